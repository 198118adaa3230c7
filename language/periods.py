"""The periods of notices: a year, a quarter, a month, or the state on one day."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering

from language.numbers import parse_chinese_integer
from language.text import squash


class PeriodKind(StrEnum):
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"

    @property
    def unit(self) -> str:
        """What accountants count such periods by: 年, 季 or 月; nothing for a day."""
        return {self.YEAR: "年", self.QUARTER: "季", self.MONTH: "月"}.get(self, "")


class NotAPeriod(ValueError):  # noqa: N818
    """The text is not a period's code: 2026, 2026Q3, 2026-09 or 2026-09-30."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A period with both its days included; in order by its last day, the shorter one first."""

    kind: PeriodKind
    first_day: date
    last_day: date

    def __lt__(self, other: "Period") -> bool:
        return (self.last_day, other.first_day) < (other.last_day, self.first_day)

    def follows(self, other: "Period") -> bool:
        """Whether it begins on the day after the other ends, and is of the same kind."""
        return self.kind is other.kind and other < self and self.adjoins(other)

    def adjoins(self, other: "Period") -> bool:
        """Whether one begins on the day after the other ends, of whatever kinds they are."""
        first, last = sorted((self, other))
        return last.first_day == first.last_day + timedelta(days=1)

    @property
    def year(self) -> int:
        return self.last_day.year

    @property
    def quarter(self) -> int:
        """1 to 4: the quarter in which the period ends."""
        return (self.last_day.month + 2) // 3

    @property
    def code(self) -> str:
        """As in addresses, commands and downloads: 2026, 2026Q3, 2026-09, 2026-09-30."""
        match self.kind:
            case PeriodKind.YEAR:
                return f"{self.year:04}"
            case PeriodKind.QUARTER:
                return f"{self.year:04}Q{self.quarter}"
            case PeriodKind.MONTH:
                return f"{self.last_day:%Y-%m}"
            case PeriodKind.DAY:
                return self.last_day.isoformat()

    @property
    def label(self) -> str:
        """As readers say it: 2026年, 2026年第三季度, 2026年9月, 截至2026年9月30日."""
        day = self.last_day
        match self.kind:
            case PeriodKind.YEAR:
                return f"{day.year}年"
            case PeriodKind.QUARTER:
                return f"{day.year}年第{'一二三四'[self.quarter - 1]}季度"
            case PeriodKind.MONTH:
                return f"{day.year}年{day.month}月"
            case PeriodKind.DAY:
                return f"截至{day.year}年{day.month}月{day.day}日"


def _months(kind: PeriodKind, year: int, first: int, last: int) -> Period:
    return Period(kind, date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _year(year: int) -> Period:
    return _months(PeriodKind.YEAR, year, 1, 12)


def _quarter(year: int, quarter: int) -> Period:
    return _months(PeriodKind.QUARTER, year, quarter * 3 - 2, quarter * 3)


def _month(year: int, month: int) -> Period:
    return _months(PeriodKind.MONTH, year, month, month)


def _day(day: date) -> Period:
    return Period(PeriodKind.DAY, day, day)


_CODE = re.compile(
    r"(?P<year>(?:19|20|21)\d\d)(?:Q(?P<quarter>[1-4])|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?",
    re.ASCII,
)


def parse_period(code: str) -> Period:
    """The period of a code, exactly as `Period.code` writes it; NotAPeriod for any other text."""
    match = _CODE.fullmatch(code)
    if not match:
        raise NotAPeriod(code)
    year, quarter, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if match["day"]:
            return _day(date(year, month, day))
        if match["month"]:
            return _month(year, month)
    except ValueError as error:
        raise NotAPeriod(code) from error
    return _quarter(year, quarter) if quarter else _year(year)


def codes_around(month: Period) -> list[str]:
    """The codes of a month, its quarter and its year; those of days in it begin with its own."""
    return [month.code, _quarter(month.year, month.quarter).code, _year(month.year).code]


def starts_of_days(period: Period) -> list[str]:
    """What the codes of the days in a month, a quarter or a year begin with, one for each month."""
    months = range(period.first_day.month, period.last_day.month + 1)
    return [f"{_month(period.year, month).code}-" for month in months]


_NUMERAL = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_YEAR_NUMERAL = r"(?:19|20|21)\d\d|[一二][〇零○一二三四五六七八九]{3}"
_ROMAN = str.maketrans("ⅠⅡⅢⅣⅰⅱⅲⅳ", "12341234")  # so in 第Ⅲ季度
# The longest reading first: 2026年9月30日 is a day, and neither a month nor a year.
# A letter before the year makes 2026-01 a contract's number.
_IN_TEXT = re.compile(
    rf"""(?<![\d〇零○一二三四五六七八九])(?P<year>{_YEAR_NUMERAL})(?:
        年(?P<month>{_NUMERAL})月(?:(?P<day>{_NUMERAL})[日号])
      | (?P<sign>[-./])(?P<month2>\d{{1,2}})(?P=sign)(?P<day2>\d{{1,2}})(?!\d)
      | (?:年度?|-)?第?(?P<quarter>[1-4一二三四])季度?
      | (?:年度?|-)?Q(?P<quarter2>[1-4])(?!\d)
      | 年(?P<from>{_NUMERAL})月?[-—–~至到](?P<to>{_NUMERAL})月(?!\d)
      | 年(?P<month3>{_NUMERAL})月(?!\d)
      | (?<![A-Za-z]....)[-./](?P<month4>\d{{1,2}})(?![\d./-])
      | 年(?!度?(?:\d|[上下]?半年|前|第.季))
    )""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)


def find_periods(text: str) -> tuple[Period, ...]:
    """Every period named in running text, in its order, each once.

    Three months that make a quarter are that quarter; half years and other spans are none.
    """
    found = (_read(match) for match in _IN_TEXT.finditer(squash(text).translate(_ROMAN)))
    return tuple(dict.fromkeys(period for period in found if period))


def find_period(text: str) -> Period | None:
    """The first period named in running text."""
    return next(iter(find_periods(text)), None)


def _read(match: re.Match[str]) -> Period | None:
    numbers = {
        name.rstrip("234"): parse_chinese_integer(part)
        for name, part in match.groupdict().items()
        if part and name != "sign"
    }
    year = numbers["year"]
    try:
        if "day" in numbers:
            return _day(date(year, numbers["month"], numbers["day"]))
        if "month" in numbers:
            return _month(year, numbers["month"])
    except ValueError:  # there is no such day
        return None
    if "from" in numbers:
        return _span(year, numbers["from"], numbers["to"])
    return _quarter(year, numbers["quarter"]) if "quarter" in numbers else _year(year)


def _span(year: int, first: int, last: int) -> Period | None:
    if (first, last) == (1, 12):
        return _year(year)
    whole_quarter = last in (3, 6, 9, 12) and last - first == 2
    return _quarter(year, last // 3) if whole_quarter else None


def ongoing_period(kind: PeriodKind, today: date) -> Period:
    """The period of a kind that `today` lies in; for a day, today."""
    match kind:
        case PeriodKind.YEAR:
            return _year(today.year)
        case PeriodKind.QUARTER:
            return _quarter(today.year, (today.month + 2) // 3)
        case PeriodKind.MONTH:
            return _month(today.year, today.month)
        case PeriodKind.DAY:
            return _day(today)


def period_ending_on(day: date, kind: PeriodKind) -> Period:
    """The period of a kind whose last day that is. NotAPeriod if none ends on it."""
    period = ongoing_period(kind, day)
    if period.last_day != day:
        raise NotAPeriod(f"No {kind} ends on {day}.")
    return period


def default_period(kind: PeriodKind, today: date) -> Period:
    """The latest period of a kind that is over; for a day, the last day of the latest month."""
    if kind is PeriodKind.DAY:
        return _day(default_period(PeriodKind.MONTH, today).last_day)
    return ongoing_period(kind, ongoing_period(kind, today).first_day - timedelta(days=1))


_WITHOUT_YEAR = re.compile(
    rf"第?[1-4一二三四]季度?|Q[1-4]|(?:{_NUMERAL})月份?", re.ASCII | re.IGNORECASE
)


def latest_begun(text: str, today: date) -> Period | None:
    """The latest quarter or month that a text names without its year (四季度, 9月份) and that has
    begun; None if it names none, or anything else."""
    clean = squash(text)
    if not _WITHOUT_YEAR.fullmatch(clean):
        return None
    years = (today.year, today.year - 1)
    named = (find_period(f"{year}年{clean}") for year in years)
    return next((period for period in named if period and period.first_day <= today), None)


def recent_periods(today: date, *, years: int) -> list[Period]:
    """The years, quarters and months that ended or go on, of this year and the `years` before it,
    the latest first and of those that end alike the longest."""
    periods = [
        period
        for kind in (PeriodKind.YEAR, PeriodKind.QUARTER, PeriodKind.MONTH)
        for period in _back_from(ongoing_period(kind, today), today.year - years)
    ]
    return sorted(periods, reverse=True)


def _back_from(period: Period, year: int) -> Iterator[Period]:
    while period.year >= year:
        yield period
        period = default_period(period.kind, period.first_day)


_DAY_WITHOUT_YEAR = re.compile(
    r"(?P<month>\d{1,2})(?P<sign>[./\-月])(?P<day>\d{1,2})[日号]?", re.ASCII
)
_WRITTEN_DAY = re.compile(
    "(?P<month>[一二三四五六七八九十]{1,2})(?P<sign>月)(?P<day>[一二三四五六七八九十]{1,3})[日号]"
)
_DAYS_OF_TENS = ("1", "2", "3")


def day_in_period(value: object, period: Period, *, as_typed: bool = False) -> date | None:
    """The day that 10/8, 十月八日 or the number 10.8 names in a month or a quarter.

    None if no such day lies in the period, or if it may be another: 9.3 may be left of 9.30, unless
    it is a text that stands there `as_typed`.
    """
    if period.kind not in (PeriodKind.MONTH, PeriodKind.QUARTER):
        return None
    text = squash(value) if isinstance(value, str) else str(value)
    found = _DAY_WITHOUT_YEAR.fullmatch(text) or _WRITTEN_DAY.fullmatch(text)
    if not found or not isinstance(value, str | float):
        return None
    whole = as_typed and isinstance(value, str)
    if found["sign"] == "." and found["day"] in _DAYS_OF_TENS and not whole:
        return None
    try:
        month, of_month = map(parse_chinese_integer, found.group("month", "day"))
        day = date(period.year, month, of_month)
    except ValueError:
        return None
    return day if period.first_day <= day <= period.last_day else None


_MONTH_ALONE = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月份?"
    r"(?:[初底末中]|[上中下]旬)?",
    re.ASCII,
)


def month_in_period(value: object, period: Period) -> str | None:
    """The month, "2026-09", that 9月, 九月底 or 2026年9月下旬 names in a month or a quarter.

    None for all else, and where no such month lies in the period.
    """
    if period.kind not in (PeriodKind.MONTH, PeriodKind.QUARTER) or not isinstance(value, str):
        return None
    found = _MONTH_ALONE.fullmatch(squash(value))
    if not found or int(found["year"] or period.year) != period.year:
        return None
    try:
        month = parse_chinese_integer(found["month"])
    except ValueError:
        return None
    if not period.first_day.month <= month <= period.last_day.month:
        return None
    return f"{period.year}-{month:02}"
