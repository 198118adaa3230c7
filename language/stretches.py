"""The stretches of time that titles name: 第二季度, 2026年上半年, 8月份, 截至6月30日.

A notice is of a `Period`; accountants head their tables with stretches that are none as well.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from language.numbers import parse_chinese_integer
from language.periods import Period
from language.text import squash


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from the first to the last, both included, and the words that name them.

    `state` says that the words name the state on the last day: 截至6月30日; `bare_year` that they
    name no more than a year, in which a table may just have been made: 2026年, but not 2026年度.
    """

    words: str
    first_day: date
    last_day: date
    state: bool = False
    bare_year: bool = False

    def takes_in(self, period: Period) -> bool:
        """Whether it holds all days of the period."""
        return self.first_day <= period.first_day and period.last_day <= self.last_day


_HAN_NUMERAL = "[一二三四五六七八九十]{1,3}"
_NUMERAL = rf"\d{{1,2}}|{_HAN_NUMERAL}"
_ALONE = f"{_HAN_NUMERAL}月(?:份|[^\u3400-\u9fff]|$)"  # but not 三月 of 三月三
_QUARTER = "[1-4一二三四]"
_TO = "[-—–~至到、和及]"
_YEAR = r"(?<![\d〇零○一二三四五六七八九])(?:(?:19|20|21)\d\d|[一二][〇零○一二三四五六七八九]{3})"

_DOTTED_DAY = re.compile(rf"({_YEAR})([-./])(\d{{1,2}})\2(\d{{1,2}})(?!\d)", re.ASCII)
_DOTTED_MONTHS = re.compile(rf"({_YEAR})[./](\d{{1,2}})[-—–~至](\d{{1,2}})(?![\d./-])月?", re.ASCII)
# A letter before the year makes 2026-01 a contract's number.
_DOTTED_MONTH = re.compile(
    rf"({_YEAR})(?<![A-Za-z]....)[-./](\d{{1,2}})(?![\d./-])月?份?", re.ASCII
)
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)年(?=\d{1,2}月|第?[1-4一二三四]季度|[上下]半年)", re.ASCII)

# The longest reading first: 9月30日 is a day, and no month.
_STRETCH = re.compile(
    rf"""(?P<state>截[至止]到?|截止至)?
    (?:(?P<year>{_YEAR})(?:年度?|-)?)?(?:
        (?P<month>{_NUMERAL})月(?P<day>{_NUMERAL})[日号]
        (?:{_TO}(?:(?P<year_to>{_YEAR})年)?(?P<month_to>{_NUMERAL})月(?P<day_to>{_NUMERAL})[日号])?
      | 前(?P<quarters>[二两三234])个?季度?
      | 前(?P<months>{_NUMERAL})个月
      | (?P<half>[上下])半年度?
      | 第?(?P<quarter>{_QUARTER})(?:季度?)?{_TO}第?(?P<quarter_to>{_QUARTER})季度
      | 第(?P<quarter2>{_QUARTER})季度? | (?P<quarter3>{_QUARTER})季度
      | (?<=年)(?P<quarter4>{_QUARTER})季 | (?<![A-Za-z])Q(?P<quarter5>[1-4])(?!\d)
      | (?P<month2>{_NUMERAL})月?份?{_TO}
        (?:(?P<year_to2>{_YEAR})年)?(?P<month_to2>{_NUMERAL})月(?:份|末|底)?(?!\d)
      | (?P<month3>\d{{1,2}}|(?:(?<=年)|(?={_ALONE})){_HAN_NUMERAL})月(?:份|末|底)?(?!\d)
    ) | (?P<state2>截[至止]到?|截止至)?(?P<bare>{_YEAR})年(?P<whole>度)?""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)


def find_stretches(text: str, *, year: int | None = None) -> tuple[Stretch, ...]:
    """Every stretch that a title names, in its order.

    What names no year lies in the one named before it, else in `year`, else it is none; 2026年 of
    2026年星光村第三季度 is then no stretch of its own. Days that do not exist name none.
    """
    found: list[Stretch] = []
    before: Mapping[str, str] = {}
    for match in _STRETCH.finditer(_written_out(squash(text))):
        parts = {name.rstrip("2345"): part for name, part in match.groupdict().items() if part}
        named = parts.get("year") or parts.get("bare")
        if named:
            year = parse_chinese_integer(named)
        elif "bare" in before:
            found.pop()
        before = parts
        if year is None:
            continue
        try:
            first, last = _days(parts, year)
        except ValueError:  # there is no such day
            continue
        bare = "bare" in parts and "whole" not in parts
        found.append(Stretch(match.group(), first, last, "state" in parts, bare))
    return tuple(found)


def _written_out(text: str) -> str:
    """The text with 年, 月 and 日 in the places of dots."""
    text = _DOTTED_DAY.sub(r"\1年\3月\4日", text)
    text = _DOTTED_MONTHS.sub(r"\1年\2-\3月", text)
    text = _DOTTED_MONTH.sub(r"\1年\2月", text)
    return _SHORT_YEAR.sub(r"20\1年", text)


def _days(parts: Mapping[str, str], year: int) -> tuple[date, date]:
    """The first and the last day. ValueError if there is none."""
    year_to = parse_chinese_integer(parts["year_to"]) if "year_to" in parts else year
    if "half" in parts:
        first = 1 if parts["half"] == "上" else 7
        return _months(year, first, first + 5)
    numbers = {
        name: parse_chinese_integer(part.replace("两", "二"))
        for name, part in parts.items()
        if name in _COUNTED
    }
    match numbers:
        case {"day": day, "month": month, **rest}:
            first_day = date(year, month, day)
            if "day_to" not in rest:
                return first_day, first_day
            return first_day, date(year_to, rest["month_to"], rest["day_to"])
        case {"quarters": last}:
            return _months(year, 1, last * 3)
        case {"months": last}:
            return _months(year, 1, last)
        case {"quarter": quarter, **rest}:
            return _months(year, quarter * 3 - 2, rest.get("quarter_to", quarter) * 3)
        case {"month": month, **rest}:
            return _months(year, month, rest.get("month_to", month), year_to)
    return _months(year, 1, 12)


_COUNTED = frozenset(
    ("day", "day_to", "month", "month_to", "months", "quarter", "quarter_to", "quarters")
)


def _months(year: int, first: int, last: int, year_to: int = 0) -> tuple[date, date]:
    year_to = year_to or year
    return date(year, first, 1), date(year_to, last, monthrange(year_to, last)[1])
