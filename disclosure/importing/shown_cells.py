"""Cells that a spreadsheet shows otherwise than it keeps them, read as they are shown.

A month typed as 2026年12月 is kept as its first day, 50% as 0.5, the number XG-0007 as 7; only the
format of the cell tells.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from disclosure.importing.files.number_formats import (
    label_of,
    shows_month_only,
    shows_per_cent,
)
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header
from disclosure.importing.reshaping import with_cell
from disclosure.ledgers.base import DAYS, ColumnType, Ledger
from language.dates import NotADate, is_serial, parse_date
from language.numbers import parse_number

_TEXTS = frozenset({ColumnType.TEXT, ColumnType.NAME, ColumnType.CHOICE})


def as_shown(sheet: Sheet, header: Header, ledger: Ledger) -> Sheet:
    """The sheet with months, per cents and labelled numbers as words where days, shares and texts
    are to be read."""
    types = {header.columns[c.key]: c.type for c in ledger.columns if c.key in header.columns}
    changed: dict[int, Sequence[object]] = {}
    for (number, place), code in sheet.formats.items():
        if header.last < number <= len(sheet.rows) and place in types:
            row = changed.get(number, sheet.rows[number - 1])
            text = _shown(row[place - 1], code, types[place])
            if text:
                changed[number] = with_cell(row, place - 1, text)
    if not changed:
        return sheet
    return replace(sheet, rows=[changed.get(n, row) for n, row in enumerate(sheet.rows, 1)])


def _shown(raw: object, code: str, kind: ColumnType) -> str:
    """What the cell shows; empty where what is kept may be read as it is."""
    if kind in DAYS and shows_month_only(code):
        return _month(raw)
    if kind is ColumnType.SHARE and shows_per_cent(code) and isinstance(raw, int | float):
        return f"{(parse_number(raw) * Decimal(100)).normalize():f}%"
    if kind in _TEXTS and isinstance(raw, int | float) and raw >= 0 and raw == int(raw):
        return label_of(int(raw), code)
    return ""


def _month(raw: object) -> str:
    """Of the first of a month, which is what a typed month becomes; another day was meant."""
    try:
        day = parse_date(raw) if isinstance(raw, date) or is_serial(raw) else None
    except NotADate:
        return ""
    return f"{day.year}年{day.month}月" if day and day.day == 1 else ""
