"""Quantities that say what they count in their own cell, 3间, 2台, or above it: 面积（亩）."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from disclosure.importing.cells import CellReader, as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header
from disclosure.importing.reshaping import with_body, with_cell
from disclosure.ledgers.base import Cell, Ledger
from language.numbers import NotANumber, parse_chinese_integer
from language.text import squash

_MEASURES = (
    r"平方米|平方公里|公里|千米|立方米|㎡|m2|米|公顷|亩|台套|台\(套\)|间\(套\)"
    r"|[间台幢栋座处套辆口只个件块条张把艘株棵批项宗头组层部扇根盏副吨份户所孔眼道片匹箱桶顶架门樘]"
)
_COUNTED = re.compile(
    rf"(?P<count>[\d,.]+|[一二两三四五六七八九十百千]+)(?P<measure>{_MEASURES})", re.IGNORECASE
)
_BARE = re.compile(r"[\d,.]+", re.ASCII)
_HEADED = re.compile(rf".*\((?P<measure>{_MEASURES})\)", re.IGNORECASE)


def split_counts(sheet: Sheet, header: Header, ledger: Ledger) -> tuple[Sheet, Header]:
    """The sheet with bare quantities, what they count in the cell of its own.

    A table without a column for that has it read from the quantity's cell, or from its header.
    Where two cells contradict each other both stay as they are.
    """
    for column in ledger.columns:
        place = header.columns.get(column.key)
        if column.measured_in and place:
            return _split(sheet, header, place - 1, column.measured_in)
    return sheet, header


def _split(sheet: Sheet, header: Header, index: int, key: str) -> tuple[Sheet, Header]:
    body = sheet.rows[header.last :]
    if key in header.columns:
        beside = header.columns[key] - 1
        rows = [_moved(row, index, beside) for row in body]
        return with_body(sheet, header, rows), header
    headed = _HEADED.fullmatch(squash(header.text(index + 1)))
    if headed:
        rows = [with_cell(row, index, _measured(row[index], headed["measure"])) for row in body]
        sheet = with_body(sheet, header, rows)
    elif not any(_parts(row[index]) for row in body):
        return sheet, header
    return sheet, replace(header, columns={**header.columns, key: index + 1})


def _moved(row: Sequence[object], index: int, beside: int) -> Sequence[object]:
    parts = _parts(row[index])
    if parts is None or as_text(row[beside]) not in ("", parts[1]):
        return row
    count, measure = parts
    return with_cell(with_cell(row, index, count), beside, measure)


def _measured(cell: object, measure: str) -> object:
    """A bare quantity with what the header says that it counts."""
    text = as_text(cell)
    return f"{text}{measure}" if _BARE.fullmatch(text) else cell


def _parts(cell: object) -> tuple[str, str] | None:
    """The number in a cell and what it counts; None where the cell says nothing of that."""
    found = _COUNTED.fullmatch(squash(cell)) if isinstance(cell, str) else None
    if not found:
        return None
    try:
        count = found["count"]
        bare = count if count[0].isascii() else str(parse_chinese_integer(count))
    except NotANumber:
        return None
    return bare, found["measure"]


def count_readers(
    readers: Mapping[str, CellReader], header: Header, ledger: Ledger
) -> dict[str, CellReader]:
    """Readers of a quantity and of what it counts, where one column holds both; else none."""
    found: dict[str, CellReader] = {}
    for column in ledger.columns:
        measure = column.measured_in
        if measure in header.columns and header.columns.get(column.key) == header.columns[measure]:
            found |= {column.key: _count_reader(readers[column.key]), measure: _measure_of}
    return found


def _count_reader(read: CellReader) -> CellReader:
    def counted(raw: object) -> Cell:
        parts = _parts(raw)
        return read(parts[0] if parts else raw)

    return counted


def _measure_of(raw: object) -> Cell:
    parts = _parts(raw)
    return parts[1] if parts else None
