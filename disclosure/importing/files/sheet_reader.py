"""One pass over the XML of a worksheet, for what calamine does not tell.

Nearly every program writes a sheet in one plain way. `_PlainReader` reads that way by patterns, in
a fifth of calamine's own time, and gives up on anything else; `SheetParser` reads any XML there is.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator

from disclosure.importing.files.faults import WorkbookFault
from disclosure.importing.files.number_formats import Formats
from disclosure.importing.files.sheet_markup import (
    SheetMarkup,
    check_size,
    column_number,
    position,
)
from disclosure.importing.files.sheet_parser import SheetParser

Pieces = Iterable[bytes]

_VALUE = re.compile(rb"<(?:\w+:)?[vt](?:\s[^<>]*)?>[^<]")
_LONGEST_TAG = 200
_LONGEST_ROW = 4 * 1024 * 1024  # bytes; longer ones are left to the parser
_DIGITS = b"0123456789"
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def read_markup(pieces: Callable[[], Pieces], formats: Formats) -> SheetMarkup:
    """What the XML says, which `pieces()` gives from its start each time it is called.

    `formats` are those by which cells are to be told.

    Raises WorkbookFault: too_many_rows, too_many_columns, too_many_cells, unreadable.
    """
    try:
        found = _PlainReader(formats).read(pieces())
        check_size(found.last_row, found.last_column, found.cells)
    except (_NotPlainError, WorkbookFault):
        # The plain reader counts cells that are only formatted, too: look again before refusing.
        found = SheetParser(formats).read(pieces())
        check_size(found.last_row, found.last_column, found.cells)
    return found


def has_values(pieces: Pieces) -> bool:
    """Whether any cell holds a value; reads no further than to the first."""
    tail = b""
    for piece in pieces:
        if _VALUE.search(tail + piece):
            return True
        tail = piece[-_LONGEST_TAG:]
    return False


class _NotPlainError(Exception):
    """The markup is not written in the plain way."""


class _PlainReader:
    """Reads markup without prefixes and comments, in which a cell begins with its reference."""

    _cell = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"')
    _row = re.compile(rb'<row r="([0-9]{1,7})"([^<>]*)>')
    _hidden = re.compile(rb'\bhidden="(?:1|true)"')
    _formula = re.compile(
        rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^<>]*>\s*<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)'
        rb"\s*(?:<v>([^<]*)</v>|<v\s*/>)?\s*</c>"
    )
    _styled = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^<>]*?\ss="([0-9]{1,6})"[^<>]*(?<!/)>')
    _error = re.compile(rb'\st="e"')
    _broken = re.compile(
        rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^<>]*\st="e"[^<>]*>'
        rb"\s*(?:<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)\s*)?<v>([^<]*)</v>"
    )
    _column = re.compile(rb"<col\s([^<>]*)>")
    _first, _last = re.compile(rb'\bmin="([0-9]{1,5})"'), re.compile(rb'\bmax="([0-9]{1,5})"')
    _prefixed = re.compile(rb":(?:sheetData|cols?|row|c|f|v)[\s/>]")

    def __init__(self, formats: Formats) -> None:
        self.found = SheetMarkup()
        self.formats = {str(style).encode(): code for style, code in formats.items()}

    def read(self, pieces: Pieces) -> SheetMarkup:
        blocks = _blocks(iter(pieces))
        head, _, rows = next(blocks).partition(b"<sheetData")
        self.refuse_unusual(head.partition(b"?>")[2])
        if b"hidden" in head:
            self.read_columns(head)
        for block in itertools.chain([rows], blocks):
            self.refuse_unusual(block)
            self.read_rows(block)
        return self.found

    def refuse_unusual(self, markup: bytes) -> None:
        prefixed = b":" in markup and self._prefixed.search(markup)
        if b"<!" in markup or b"<?" in markup or prefixed:
            raise _NotPlainError

    def read_columns(self, head: bytes) -> None:
        for attributes in self._column.findall(head):
            first, last = self._first.search(attributes), self._last.search(attributes)
            if not first or not last:
                raise _NotPlainError
            if self._hidden.search(attributes):
                self.found.hide_columns(int(first[1]), int(last[1]))

    def read_rows(self, rows: bytes) -> None:
        self.read_cells(rows)
        if b"hidden" in rows:
            self.read_hidden(rows)
        if self.formats:
            self.read_formats(rows)
        if b"<f" in rows:
            self.read_formulas(rows)
        if b'"e"' in rows and self._error.search(rows):
            self.read_broken(rows)

    def read_cells(self, rows: bytes) -> None:
        references = self._cell.findall(rows)
        if len(references) != rows.count(b"<c"):
            raise _NotPlainError
        if not references:
            return
        joined = b" ".join(references)
        numbers = map(int, set(joined.translate(None, _LETTERS).split()))
        letters = set(joined.translate(None, _DIGITS).split())
        columns = (column_number(column.decode()) for column in letters)
        self.found.cells += len(references)
        self.found.last_row = max(self.found.last_row, *numbers)
        self.found.last_column = max(self.found.last_column, *columns)

    def read_hidden(self, rows: bytes) -> None:
        if len(self._row.findall(rows)) != rows.count(b"<row"):
            raise _NotPlainError
        self.found.hidden_rows.update(
            int(number) for number, rest in self._row.findall(rows) if self._hidden.search(rest)
        )

    def read_formats(self, rows: bytes) -> None:
        self.found.formats.update(
            (position(reference.decode()), self.formats[style])
            for reference, style in self._styled.findall(rows)
            if style in self.formats
        )

    def read_formulas(self, rows: bytes) -> None:
        formulas = self._formula.findall(rows)
        if len(formulas) != rows.count(b"<f"):
            raise _NotPlainError
        self.found.unstored_formulas.update(
            position(reference.decode()) for reference, value in formulas if not value
        )

    def read_broken(self, rows: bytes) -> None:
        broken = self._broken.findall(rows)
        if len(broken) != len(self._error.findall(rows)):
            raise _NotPlainError
        self.found.broken.update(
            (position(reference.decode()), value.decode()) for reference, value in broken
        )


def _blocks(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The markup up to the end of the rows, cut only where a row begins."""
    rest = b""
    for piece in pieces:
        rest += piece
        rows, closing, after = rest.partition(b"</sheetData>")
        if closing:
            yield rows
            _expect_no_rows(itertools.chain([after], pieces))
            return
        end = rest.rfind(b"<row")
        if end > 0:
            yield rest[:end]
            rest = rest[end:]
        if len(rest) > _LONGEST_ROW:
            break
    raise _NotPlainError


def _expect_no_rows(pieces: Pieces) -> None:
    """A lenient reader could be led past what only looks like the end of the rows."""
    if any(b"<row" in piece or b"<c " in piece for piece in pieces):
        raise _NotPlainError
