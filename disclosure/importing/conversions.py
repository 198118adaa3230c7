"""Remarks on cells whose value is another than was typed: a counted day, 亩 made square metres."""

from collections.abc import Callable, Iterator

from disclosure.importing.body import Body
from disclosure.importing.cells import as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header
from disclosure.importing.results import Finding
from disclosure.importing.texts import shown
from disclosure.importing.units import Units
from disclosure.ledgers.base import Cell, Column, ColumnType, Ledger
from language.dates import is_serial
from language.land import LandUnit, find_land_units

ROWS_NAMED = 6
_DAYS = (ColumnType.DATE, ColumnType.PARTIAL_DATE)

_Converted = tuple[int, object, Cell]
"""A sheet row, what stands in its cell, and what that was read as."""


class Conversions:
    """The body of one sheet, asked for what was turned into something else."""

    def __init__(
        self, sheet: Sheet, header: Header, ledger: Ledger, units: Units, body: Body
    ) -> None:
        self._sheet, self._header, self._ledger = sheet, header, ledger
        self._units, self._body = units, body

    def remarks(self) -> Iterator[Finding]:
        """One for each column in which anything was, naming its rows."""
        for column in self._ledger.columns:
            if column.type in _DAYS and (cells := self._cells(column, is_serial)):
                number, raw, day = cells[0]
                yield Finding(
                    number,
                    column.key,
                    f"{column.label}「{as_text(raw)}」只是一个数，按 Excel 的日期读成了 {day}"
                    f"（{_named(cells)}）。不对的，请改成 {day} 这样的日期。",
                    as_text(raw),
                )
            if column.key in self._units.land and (cells := self._other_areas(column)):
                number, raw, area = cells[0]
                unit = "" if find_land_units(as_text(raw)) else self._units.land_label(column.key)
                yield Finding(
                    number,
                    column.key,
                    f"{column.label}换算成平方米公开：「{shown(as_text(raw))}{unit}」是 {area:,}㎡"
                    f"（{_named(cells)}）。",
                    shown(as_text(raw)),
                )

    def _other_areas(self, column: Column) -> list[_Converted]:
        usual = self._units.land[column.key]

        def is_other(raw: object) -> bool:
            units = find_land_units(as_text(raw)) or usual
            return bool(units) and LandUnit.SQUARE_METRE not in units

        return self._cells(column, is_other)

    def _cells(self, column: Column, is_converted: Callable[[object], bool]) -> list[_Converted]:
        place = self._header.columns.get(column.key)
        if place is None:
            return []
        return [
            (number, raw, values[column.key])
            for number, values in zip(self._body.numbers, self._body.rows, strict=True)
            if values.get(column.key) is not None
            and is_converted(raw := self._sheet.rows[number - 1][place - 1])
        ]


def _named(cells: list[_Converted]) -> str:
    numbers = "、".join(str(number) for number, _, _ in cells[:ROWS_NAMED])
    more = f"等 {len(cells)} 行" if len(cells) > ROWS_NAMED else "行"
    return f"第 {numbers} {more}"
