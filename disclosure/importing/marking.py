"""Gives an accountant's own workbook back with what is wrong marked where it stands."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from disclosure.importing.files.workbook import (
    Sheet,
    Workbook,
    WorkbookFault,
    WorkbookKind,
    open_workbook,
)

MAX_MARKED = 2_000
"""Nobody mends more in one go. Excel gets slow with more comments, and ours took 1.5 GB for the
list of 420,000."""

MAX_CELLS = 1_000_000
"""openpyxl takes a gigabyte for more."""

LIST_TITLE = "检查结果"
LIST_HEADERS = ("行", "列", "现在的内容", "问题", "要不要改")
_LIST_WIDTHS = (8, 8, 24, 80, 12)

_COLOURS = ("FFFFC7CE", "FFFFEB9C")
_RED, _AMBER = (PatternFill("solid", start_color=colour) for colour in _COLOURS)
_BOLD = Font(bold=True)
_LINK = Font(color="FF0563C1", underline="single")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31
_ROWS_TO_MEASURE = 200
_NARROWEST, _WIDEST = 8, 40


@dataclass(frozen=True, slots=True)
class Mark:
    """What is wrong with a cell; row and column count from 1, column 0 is the whole row."""

    row: int
    column: int
    message: str
    blocking: bool


def mark_workbook(
    content: bytes, filename: str, sheet_name: str, marks: Sequence[Mark], general: Sequence[str]
) -> bytes:
    """An .xlsx like the one uploaded, the cells of `marks` filled and commented.

    A first sheet lists `general` (faults of the sheet as a whole) and the marks: the first
    `MAX_MARKED`, and how many more there are. An .xlsx keeps
    its formats and formulas; an .xls or CSV gives the same cells at the same places, and what was
    hidden or merged is so again.
    Raises WorkbookFault if `content` cannot be opened, has no such sheet, or has too many cells.
    """
    source = open_workbook(content, filename)
    sheet = source.read(sheet_name)
    book = _copy(source, content, sheet)
    target = book[_title(source, sheet_name)]
    _forget_earlier(book, target)
    _mark_cells(target, marks[:MAX_MARKED])
    _list_marks(book, target.title, sheet, marks, general)
    result = BytesIO()
    book.save(result)
    return result.getvalue()


def _copy(source: Workbook, content: bytes, sheet: Sheet) -> openpyxl.Workbook:
    """With the other sheets, unless that is too much for openpyxl, which checks nothing itself."""
    if _cells([sheet]) > MAX_CELLS:
        raise WorkbookFault("too_many_cells")
    try:
        sheets = [source.read(name) if name != sheet.name else sheet for name in source.sheet_names]
        if _cells(sheets) > MAX_CELLS:
            return _rebuilt(source, [sheet])
        if source.kind is not WorkbookKind.XLSX:
            return _rebuilt(source, sheets)
        return openpyxl.load_workbook(BytesIO(content))
    except Exception:
        # openpyxl reads fewer files than calamine and has no error of its own for the others.
        return _rebuilt(source, [sheet])


def _cells(sheets: Sequence[Sheet]) -> int:
    return sum(len(sheet.rows) * len(sheet.rows[0]) for sheet in sheets if sheet.rows)


def _rebuilt(source: Workbook, sheets: Sequence[Sheet]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _write_sheet(book.create_sheet(_title(source, sheet.name)), sheet)
    return book


def _title(source: Workbook, name: str) -> str:
    """The sheet's name in the copy; that of a CSV comes from a file name and may not be allowed."""
    if source.kind is WorkbookKind.CSV:
        return _NOT_IN_TITLES.sub("_", name)[:_LONGEST_TITLE]
    return name


def _write_sheet(target: Worksheet, sheet: Sheet) -> None:
    for number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row, start=1):
            if value != "":
                _write(target.cell(number, column), value)
    for area in sheet.merged:
        target.merge_cells(
            start_row=area.first_row,
            start_column=area.first_column,
            end_row=area.last_row,
            end_column=area.last_column,
        )
    for number in sheet.hidden_rows:
        target.row_dimensions[number].hidden = True
    for place, width in _widths(sheet).items():
        dimension = target.column_dimensions[get_column_letter(place)]
        dimension.width, dimension.hidden = width, place in sheet.hidden_columns
    target.sheet_state = "hidden" if sheet.hidden else "visible"


def _widths(sheet: Sheet) -> dict[int, int]:
    """A width for each column in which its first cells can be read: a day shows #### else.

    Merged cells and the titles above a table, which stand alone in their row, may run over.
    """
    widths = dict.fromkeys(range(1, len(sheet.rows[0]) + 1 if sheet.rows else 1), _NARROWEST)
    for row in sheet.rows[:_ROWS_TO_MEASURE]:
        filled = [place for place, cell in enumerate(row, start=1) if cell != ""]
        for place in filled if len(filled) > 1 else ():
            widths[place] = max(widths[place], min(_display_width(row[place - 1]), _WIDEST))
    return widths


def _display_width(cell: object) -> int:
    """In Latin letters; a Chinese one takes the room of two."""
    text = str(cell.date()) if isinstance(cell, datetime) else str(cell)
    return len(text) + sum(not letter.isascii() for letter in text) + 2


def _write(cell: Cell, value: object) -> None:
    """Text stays text: what begins with = must not become a formula, now or when edited."""
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = _printable(value)
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(("=", "+", "-", "@"))


def _printable(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def _forget_earlier(book: openpyxl.Workbook, target: Worksheet) -> None:
    """Accountants mend the marked copy and upload that: its old marks would look like new ones."""
    if LIST_TITLE not in book.sheetnames or target.title == LIST_TITLE:
        return
    del book[LIST_TITLE]
    for cell in itertools.chain.from_iterable(target.iter_rows()):
        if cell.fill.start_color.rgb in _COLOURS:
            cell.fill = PatternFill()
        if cell.comment and cell.comment.author == LIST_TITLE:
            cell.comment = None


def _mark_cells(target: Worksheet, marks: Sequence[Mark]) -> None:
    width = target.max_column
    by_place: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        if mark.column == 0:
            _fill(target, [(mark.row, column) for column in range(1, width + 1)], mark.blocking)
        by_place.setdefault(_corner(target, mark), []).append(mark)
    for place, found in by_place.items():
        _fill(target, [place], any(mark.blocking for mark in found))
        _comment(target.cell(*place), [mark.message for mark in found])


def _corner(target: Worksheet, mark: Mark) -> tuple[int, int]:
    """The cell that carries the comment: of a merged range the top left, the only one to show."""
    cell = target.cell(mark.row, max(mark.column, 1))
    if not isinstance(cell, MergedCell):
        return cell.row, cell.column
    area = next(area for area in target.merged_cells.ranges if cell.coordinate in area)
    return area.min_row, area.min_col


def _fill(target: Worksheet, places: Sequence[tuple[int, int]], blocking: bool) -> None:
    for place in places:
        cell = target.cell(*place)
        if not isinstance(cell, MergedCell):
            cell.fill = _RED if blocking else _AMBER


def _comment(cell: Cell, messages: Sequence[str]) -> None:
    """An accountant's own comment stays, below ours."""
    before = [cell.comment.text] if cell.comment else []
    lines = [_printable(line) for line in dict.fromkeys([*messages, *before])]
    height = 24 + 18 * sum(1 + len(line) // 18 for line in lines)
    cell.comment = Comment("\n".join(lines), LIST_TITLE, height=min(height, 400), width=280)


def _list_marks(
    book: openpyxl.Workbook,
    title: str,
    sheet: Sheet,
    marks: Sequence[Mark],
    general: Sequence[str],
) -> None:
    target = book.create_sheet(LIST_TITLE, 0)
    head = [[line] for line in (*_summary(marks), *general)]
    listed = marks[:MAX_MARKED]
    entries = [_entry(sheet, mark) for mark in listed]
    for row, values in enumerate([*head, LIST_HEADERS, *entries], start=1):
        for column, value in enumerate(values, start=1):
            _write(target.cell(row, column), value)
    for cell in (target["A1"], *target[len(head) + 1]):
        cell.font = _BOLD
    for row, mark in enumerate(listed, start=len(head) + 2):
        _link(target, row, title, mark)
    for column, width in enumerate(_LIST_WIDTHS, start=1):
        target.column_dimensions[get_column_letter(column)].width = width
    _show_first(book)


def _summary(marks: Sequence[Mark]) -> list[str]:
    blocking = sum(mark.blocking for mark in marks)
    lines = [f"检查结果：{blocking} 处要改，{len(marks) - blocking} 处请核对。"]
    if len(marks) > MAX_MARKED:
        more = len(marks) - MAX_MARKED
        lines.append(
            f"太多了，这里只标出前 {MAX_MARKED} 处，还有 {more} 处。改好再上传，会接着标。"
        )
    return lines


def _entry(sheet: Sheet, mark: Mark) -> tuple[object, ...]:
    column = get_column_letter(mark.column) if mark.column else "整行"
    need = "要改" if mark.blocking else "请核对"
    return mark.row, column, _present(sheet, mark), mark.message, need


def _present(sheet: Sheet, mark: Mark) -> str:
    """What the cell holds now, as the accountant would read it."""
    if (mark.row, mark.column) in sheet.unstored_formulas:
        return "（公式，没有算出的结果）"
    if not 0 < mark.row <= len(sheet.rows) or not 0 < mark.column <= len(sheet.rows[0]):
        return ""
    value = sheet.rows[mark.row - 1][mark.column - 1]
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _link(target: Worksheet, row: int, title: str, mark: Mark) -> None:
    place = f"{get_column_letter(max(mark.column, 1))}{mark.row}"
    for cell in (target.cell(row, 1), target.cell(row, 2)):
        cell.hyperlink = Hyperlink(
            ref=cell.coordinate, location=f"{quote_sheetname(title)}!{place}"
        )
        cell.font = _LINK


def _show_first(book: openpyxl.Workbook) -> None:
    """Open at the list, and only there: what is typed goes into every selected sheet."""
    book.active = 0
    for number, sheet in enumerate(book.worksheets):
        sheet.sheet_view.tabSelected = number == 0
