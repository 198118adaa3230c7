"""Turns raw cells into typed values, one reader per column.

A reader gives a typed value, None for an empty cell, and raises CellFault for what it cannot read.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from disclosure.importing.amount_cells import amount_example, amount_reader, no_price_advice
from disclosure.importing.date_cells import day_reader, month_or_day_reader
from disclosure.importing.date_faults import date_fault, lost_zero
from disclosure.importing.excel_habits import number_fault, word_fault
from disclosure.importing.texts import CellFault, clean_text, ditto_fault, shown
from disclosure.ledgers.base import Cell, Column, ColumnType
from language.amounts import AmountUnit
from language.dates import NotADate, first_day, last_day
from language.land import LandUnit, UnitMissing, parse_land
from language.names import without_spaces
from language.numbers import NotANumber, parse_integer, parse_number, parse_share
from language.periods import Period
from language.spans import parse_span
from language.text import squash, to_halfwidth

CellReader = Callable[[object], Cell]

ZEROS = frozenset({"-", "--", "---", "—", "——", "―", "－", "–", "/", "\\", "无", "零"})
"""What accountants write for nothing; in an amount that every row must have it is a zero."""

BLANKS = frozenset({""}) | ZEROS
EXCEL_ERRORS = frozenset(
    {"#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)
REMEMBERED = 20_000
"""How many cells a reader remembers: the same dates, amounts and words come again and again."""

_COUNTED = re.compile("[人票口户名位个]$")
_FULL_TWICE = 2
"""Below it a number above 1 may be what a spreadsheet keeps of 120%; nothing is done twice over."""


def reader_of(
    column: Column,
    *,
    money: AmountUnit = AmountUnit.YUAN,
    land: Collection[LandUnit] = (),
    doubtful_shares: Collection[Decimal] = (),
    period: Period | None = None,
    texts_as_typed: bool = False,
    by: str = "",
) -> CellReader:
    """The reader of a column, given the units that its bare numbers may count in.

    An amount may say that it is reckoned `by` the year or the month.

    Of `doubtful_shares` (see that function) nobody can tell whether they are per cent. A day or a
    month without its year lies in `period`; of texts that are not as typed 9.3 may be two days.
    """
    match column.type:
        case ColumnType.MONEY:
            example = amount_example(money)
            read = _numeric(
                amount_reader(column, money, by), "不是金额", example, no_price_advice(column)
            )
        case ColumnType.NUMBER:
            read = _numeric(_number_reader(column, land), "不是数字", column.example)
        case ColumnType.INTEGER:
            read = _numeric(_count, "不是整数", column.example)
        case ColumnType.SHARE:
            read = _numeric(
                lambda raw: _share(raw, doubtful_shares), "不是 0 到 100% 之间的比例", "30%"
            )
        case ColumnType.DATE:
            read = _dated(day_reader(column, period, as_typed=texts_as_typed), _day_fault(column))
        case ColumnType.PARTIAL_DATE:
            days = month_or_day_reader(column, period, as_typed=texts_as_typed)
            read = _dated(days, _day_fault(column))
        case ColumnType.NAME:
            read = _name
        case ColumnType.CHOICE if column.spellings:
            read = _choice_reader(dict(column.spellings))
        case _:
            read = _remark if column.remarks else _text
    if column.required and column.type in (ColumnType.MONEY, ColumnType.INTEGER):
        read = _with_zeros(read)
    return lru_cache(maxsize=REMEMBERED, typed=True)(read)


def span_reader(side: int, *, open_ended: bool, required: bool) -> CellReader:
    """The reader of the first (0) or last (1) day in a cell that holds both."""

    def read(raw: object) -> Cell:
        span = parse_span(raw)
        if span.last is None:
            if not open_ended:
                raise NotADate(raw)
            return None if side else first_day(span.first)
        return last_day(span.last) if side else first_day(span.first)

    dated = _dated(read, _span_fault(open_ended, required))
    return lru_cache(maxsize=REMEMBERED, typed=True)(dated)


def _with_zeros(read: CellReader) -> CellReader:
    return lambda raw: read("0") if isinstance(raw, str) and squash(raw) in ZEROS else read(raw)


def _numeric(
    parse: Callable[[object], Cell], fault: str, example: str, advice: str = ""
) -> CellReader:
    def read(raw: object) -> Cell:
        if isinstance(raw, str) and squash(raw) in BLANKS:
            return None
        try:
            return parse(raw)
        except NotANumber:
            raise number_fault(raw) or _fault(raw, fault, example, advice) from None

    return read


def _dated(parse: Callable[[object], Cell], fault: Callable[[object], CellFault]) -> CellReader:
    def read(raw: object) -> Cell:
        if isinstance(raw, str) and squash(raw) in BLANKS:
            return None
        try:
            return parse(raw)
        except NotADate:
            raise fault(raw) from None

    return read


def _day_fault(column: Column) -> Callable[[object], CellFault]:
    def fault(raw: object) -> CellFault:
        value = shown(as_text(raw))
        return _no_value(value) or CellFault(_date_fault(raw, value, column), value)

    return fault


def _date_fault(raw: object, value: str, column: Column) -> str:
    lost = None if isinstance(raw, str) else lost_zero(value)
    return lost or date_fault(value, column)


def _span_fault(open_ended: bool, required: bool) -> Callable[[object], CellFault]:
    advice = "没有到期日的，请写成 2024.1.1-长期。" if open_ended else ""
    if not required:
        advice += "只知道要多长时间、不知道是哪天的，可以空着，不要编一个。"

    def fault(raw: object) -> CellFault:
        found = _fault(raw, "看不出是从哪天到哪天", "2024.1.1-2026.12.31")
        return found if _no_value(found.value) else CellFault(found.message + advice, found.value)

    return fault


def _fault(raw: object, what: str, example: str, advice: str = "") -> CellFault:
    value = shown(as_text(raw))
    message = f"「{value}」{what}。请填成 {example} 这样。{advice}"
    return _no_value(value) or CellFault(message, value)


def _no_value(value: str) -> CellFault | None:
    """What is wrong with a cell whose own value stands elsewhere or was never worked out."""
    if value not in EXCEL_ERRORS:
        return ditto_fault(value)
    return CellFault(
        f"这一格是 {value}：公式出错了，没有算出来。请改正公式，或直接填上数值。", value
    )


def _number_reader(column: Column, land: Collection[LandUnit]) -> Callable[[object], Decimal]:
    if column.unit == LandUnit.SQUARE_METRE.label:
        return lambda raw: _area(raw, land or (LandUnit.SQUARE_METRE,))
    return lambda raw: parse_number(
        squash(raw).removesuffix(column.unit) if isinstance(raw, str) else raw
    )


def _area(raw: object, units: Collection[LandUnit]) -> Decimal:
    try:
        return parse_land(raw, units)
    except UnitMissing:
        value = shown(as_text(raw))
        names = "还是".join(sorted(unit.label for unit in units))
        raise CellFault(
            f"看不出「{value}」是{names}。请在这一格写上单位，如 120㎡、15亩。", value
        ) from None


def doubtful_shares(cells: Iterable[object], header: str) -> frozenset[Decimal]:
    """Bare numbers of a column that may be a fraction of 1 or per cent: a 1 above 80, 1.2.

    A spreadsheet keeps a cell that shows 50% as 0.5, so that below 进度(%) a column of fractions
    is clear, and one that has both 0.5 and 80 is not. What it shows as 120% it keeps as 1.2.
    """
    bare = {number for cell in cells if (number := _bare(cell)) is not None}
    small = frozenset(number for number in bare if 0 < number <= 1)
    mixed = any(number > 1 for number in bare)
    if "%" in to_halfwidth(header):
        return small if mixed or small == {1} else frozenset()
    above = frozenset(number for number in bare if 1 < number < _FULL_TWICE)
    return above | (small & {1}) if mixed else frozenset()


def _bare(raw: object) -> Decimal | None:
    try:
        return parse_number(raw)
    except NotANumber:
        return None


def _share(raw: object, doubtful: Collection[Decimal]) -> Decimal:
    number = _bare(raw) if doubtful else None
    if number is not None and number in doubtful:
        value, percent = as_text(raw), (number * 100).normalize()
        message = f"看不出「{value}」是 {value}% 还是 {percent:f}%。请带上百分号填，如 30%。"
        raise CellFault(message, value)
    return parse_share(raw)


def _count(raw: object) -> int:
    return parse_integer(_COUNTED.sub("", squash(raw)) if isinstance(raw, str) else raw)


def _text(raw: object) -> Cell:
    text = as_text(raw)
    if fault := _no_value(text):
        raise fault
    clean = clean_text(text)
    if not isinstance(raw, str) and (fault := word_fault(raw)):
        raise fault
    return clean or None


def _choice_reader(spellings: Mapping[str, str]) -> CellReader:
    """Reads words of which some are another spelling of a choice: 已出租 is 出租."""

    def read(raw: object) -> Cell:
        text = _text(raw)
        return spellings.get(text, text) if isinstance(text, str) else text

    return read


def _remark(raw: object) -> Cell:
    """What Excel takes for a day mostly is one among words about a row; in a number it is none."""
    return as_text(raw) if isinstance(raw, date) else _text(raw)


def _name(raw: object) -> Cell:
    """A name has no line breaks: they come from narrow columns."""
    text = _text(raw)
    return without_spaces(text) if isinstance(text, str) and not text.isascii() else text


def as_text(raw: object) -> str:
    """A raw cell as the accountant sees it, near enough."""
    match raw:
        case str():
            return raw.strip()
        case bool():
            return "是" if raw else "否"
        case float():
            return str(int(raw)) if raw.is_integer() and abs(raw) < 1e19 else repr(raw)
        case datetime() if raw.time() == time():
            return raw.date().isoformat()
        case date() | time() | timedelta() | int():
            return str(raw)
    return ""
