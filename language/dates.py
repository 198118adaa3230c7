"""Read dates in the styles of accountants' tables, say them in Chinese."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from decimal import Decimal

from language.numbers import NotANumber, parse_chinese_integer
from language.text import squash, to_halfwidth


class NotADate(ValueError):  # noqa: N818
    """The value is not one day (or month, or year) between 1900 and 2199."""


_FIRST_YEAR, _LAST_YEAR = 1900, 2199
# Day 0 of a spreadsheet's count; its wrong leap day of 1900 lies before the serials read here.
_EPOCH = date(1899, 12, 30)
_SERIALS = range(20_000, 80_001)
_FIVE_DIGITS = re.compile("[0-9]{5}")

_CLOCK = r"(?:(?:\s+|T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_MARK = r"[./\-。、]"
_DAY = re.compile(
    rf"(\d{{4}})(?:\s*(?:年|{_MARK})\s*|\s+)(\d{{1,2}})(?:\s*(?:月|{_MARK})\s*|\s+)"
    rf"(\d{{1,2}})\s*[日号]?{_CLOCK}",
    re.ASCII,
)
_JANUARY = re.compile("(?<=年)\\s*元(?=月)")
_SPACED_MONTH = re.compile(r"(\d{4})\s+(\d{1,2})", re.ASCII)
_EDGE = re.compile(r"(?<=[\d日号])\s*(?:起|止|开始)$", re.ASCII)
_OF_CLOCK = r"\d{1,2}(?::\d{2}|[点时](?:半|\d{1,2}分?)?)"
_PART_OF_DAY = re.compile(
    r"(?<=[\d日号])\s*(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?"
    rf"\s*(?:(?:凌晨|早上|上午|中午|下午|傍晚|晚上?)\s*(?:{_OF_CLOCK})?)?$",
    re.ASCII,
)
_DAY_IN_YEAR = re.compile(r"[^年月日号]{1,3}月[^年月日号]{1,3}[日号]")
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_CHINESE_DAY = re.compile(r"([^年月日]{4})年([^年月日]{1,3})月(?:([^年月日]{1,3})[日号])?")
_MONTH = re.compile(r"(\d{4})(?:年(\d{1,2})月份?|[./\-。、](\d{1,2})(?:月份?)?)", re.ASCII)
_MONTH_END = re.compile(r"(?<=月)\s*[底末](?:之|以)?前?\s*$")
_COMPACT_MONTH = re.compile(r"(\d{4})(\d{2})", re.ASCII)
_YEAR = re.compile(r"(.{4})年?")
_NUMBER_OF_PART = re.compile(r"\d{4}(?:\.0[1-9]|\.[2-9]|\.1[12]|\d{2})?", re.ASCII)
_ISO_LENGTH = 10  # of a whole date
_MONTH_LENGTH = 7


def parse_date(value: object, *, year: int | None = None) -> date:
    """The day in a cell: a date, a serial number, 20230101, "2023.1.1", "二〇二三年一月一日".

    "9月1日" and "九月一日" lie in `year`, where that is known. Raises NotADate; a year of two
    digits is not guessed.
    """
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return _date(day.year, day.month, day.day)
    if isinstance(value, str):
        in_year = _DAY_IN_YEAR.fullmatch(squash(_clean(value))) if year else None
        return _text_date(f"{year}年{value}" if in_year else value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _number_date(value)
    raise NotADate(value)


def _date(year: int, month: int, day: int) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotADate(year)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NotADate(f"{year}-{month}-{day}") from error


def _number_date(number: int | float | Decimal) -> date:
    try:
        whole = int(number)
    except (ValueError, OverflowError) as error:
        raise NotADate(number) from error
    if abs(whole) >= 10**8:
        raise NotADate("a number of more than 8 digits")
    if whole in _SERIALS:  # the fraction is the time of day
        return _EPOCH + timedelta(days=whole)
    compact = _COMPACT_DAY.fullmatch(str(whole))
    if not compact or whole != number:
        raise NotADate(number)
    return _date(*map(int, compact.groups()))


def is_serial(value: object) -> bool:
    """Whether it is a bare number that a spreadsheet would show as a day: 45200."""
    if isinstance(value, str):
        return bool(_FIVE_DIGITS.fullmatch(to_halfwidth(value).strip()))
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return False
    return _SERIALS.start <= value < _SERIALS.stop


def _text_date(text: str) -> date:
    clean = _clean(text)
    match = _DAY.fullmatch(clean) or _COMPACT_DAY.fullmatch(clean)
    if match:
        return _date(*map(int, match.groups()))
    if _FIVE_DIGITS.fullmatch(clean):
        return _number_date(int(clean))
    chinese = _CHINESE_DAY.fullmatch(squash(clean))
    if not chinese or not chinese[3]:
        raise NotADate(text)
    return _date(*map(_numeral, chinese.groups()))


def _clean(text: str) -> str:
    """Half-width, 元月 as 1月, and without what says that something begins or ends that day, or
    when on that day it is: 下午2点, 星期三."""
    clean = _JANUARY.sub("1", to_halfwidth(text).strip())
    return _PART_OF_DAY.sub("", _EDGE.sub("", clean))


def _numeral(text: str) -> int:
    try:
        return parse_chinese_integer(text)
    except NotANumber as error:
        raise NotADate(text) from error


def parse_partial_date(value: object) -> str:
    """What is known of a date: "2021", "2021-05" or "2021-05-03".

    The number 2021.5 is May, typed without more. Raises NotADate; also for the number 2021.1, which
    may have been typed as 2021.10.
    """
    if isinstance(value, str):
        return _text_partial_date(value)
    text = str(value).removesuffix(".0")
    if not isinstance(value, bool) and _NUMBER_OF_PART.fullmatch(text):
        return _text_partial_date(text)
    return parse_date(value).isoformat()


def _text_partial_date(text: str) -> str:
    spaced = _clean(text)
    if _DAY.fullmatch(spaced):
        return parse_date(text).isoformat()
    clean = squash(spaced)
    year = _YEAR.fullmatch(clean)
    if year:
        return f"{_date(_numeral(year[1]), 1, 1).year}"
    # A space parts numbers: squashed, 2024 1 1 would be November.
    month = (
        _MONTH.fullmatch(clean)
        or _SPACED_MONTH.fullmatch(spaced)
        or _COMPACT_MONTH.fullmatch(spaced)
    )
    if month:
        return f"{_date(int(month[1]), int(month[month.lastindex or 2]), 1):%Y-%m}"
    chinese = _CHINESE_DAY.fullmatch(clean.removesuffix("份"))
    if chinese and not chinese[3]:
        return f"{_date(_numeral(chinese[1]), _numeral(chinese[2]), 1):%Y-%m}"
    return parse_date(text).isoformat()


def parse_month(value: object, *, or_its_end: bool = False) -> str | None:
    """ "2026-09" where a cell names a month and no day of it, else None.

    With `or_its_end` also of 2026年9月底 and 2026年9月底前, which mean its last day.
    """
    try:
        text = _MONTH_END.sub("", value) if or_its_end and isinstance(value, str) else value
        partial = parse_partial_date(text)
    except NotADate:
        return None
    return partial if len(partial) == _MONTH_LENGTH else None


def is_whole_day(partial: str) -> bool:
    """Whether a partial date says the day: "2021-05-03", not "2021-05" or "2021"."""
    return len(partial) == _ISO_LENGTH


def first_day(partial: str) -> date:
    """The day itself, or the first one of a month: of "2026-09" the 1st."""
    return date.fromisoformat(partial if is_whole_day(partial) else f"{partial}-01")


def last_day(partial: str) -> date:
    """The day itself, or the last one of a month: of "2026-09" the 30th."""
    if is_whole_day(partial):
        return date.fromisoformat(partial)
    year, month = map(int, partial.split("-"))
    return date(year, month, monthrange(year, month)[1])


def say_date(day: date) -> str:
    """2026年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def say_days(first: date, last: date) -> str:
    """From when to when, both days included: 2026年12月1日到12月31日; one day alone as it is."""
    if first == last:
        return say_date(first)
    end = say_date(last)
    return f"{say_date(first)}到{end.partition('年')[2] if first.year == last.year else end}"


def say_partial_date(partial: str) -> str:
    """ "2021", "2021-05" or "2021-05-03" as 2021年, 2021年5月 or 2021年5月3日."""
    return "".join(
        f"{int(part)}{unit}" for part, unit in zip(partial.split("-"), "年月日", strict=False)
    )
