"""Walks over the records of an .xls before calamine makes room for its cells."""

import struct
from collections.abc import Iterator

from disclosure.importing.faults import WorkbookFault
from disclosure.importing.sheet_markup import check_size

_BEGIN = 0x809
_END = 0x0A
_FILEPASS = 0x2F  # "the rest is encrypted"
_CELLS = frozenset((0x06, 0xBD, 0xFD, 0x203, 0x204, 0x205, 0x27E))
"""FORMULA, MULRK, LABELSST, NUMBER, LABEL, BOOLERR, RK; all begin with row and column from 0."""
_MULRK = 0xBD  # several cells; its last column stands at its end

_DIMENSIONS = 0x200
_SHARED_STRINGS = 0xFC
_MOST_ROWS = 65_536
_MOST_COLUMNS = 256

_HEADER = struct.Struct("<HH")


def check_records(stream: bytes) -> None:
    """Raises WorkbookFault: encrypted, truncated, too_many_columns, too_many_cells.

    calamine reads all sheets of an .xls at once, so all of them count together.
    """
    depth = last_row = last_column = room = 0
    for kind, start, end in _records(stream):
        if kind == _FILEPASS:
            raise WorkbookFault("encrypted")
        if kind == _BEGIN:
            depth += 1
            last_row = last_column = 0
        elif kind == _END:
            depth -= 1
            room += last_row * last_column
            check_size(last_row, last_column, room)
            last_row = last_column = 0
        elif kind in (_DIMENSIONS, _SHARED_STRINGS):
            _check_claims(kind, stream[start:end], len(stream))
        elif kind in _CELLS and end - start >= 4:
            row, column = _HEADER.unpack_from(stream, start)
            if kind == _MULRK:
                column = int.from_bytes(stream[end - 2 : end], "little")
            last_row, last_column = max(last_row, row + 1), max(last_column, column + 1)
    if depth:
        raise WorkbookFault("truncated")


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


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
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
