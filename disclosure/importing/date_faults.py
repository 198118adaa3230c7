"""Says what a day in a cell lacks, its century, its day, its year, and what may be written instead.

Nobody is led to invent a day: where a month will do, or nothing, it says so.
"""

import re
from typing import NamedTuple

from disclosure.ledgers.base import Column, ColumnType, MonthDay
from language.dates import NotADate, parse_partial_date
from language.text import squash

_MONTH = r"(?:0?[1-9]|1[0-2])"
_PARTS = rf"(?P<month>{_MONTH})(?P<sign>[月./\-])(?P<day>0?[1-9]|[12]\d|3[01])[日号]?"
_SHORT_YEAR = re.compile(rf"(?P<year>\d\d)[年./\-](?:{_PARTS}|(?P<only>{_MONTH})月?)?", re.ASCII)
_NO_YEAR = re.compile(_PARTS, re.ASCII)
_MONTH_ALONE = re.compile(rf"(?:{_MONTH}|[一二三四五六七八九十]{{1,2}})月份?", re.ASCII)
_NUMBER_OF_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)\.1", re.ASCII)
_WHOLE = re.compile(r"\d{4}[年./\-]\d{1,2}[月./\-]\d{1,2}[日号]?", re.ASCII)
_LAST_OF_THIS_CENTURY = 69
"""Of years of two digits; nobody leases until 2070, and some assets are of 1970."""

_ROUGHLY = re.compile(
    r"(?:大?约)?(?P<known>\d{4}年?(?:\d{1,2}月份?)?)"
    r"(?:[初底末中前后春夏秋冬]|[上中下]旬|[上下]半年|第?[一二三四1-4]季度?|[春夏秋冬]季|左右|以前|之前)*"
)
_UNKNOWN = re.compile(
    r".{0,6}(?:不详|不明|不清|不知道?|未知|未记录|无记录|查不到|无法查.*|失考|无考|遗失|待查|待定)"
    r"|.{1,4}几年?|.{2,8}年代.{0,2}|(?:很?早|多)年(?:前|以前)?|以前|过去"
    r"|历史(?:遗留|形成|原因|欠款|老账|陈账).{0,4}|(?:老|旧|陈年)[账帐欠].{0,2}|(?:记|说|查)不清楚?"
)
_MONTH_LENGTH = 7


class _Known(NamedTuple):
    """What is known of a day: its year, and its month where that is written."""

    year: int
    month: int | None

    @property
    def label(self) -> str:
        return f"{self.year}年{self.month}月" if self.month else f"{self.year}年"


def date_fault(text: str, column: Column) -> str:
    """What is wrong with the text of a cell that should be a day of `column`, and what to do."""
    clean = squash(text)
    if found := _NO_YEAR.fullmatch(clean):
        lost = found["sign"] == "." and found["day"] in ("1", "2", "3")
        day = f"，也看不出是 {found['day']} 日还是 {found['day']}0 日" if lost else ""
        return f"「{text}」没有写是哪一年{day}。请写全，如 2026-09-30。"
    if _MONTH_ALONE.fullmatch(clean):
        return f"「{text}」没有写是哪一年。请写全，如 {_example(column)}。{_without(column)}"
    if match := _SHORT_YEAR.fullmatch(clean):
        return (
            f"「{text}」的年份只写了两位，看不准是哪一年。请写全四位，如 {_with_century(match)}。"
        )
    if _WHOLE.fullmatch(clean):
        return f"日历上没有「{text}」这一天。请核对月和日，如 2026-09-30。"
    if known := _known(clean):
        return f"「{text}」没有写是哪一天。{_what_will_do(known, column)}"
    if is_unknown(clean):
        return f"「{text}」看不出是哪一天。请查合同、凭证、记录，写查到的日子。{_without(column)}"
    return f"「{text}」不是看得懂的日期。请填成 {_example(column)} 这样。{_without(column)}"


def is_unknown(text: str) -> bool:
    """Whether it says that nobody knows the year: 不详, 90年代, 历史遗留."""
    return bool(_UNKNOWN.fullmatch(squash(text)))


def lost_zero(text: str) -> str | None:
    """What is wrong with the number 2024.1, into which a spreadsheet turns a typed 2024.10."""
    found = _NUMBER_OF_MONTH.fullmatch(text)
    if found is None:
        return None
    year = found["year"]
    return (
        f"「{text}」看不出是 1 月还是 10 月：填 {year}.10，Excel 也会记成 {text}。"
        f"请写成「{year}年1月」或「{year}年10月」，知道是哪一天的写到日，如 {year}-10-08。"
    )


def _known(clean: str) -> _Known | None:
    """The year, and the month, of a text that names no day: 2025年3月上旬, 2025年底."""
    found = _ROUGHLY.fullmatch(clean)
    try:
        known = parse_partial_date(found["known"] if found else clean)
    except NotADate:
        return None
    year, month = known[:4], known[5:_MONTH_LENGTH]
    return _Known(int(year), int(month) if month else None)


def _what_will_do(known: _Known, column: Column) -> str:
    if column.type is ColumnType.PARTIAL_DATE:
        more = "" if known.month else f"，知道月份的写成 {known.year}-06 这样"
        return f"只知道这些的，写「{known.label}」就行{more}。"
    advice = "合同、凭证、记录上有日子的，写到日，如 2026-09-30。"
    if column.whole_month:
        which = "第一天" if column.whole_month is MonthDay.FIRST else "最后一天"
        month = f"「{known.label}」" if known.month else f"「{known.year}年6月」这样"
        advice += f"只知道月份的，写{month}就行，按那个月的{which}算。"
    return f"{advice}{_without(column)}"


def _without(column: Column) -> str:
    """What to do where nobody knows the day."""
    if not column.required:
        return "不知道的，可以空着，不要编一个。"
    if column.open_ended:
        return "真没有期限的，写「长期」。"
    if column.undated:
        return f"年份也查不到的，写「{column.undated}」，不要编一个。"
    return "查不到的，请先问清楚，不要编一个。"


def _example(column: Column) -> str:
    partial = column.type is ColumnType.PARTIAL_DATE
    if partial and column.within_period:
        return "2026-09 或 2026-09-30"
    return "2021、2021-05 或 2021-05-03" if partial else "2026-09-30"


def _with_century(match: re.Match[str]) -> str:
    short = int(match["year"])
    year = str(short + (2000 if short <= _LAST_OF_THIS_CENTURY else 1900))
    parts = (match["month"] or match["only"], match["day"])
    return "-".join([year, *(f"{int(part):02}" for part in parts if part)])
