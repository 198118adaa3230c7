"""Opens what accountants upload and gives raw cells, whatever the file calls itself.

The content decides what a file is, not its name: an .xls is often an .xlsx, a CSV or a web page.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath
from typing import Any

import python_calamine as calamine

from disclosure.importing.files import delimited
from disclosure.importing.files.biff import read_records
from disclosure.importing.files.faults import WorkbookFault
from disclosure.importing.files.number_formats import STYLES, read_styles
from disclosure.importing.files.ole import OLE_START, contain, workbook_stream
from disclosure.importing.files.package import ZIP_START, Package, listed_parts
from disclosure.importing.files.shared_strings import STRINGS, check_strings, check_texts
from disclosure.importing.files.sheet_markup import MAX_ROWS, SheetMarkup
from disclosure.importing.files.sheet_parts import sheet_parts
from disclosure.importing.files.sheet_reader import has_values, read_markup

__all__ = [
    "MAX_BYTES",
    "MAX_ROWS",
    "MergedRange",
    "Sheet",
    "Workbook",
    "WorkbookFault",
    "WorkbookKind",
    "open_workbook",
    "refuse_at_sight",
]

MAX_BYTES = 20 * 1024 * 1024

MAX_MERGED = 500_000
"""Cells in merged ranges: whoever looks into the ranges makes room for each."""

MAX_LETTERS = 2_000
"""Of one cell; the rest is dropped. No column takes so long a text, and to look for names, dates
and numbers in a text of a million letters would take minutes."""

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORKBOOK_SUFFIXES = (".xlsx", ".xls")
_RTF_START = b"{\\rtf"
_PICTURE_STARTS = (b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"GIF8")
_PHONE_PICTURE = b"ftyp"  # after the length of the first box: HEIC, AVIF, and films
_WEB_PAGE_STARTS = ("<", "MIME-Version:")  # "save as web page" under the name .xls

Cells = Sequence[Sequence[object]]


class WorkbookKind(StrEnum):
    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class MergedRange:
    """Counted from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def size(self) -> int:
        rows = self.last_row - self.first_row + 1
        return rows * (self.last_column - self.first_column + 1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The raw cells of one sheet; rows and columns count from 1 as the accountant sees them.

    `rows[0]` is row 1 and `rows[0][0]` cell A1, each str, float, int, bool, date, datetime, time or
    timedelta, '' where empty, '#REF!' and the like where a formula went wrong; all rows are equally
    long and rows after the last filled one are left out. `unstored_formulas` are the (row, column)
    of formulas without a stored value: such a cell is '', or lies beyond the rows. `formats` are
    those of cells that show another number, a unit with it, or a month where a day is kept. Where
    cells have types, the text 9.3 was typed so; in a CSV it may have been the number 9.30.
    """

    name: str
    rows: Cells
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unstored_formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[MergedRange, ...] = ()
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    has_types: bool = True


@dataclass(frozen=True, slots=True)
class Workbook:
    """An opened file. Only the sheets that are asked for are read.

    `filled_sheets` are those of `sheet_names` with at least one value, in the same order: Excel
    used to add two empty sheets to every file. `encoding` is that of a CSV, else None.
    """

    kind: WorkbookKind
    sheet_names: tuple[str, ...]
    filled_sheets: tuple[str, ...]
    encoding: str | None
    _read: Callable[[str], Sheet]

    def read(self, name: str) -> Sheet:
        """The sheet `name`. Raises WorkbookFault, among others no_such_sheet, too_many_rows."""
        if name not in self.sheet_names:
            raise WorkbookFault("no_such_sheet")
        return self._read(name)


def refuse_at_sight(content: bytes) -> None:
    """Look at a file as long as a request may: its size, and what lies in its container.

    Nothing is unpacked; what passes may still turn out to be no workbook when it is opened.
    Raises WorkbookFault: empty, too_large, truncated, encrypted, not_a_workbook, document, picture,
    packed, web_page, bomb.
    """
    _refuse_size(content)
    _refuse_other_kinds(content)
    if content.startswith(ZIP_START):
        listed_parts(content)
    elif content.startswith(OLE_START):
        workbook_stream(content)
    else:
        _text(content)


def open_workbook(content: bytes, filename: str) -> Workbook:
    """Open an .xlsx, .xls or text file of at most MAX_BYTES.

    Raises WorkbookFault when the file as a whole cannot be read; nothing else escapes.
    """
    _refuse_size(content)
    _refuse_other_kinds(content)
    if content.startswith(ZIP_START):
        return _open_xlsx(content)
    if content.startswith(OLE_START):
        return _open_xls(content)
    return _open_csv(content, filename)


def _refuse_size(content: bytes) -> None:
    if not content:
        raise WorkbookFault("empty")
    if len(content) > MAX_BYTES:
        raise WorkbookFault("too_large")


def _refuse_other_kinds(content: bytes) -> None:
    if content.startswith(_RTF_START):
        raise WorkbookFault("document")
    if content.startswith(_PICTURE_STARTS) or content[4:8] == _PHONE_PICTURE:
        raise WorkbookFault("picture")


def _open_xlsx(content: bytes) -> Workbook:
    package = Package(content)
    parts = sheet_parts(package)
    if STRINGS in package:
        check_strings(package.pieces(STRINGS))
    formats = read_styles(package.pieces(STYLES)) if STYLES in package else {}
    book = _by_calamine(lambda: calamine.load_workbook(BytesIO(content)))

    def is_filled(name: str) -> bool:
        return name in parts and has_values(package.pieces(parts[name]))

    def read(name: str) -> Sheet:
        markup = read_markup(lambda: _with_few_merges(package.pieces(parts[name])), formats)
        if STRINGS in package:
            check_texts(
                lambda: package.pieces(STRINGS), lambda: package.pieces(parts[name]), markup.cells
            )
        return _sheet(book, name, markup)

    return _workbook(WorkbookKind.XLSX, book, is_filled, read)


def _with_few_merges(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces; WorkbookFault before calamine makes a list of millions of merged ranges."""
    tags = 0
    for piece in pieces:
        tags += piece.count(b"mergeCell")
        if tags > 2 * MAX_MERGED:  # an opening and a closing tag for each range
            raise WorkbookFault("merged_too_far")
        yield piece


def _open_xls(content: bytes) -> Workbook:
    stream = workbook_stream(content)
    found = read_records(stream)
    container = BytesIO(contain("Workbook", stream))
    book = _by_calamine(lambda: calamine.load_workbook(container))
    markups = dict(zip((sheet.name for sheet in book.sheets_metadata), found, strict=False))

    def is_filled(name: str) -> bool:
        return bool(_by_calamine(lambda: book.get_sheet_by_name(name)).height)

    def read(name: str) -> Sheet:
        return _sheet(book, name, markups.get(name, SheetMarkup()))

    return _workbook(WorkbookKind.XLS, book, is_filled, read)


def _open_csv(content: bytes, filename: str) -> Workbook:
    text, encoding = _text(content)
    rows = delimited.split(text)
    if not rows:
        raise WorkbookFault("no_data")
    if PurePath(filename).suffix.lower() in _WORKBOOK_SUFFIXES and not delimited.is_table(rows):
        raise WorkbookFault("plain_text")
    _shorten(rows)
    name = PurePath(filename).stem or "Sheet1"
    sheet = Sheet(name, rows, has_types=False)
    return Workbook(WorkbookKind.CSV, (name,), (name,), encoding, lambda _: sheet)


def _text(content: bytes) -> tuple[str, str]:
    text, encoding = delimited.decode(content)
    if text.lstrip().startswith(_WEB_PAGE_STARTS):
        raise WorkbookFault("web_page")
    return text, encoding


def _workbook(
    kind: WorkbookKind,
    book: calamine.CalamineWorkbook,
    is_filled: Callable[[str], bool],
    read: Callable[[str], Sheet],
) -> Workbook:
    names = tuple(
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ == calamine.SheetTypeEnum.WorkSheet
    )
    filled = tuple(name for name in names if is_filled(name))
    if not filled:
        raise WorkbookFault("no_data")
    return Workbook(kind, names, filled, None, read)


def _sheet(book: calamine.CalamineWorkbook, name: str, markup: SheetMarkup) -> Sheet:
    source = _by_calamine(lambda: book.get_sheet_by_name(name))
    rows = _by_calamine(lambda: source.to_python(skip_empty_area=False))
    for (row, column), error in markup.broken.items():
        if row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = error
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    _shorten(rows)
    visible = {sheet.name: sheet.visible for sheet in book.sheets_metadata}[name]
    merged = tuple(
        MergedRange(first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
        for first, last in source.merged_cell_ranges or ()
    )
    if sum(area.size for area in merged) > MAX_MERGED:
        raise WorkbookFault("merged_too_far")
    return Sheet(
        name=name,
        rows=rows,
        hidden=visible != calamine.SheetVisibleEnum.Visible,
        hidden_rows=frozenset(markup.hidden_rows),
        hidden_columns=frozenset(markup.hidden_columns),
        unstored_formulas=frozenset(markup.unstored_formulas),
        merged=merged,
        formats=markup.formats,
    )


def _shorten(rows: Iterable[list[Any]]) -> None:
    for row in rows:
        for column, cell in enumerate(row):
            if isinstance(cell, str) and len(cell) > MAX_LETTERS:
                row[column] = " ".join(cell.split())[:MAX_LETTERS]


def _by_calamine(call: Callable[[], Any]) -> Any:
    """Call calamine; whatever it makes of a damaged file, even a panic, is a fault of the file."""
    try:
        return call()
    except calamine.PasswordError:
        raise WorkbookFault("encrypted") from None
    except Exception:
        raise WorkbookFault("unreadable") from None
    except BaseException as error:
        # PyO3's PanicException is no Exception and cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise WorkbookFault("unreadable") from None
