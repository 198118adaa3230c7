"""Amounts whose unit stands in a column of its own, row by row: 合同金额 12 | 单位 万元."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from disclosure.importing.cells import as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.header_names import squash_header
from disclosure.importing.headers import Header, looks_like_number
from disclosure.importing.reshaping import explained, with_body
from disclosure.ledgers.base import ColumnType, Ledger
from language.amounts import find_unit
from language.text import squash

_UNIT_HEADERS = frozenset({"单位", "计量单位", "金额单位", "货币单位", "计价单位"})
_UNIT = re.compile(r"(?:人民币)?[千万亿]?[元圆]")
_UNSAID = "(没写单位)"


def join_money_units(sheet: Sheet, header: Header, ledger: Ledger) -> tuple[Sheet, Header]:
    """The sheet with the unit in each amount's own cell, or in the headers where all rows have one.

    Headers that name a unit themselves are not touched, and a sheet without such a column comes
    back as it is.
    """
    body = sheet.rows[header.last :]
    places = [
        header.columns[column.key]
        for column in ledger.columns
        if column.type is ColumnType.MONEY
        and column.key in header.columns
        and find_unit(header.text(header.columns[column.key])) is None
    ]
    for place in header.unknown:
        if squash_header(header.text(place)) not in _UNIT_HEADERS:
            continue
        said = {squash(as_text(row[place - 1])) for row in body} - {""}
        if not (said and all(map(_UNIT.fullmatch, said))):
            continue
        if len(said) == 1:
            levels = {each: (*header.levels[each], f"({next(iter(said))})") for each in places}
            return sheet, replace(explained(header, place), levels={**header.levels, **levels})
        joined = [_joined(row, {each - 1: place - 1 for each in places}) for row in body]
        return with_body(sheet, header, joined), explained(header, place)
    return sheet, header


def _joined(row: Sequence[object], units: Mapping[int, int]) -> Sequence[object]:
    """The row with its unit behind each bare number; a nought needs none."""
    return [
        as_text(cell) + (squash(as_text(row[units[index]])) or _UNSAID)
        if index in units and looks_like_number(cell) and cell != 0
        else cell
        for index, cell in enumerate(row)
    ]
