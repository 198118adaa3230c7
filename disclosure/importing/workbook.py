"""Opens what accountants upload and gives raw cells, whatever the file calls itself.

The content decides what a file is, not its name: an .xls is often an .xlsx, a CSV or a web page.
"""

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import python_calamine as calamine

from disclosure.importing import delimited
from disclosure.importing.biff import check_records
from disclosure.importing.faults import WorkbookFault
from disclosure.importing.ole import OLE_START, contain, workbook_stream
from disclosure.importing.package import ZIP_START, Package
from disclosure.importing.sheet_markup import MAX_ROWS, SheetMarkup, read_markup

__all__ = ["MAX_BYTES", "MAX_ROWS", "Sheet", "Workbook", "WorkbookFault", "open_workbook"]

MAX_BYTES = 20 * 1024 * 1024

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


@dataclass(frozen=True, slots=True)
class Sheet:
    """The raw cells of one sheet; rows and columns count from 1 as the accountant sees them.

    `rows[0]` is row 1 and `rows[0][0]` cell A1, each str, float, int, bool, date, datetime, time or
    timedelta, '' where empty; all rows are equally long and rows after the last filled one are
    left out. `unstored_formulas` are the (row, column) of formulas without a stored value, whose
    cell is ''. Of an .xls neither these nor hidden rows are known.
    """

    name: str
    rows: Cells
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    unstored_formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[MergedRange, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """An opened file. Only the sheets that are asked for are read.

    `encoding` is that of a CSV, else None.
    """

    kind: WorkbookKind
    sheet_names: tuple[str, ...]
    hidden_sheets: frozenset[str]
    encoding: str | None
    _read: Callable[[str], Sheet]

    def read(self, name: str) -> Sheet:
        """The sheet `name`. Raises WorkbookFault, among others no_such_sheet, too_many_rows."""
        if name not in self.sheet_names:
            raise WorkbookFault("no_such_sheet")
        return self._read(name)


def open_workbook(content: bytes, filename: str) -> Workbook:
    """Open an .xlsx, .xls or text file of at most MAX_BYTES.

    Raises WorkbookFault when the file as a whole cannot be read; nothing else escapes.
    """
    if not content:
        raise WorkbookFault("empty")
    if len(content) > MAX_BYTES:
        raise WorkbookFault("too_large")
    if content.startswith(ZIP_START):
        return _open_xlsx(content)
    if content.startswith(OLE_START):
        return _open_xls(content)
    return _open_csv(content, filename)


def _open_xlsx(content: bytes) -> Workbook:
    package = Package(content)
    if "xl/workbook.xml" not in package:
        raise WorkbookFault("not_a_workbook")
    parts = _sheet_parts(package)
    book = _by_calamine(lambda: calamine.load_workbook(BytesIO(content)))

    def read(name: str) -> Sheet:
        if name not in parts or parts[name] not in package:
            raise WorkbookFault("unreadable")
        return _sheet(book, name, read_markup(lambda: package.pieces(parts[name])))

    return _workbook(WorkbookKind.XLSX, book, read)


def _open_xls(content: bytes) -> Workbook:
    stream = workbook_stream(content)
    check_records(stream)
    container = BytesIO(contain("Workbook", stream))
    book = _by_calamine(lambda: calamine.load_workbook(container))
    return _workbook(WorkbookKind.XLS, book, lambda name: _sheet(book, name, SheetMarkup()))


def _open_csv(content: bytes, filename: str) -> Workbook:
    text, encoding = delimited.decode(content)
    if text.lstrip().startswith(_WEB_PAGE_STARTS):
        raise WorkbookFault("web_page")
    rows = delimited.split(text)
    if not rows:
        raise WorkbookFault("no_data")
    name = posixpath.splitext(posixpath.basename(filename))[0] or "Sheet1"
    sheet = Sheet(name, rows)
    return Workbook(WorkbookKind.CSV, (name,), frozenset(), encoding, lambda _: sheet)


def _workbook(
    kind: WorkbookKind, book: calamine.CalamineWorkbook, read: Callable[[str], Sheet]
) -> Workbook:
    sheets = [
        sheet for sheet in book.sheets_metadata if sheet.typ == calamine.SheetTypeEnum.WorkSheet
    ]
    if not sheets:
        raise WorkbookFault("no_data")
    hidden = frozenset(
        sheet.name for sheet in sheets if sheet.visible != calamine.SheetVisibleEnum.Visible
    )
    return Workbook(kind, tuple(sheet.name for sheet in sheets), hidden, None, read)


def _sheet(book: calamine.CalamineWorkbook, name: str, markup: SheetMarkup) -> Sheet:
    source = _by_calamine(lambda: book.get_sheet_by_name(name))
    rows = _by_calamine(lambda: source.to_python(skip_empty_area=False))
    visible = {sheet.name: sheet.visible for sheet in book.sheets_metadata}[name]
    return Sheet(
        name=name,
        rows=rows,
        hidden=visible != calamine.SheetVisibleEnum.Visible,
        hidden_rows=frozenset(markup.hidden_rows),
        unstored_formulas=frozenset(markup.unstored_formulas),
        merged=tuple(
            MergedRange(first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
            for first, last in source.merged_cell_ranges or ()
        ),
    )


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


def _sheet_parts(package: Package) -> dict[str, str]:
    """Sheet name → name of the part that holds it."""
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _elements(package, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    parts = {}
    for sheet in _elements(package, "xl/workbook.xml", "sheet"):
        key = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        target = posixpath.normpath(posixpath.join("/xl", targets.get(key, "")))
        parts[sheet.get("name", "")] = target.lstrip("/")
    return parts


def _elements(package: Package, part: str, tag: str) -> list[ElementTree.Element]:
    if part not in package:
        raise WorkbookFault("not_a_workbook")
    try:
        root = ElementTree.fromstring(package.read(part))
    except ElementTree.ParseError:
        raise WorkbookFault("unreadable") from None
    return [element for element in root.iter() if element.tag.rpartition("}")[2] == tag]
