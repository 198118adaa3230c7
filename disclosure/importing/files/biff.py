"""One pass over the records of an .xls, for what calamine does not tell.

calamine makes room for all cells before anybody can ask how many those are; it lists no hidden rows
and columns, knows no formats, and gives '' for a formula without a stored value.
"""

import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from disclosure.importing.files.biff_strings import string_sizes
from disclosure.importing.files.faults import WorkbookFault
from disclosure.importing.files.number_formats import BUILT_IN, telling
from disclosure.importing.files.shared_strings import MAX_TEXT
from disclosure.importing.files.sheet_markup import SheetMarkup, check_size

_BEGIN = 0x809
_END = 0x0A
_FILEPASS = 0x2F  # "the rest is encrypted"
_SHEET = 0x85  # where a sheet begins
_FORMULA = 0x06
_LABELSST = 0xFD  # a cell that points to a shared string
_FORMAT, _STYLE = 0x41E, 0xE0
_MULRK = 0xBD  # several cells; its last column stands at its end
_CELLS = frozenset((_FORMULA, _MULRK, _LABELSST, 0x203, 0x204, 0x205, 0x27E))
"""With NUMBER, LABEL, BOOLERR, RK; all begin with row and column from 0."""
_BOOL_OR_ERROR = 0x205  # a second byte of 1 says that the first is an error
_ROW = 0x208
_COLUMNS = 0x7D

_DIMENSIONS = 0x200
_SHARED_STRINGS = 0xFC
_CONTINUE = 0x3C
_MOST_ROWS = 65_536
_MOST_COLUMNS = 256

_HEADER = struct.Struct("<HH")
_ROW_FLAGS, _ROW_HIDDEN = 12, 0x20
_COLUMN_FLAGS, _COLUMN_HIDDEN = 8, 0x01
_RESULT = slice(6, 14)
_CELL_STYLE = slice(4, 6)
_SMALL = 6  # bytes of each cell of a MULRK: its style and its number
_ERROR = 2
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_NO_NUMBER, _EMPTY = b"\xff\xff", 3
"""The end of a result that is no number, and the first byte of one that is empty."""


@dataclass(slots=True)
class _Walk:
    """What the records said so far."""

    sheets: dict[int, SheetMarkup] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    strings: list[bytes] = field(default_factory=list)
    texts: Counter[int] = field(default_factory=Counter)
    codes: dict[int, str] = field(
        default_factory=lambda: {int(number): code for number, code in BUILT_IN.items()}
    )
    styles: list[int] = field(default_factory=list)
    open: list[SheetMarkup] = field(default_factory=list)
    room: int = 0


def read_records(stream: bytes) -> list[SheetMarkup]:
    """What the records say of each sheet, in the workbook's order of sheets.

    calamine reads all sheets of an .xls at once, so all of them count together.
    Raises WorkbookFault: encrypted, truncated, unreadable, too_many_columns, too_many_cells,
    too_much_text.
    """
    walk = _Walk()
    text_goes_on = False
    for kind, start, end in records(stream):
        if kind == _FILEPASS:
            raise WorkbookFault("encrypted")
        if kind == _BEGIN:
            markup = walk.sheets[start - _HEADER.size] = SheetMarkup()
            walk.open.append(markup)
        elif kind == _END:
            _close(walk)
        elif kind in (_DIMENSIONS, _SHARED_STRINGS):
            _check_claims(kind, stream[start:end], len(stream))
        elif kind == _SHEET:
            walk.starts.append(int.from_bytes(stream[start : start + 4], "little"))
        elif kind == _CONTINUE and text_goes_on:
            walk.strings.append(stream[start:end])
        elif walk.open:
            _note(walk, kind, stream[start:end])
        if kind == _SHARED_STRINGS:
            walk.strings = [stream[start:end]]
        text_goes_on = kind == _SHARED_STRINGS or (kind == _CONTINUE and text_goes_on)
    if walk.open:
        raise WorkbookFault("truncated")
    _check_text(walk)
    return [walk.sheets.get(start, SheetMarkup()) for start in walk.starts]


def _close(walk: _Walk) -> None:
    if not walk.open:
        raise WorkbookFault("unreadable")
    markup = walk.open.pop()
    walk.room += markup.last_row * markup.last_column
    check_size(markup.last_row, markup.last_column, walk.room)


def _note(walk: _Walk, kind: int, data: bytes) -> None:
    markup = walk.open[-1]
    if kind in _CELLS and len(data) >= _HEADER.size:
        _note_cell(walk, kind, data)
    elif kind == _FORMAT:
        code = _format_code(data)
        walk.codes[int.from_bytes(data[:2], "little")] = code if telling(code) else ""
    elif kind == _STYLE:
        walk.styles.append(int.from_bytes(data[2:4], "little"))
    elif kind == _ROW and len(data) > _ROW_FLAGS and data[_ROW_FLAGS] & _ROW_HIDDEN:
        markup.hidden_rows.add(int.from_bytes(data[:2], "little") + 1)
    elif kind == _COLUMNS and len(data) > _COLUMN_FLAGS:
        first, last = _HEADER.unpack_from(data)
        if data[_COLUMN_FLAGS] & _COLUMN_HIDDEN:
            markup.hide_columns(first + 1, last + 1)


def _note_cell(walk: _Walk, kind: int, data: bytes) -> None:
    markup = walk.open[-1]
    row, column = _HEADER.unpack_from(data)
    if kind == _FORMULA:
        result = data[_RESULT]
        if result.endswith(_NO_NUMBER) and result[0] == _EMPTY:
            markup.unstored_formulas.add((row + 1, column + 1))
        elif result.endswith(_NO_NUMBER) and result[0] == _ERROR:
            markup.broken[row + 1, column + 1] = _ERRORS.get(result[2], "#VALUE!")
    elif kind == _BOOL_OR_ERROR and data[6:8].endswith(b"\x01"):
        markup.broken[row + 1, column + 1] = _ERRORS.get(data[6], "#VALUE!")
    elif kind == _LABELSST:
        walk.texts[int.from_bytes(data[6:10], "little")] += 1
    elif kind == _MULRK:
        for first in range(_HEADER.size, len(data) - _SMALL, _SMALL):
            _note_format(walk, row, column, data[first : first + 2])
            column += 1
        column = int.from_bytes(data[-2:], "little")
    if kind != _MULRK:
        _note_format(walk, row, column, data[_CELL_STYLE])
    markup.last_row = max(markup.last_row, row + 1)
    markup.last_column = max(markup.last_column, column + 1)


def _note_format(walk: _Walk, row: int, column: int, style: bytes) -> None:
    """Styles stand before all sheets; a cell names its own by its place among them."""
    place = int.from_bytes(style, "little")
    code = walk.codes.get(walk.styles[place], "") if place < len(walk.styles) else ""
    if code:
        walk.open[-1].formats[row + 1, column + 1] = code


def _format_code(data: bytes) -> str:
    """Of a format's record: its number, how many letters, whether two bytes each, the letters."""
    letters = int.from_bytes(data[2:4], "little")
    wide = data[4:5] == b"\x01"
    return data[5 : 5 + letters * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _check_text(walk: _Walk) -> None:
    """One long text in very many cells makes gigabytes of a small upload."""
    sizes = string_sizes(walk.strings) if walk.texts and walk.strings else []
    text = sum(sizes[index] * cells for index, cells in walk.texts.items() if index < len(sizes))
    if text > MAX_TEXT:
        raise WorkbookFault("too_much_text")


def _check_claims(kind: int, data: bytes, available: int) -> None:
    """calamine sets memory aside for as many cells and strings as a file claims to hold."""
    if kind == _SHARED_STRINGS:
        believable = int.from_bytes(data[4:8], "little") <= available
    else:
        first_row, last_row, first_column, last_column = _extent(data)
        believable = (
            first_row <= last_row <= _MOST_ROWS and first_column <= last_column <= _MOST_COLUMNS
        )
    if not believable:
        raise WorkbookFault("unreadable")


def _extent(data: bytes) -> tuple[int, ...]:
    """First row, row after the last, first column, column after the last: of one of two sizes."""
    if len(data) not in (10, 14):
        raise WorkbookFault("unreadable")
    return struct.unpack_from("<2I2H" if len(data) == 14 else "<4H", data)


def records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, start and end of each record's data; zeros fill the stream up after the last."""
    at = 0
    while at + _HEADER.size <= len(stream):
        kind, length = _HEADER.unpack_from(stream, at)
        at += _HEADER.size
        if kind == length == 0:
            return
        if at + length > len(stream):
            raise WorkbookFault("truncated")
        yield kind, at, at + length
        at += length
