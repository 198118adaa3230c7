"""Progress that says in words how far a project is, in a table without a column for its state:
80% in one cell of 形象进度, 已完工 in the next."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from disclosure.importing.cells import BLANKS, CellReader
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header
from disclosure.importing.texts import CellFault
from disclosure.ledgers.base import Cell, Column, Ledger
from language.text import squash

_DIGIT = re.compile(r"\d")


def split_shares(sheet: Sheet, header: Header, ledger: Ledger) -> Header:
    """The header that has the words, too, read from the cells of a share, where any holds one that
    their own column knows."""
    for column in _worded(ledger):
        place = header.columns.get(column.key)
        if place is None or column.worded_in in header.columns:
            continue
        known = ledger.column(column.worded_in).known_words
        if any(_word(row[place - 1]) in known for row in sheet.rows[header.last :]):
            header = replace(header, columns={**header.columns, column.worded_in: place})
    return header


def share_readers(
    readers: Mapping[str, CellReader], header: Header, ledger: Ledger
) -> dict[str, CellReader]:
    """Readers of a share and of its words, where one column holds both; else none."""
    found: dict[str, CellReader] = {}
    for column in _worded(ledger):
        words = column.worded_in
        if words in header.columns and header.columns.get(column.key) == header.columns[words]:
            found |= {column.key: _number(readers[column.key]), words: _words(readers[words])}
    return found


def _worded(ledger: Ledger) -> Iterator[Column]:
    return (column for column in ledger.columns if column.worded_in)


def _word(cell: object) -> str:
    """What a cell says in words alone; empty where it holds a number, or nothing."""
    text = squash(cell) if isinstance(cell, str) else ""
    return "" if text in BLANKS or _DIGIT.search(text) else text


def _number(read: CellReader) -> CellReader:
    """Some words are a number as well: 已完工 is 100%, 在建 none."""

    def numbered(raw: object) -> Cell:
        try:
            return read(raw)
        except CellFault:
            if _word(raw):
                return None
            raise

    return numbered


def _words(read: CellReader) -> CellReader:
    def worded(raw: object) -> Cell:
        return read(raw) if _word(raw) else None

    return worded
