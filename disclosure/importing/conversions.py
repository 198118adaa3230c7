"""Remarks on cells whose value is another than was typed: a counted day, 亩 made square metres."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from operator import itemgetter

from disclosure.importing.body import Body
from disclosure.importing.cells import as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header
from disclosure.importing.places import name_rows
from disclosure.importing.results import Finding
from disclosure.importing.texts import shown
from disclosure.importing.units import Units
from disclosure.ledgers.base import DAYS, Cell, Column, Ledger, MonthDay
from language.amounts import finer_than_a_cent
from language.dates import NotADate, is_serial, parse_month
from language.land import LandUnit, find_land_units
from language.spans import WrittenSpan, parse_span
from language.text import squash

_NO_YEAR = re.compile(r"\d{1,2}[./\-]\d{1,2}", re.ASCII)  # 10月8日 says enough to whoever wrote it

_Converted = tuple[int, object, Cell]
"""A sheet row, what stands in its cell, and what that was read as."""


class Conversions:
    """The body of one sheet, asked for what was turned into something else."""

    def __init__(
        self, sheet: Sheet, header: Header, ledger: Ledger, units: Units, body: Body
    ) -> None:
        self._header, self._ledger = header, ledger
        self._units, self._body = units, body
        self._data = [sheet.rows[number - 1] for number in body.numbers]

    def remarks(self) -> Iterator[Finding]:
        """One for each column in which anything was, naming its rows."""
        for column in self._ledger.columns:
            if column.type in DAYS:
                yield from self._remark(column, is_serial, _counted_day)
            if column.within_period:
                yield from self._remark(column, _lacks_year, _year_of_period)
            if column.whole_month:
                is_month = self._names_a_month(column)
                yield from self._remark(column, is_month, _month(column.whole_month))
            if column.remarks:
                yield from self._remark(column, _is_day, _day_in_words)
            if column.key in self._units.money:
                is_finer = finer_than_a_cent(self._units.money[column.key])
                yield from self._remark(column, is_finer, _cents)
            if column.key in self._units.land:
                unit = self._units.land_label(column.key)
                yield from self._remark(column, self._is_other_area(column.key), _area(unit))
        for span in self._header.spans:
            yield from self._remark(self._ledger.column(span.last), _is_in_one_year, _same_year)

    def _names_a_month(self, column: Column) -> Callable[[object], object]:
        for span in self._header.spans:
            if column.key in (span.first, span.last):
                return lambda raw: _span_has_month(raw, side=int(column.key == span.last))
        return partial(parse_month, or_its_end=column.whole_month is MonthDay.LAST)

    def _is_other_area(self, key: str) -> Callable[[object], bool]:
        def is_other(raw: object) -> bool:
            units = find_land_units(as_text(raw)) or self._units.land[key]
            return bool(units) and LandUnit.SQUARE_METRE not in units

        return is_other

    def _remark(
        self,
        column: Column,
        is_converted: Callable[[object], object],
        say: Callable[[str, Cell], str],
    ) -> Iterator[Finding]:
        cells = self._cells(column, is_converted)
        if cells:
            number, raw, value = cells[0]
            rows = [number for number, _, _ in cells]
            message = f"{column.label}{say(shown(as_text(raw)), value)}（{name_rows(rows)}）。"
            yield Finding(number, column.key, message, shown(as_text(raw)))

    def _cells(self, column: Column, is_converted: Callable[[object], object]) -> list[_Converted]:
        place = self._header.columns.get(column.key)
        if place is None:
            return []
        raw = list(map(itemgetter(place - 1), self._data))
        converted = set(filter(is_converted, set(raw)))  # the same cells come again and again
        if not converted:
            return []
        values = (values.get(column.key) for values in self._body.rows)
        return [
            (number, cell, value)
            for number, cell, value in zip(self._body.numbers, raw, values, strict=True)
            if cell in converted and value is not None
        ]


def _counted_day(raw: str, day: Cell) -> str:
    return f"「{raw}」只是一个数，按 Excel 的日期读成了 {day}；不对的，请改成 {day} 这样的日期"


def _lacks_year(raw: object) -> bool:
    return isinstance(raw, str | float) and bool(_NO_YEAR.fullmatch(squash(str(raw))))


def _year_of_period(raw: str, day: Cell) -> str:
    return f"「{raw}」没有写是哪一年，按这一期算成 {day}；不对的，请写上年份"


def _cents(raw: str, amount: Cell) -> str:
    return f"「{raw}」的小数比分还细，四舍五入成 {amount:,} 元公开；不对的，请改正"


def _is_day(raw: object) -> bool:
    return isinstance(raw, date)


def _day_in_words(raw: str, text: Cell) -> str:
    return (
        f"「{raw}」在 Excel 里是日期，公开成「{text}」；"
        "写的不是日期的，请把单元格格式改成「文本」再重打"
    )


def _span(raw: object) -> WrittenSpan | None:
    try:
        return parse_span(raw)
    except NotADate:
        return None


def _span_has_month(raw: object, side: int) -> bool:
    span = _span(raw)
    return bool(span and parse_month((span.first, span.last)[side]))


def _is_in_one_year(raw: object) -> bool:
    span = _span(raw)
    return bool(span and span.in_one_year)


def _same_year(raw: str, day: Cell) -> str:
    return f"「{raw}」后面没有写年份，按同一年 {day} 算；不对的，请写上年份"


def _month(counts_to: MonthDay) -> Callable[[str, Cell], str]:
    which = "第一天" if counts_to is MonthDay.FIRST else "最后一天"
    return lambda raw, day: (
        f"「{raw}」没有写是哪一天，按那个月的{which} {day} 算；知道是哪一天的，请写上"
    )


def _area(usual: str) -> Callable[[str, Cell], str]:
    return lambda raw, area: (
        f"「{raw}{'' if find_land_units(raw) else usual}」换算成 {area:,}㎡ 公开"
    )
