"""Says what a day in a cell lacks, so that nobody need guess: its century, its day, its year."""

import re
from calendar import monthrange
from datetime import date

from language.dates import NotADate, parse_partial_date
from language.text import squash

_MONTH = r"(?:0?[1-9]|1[0-2])"
_PARTS = rf"(?P<month>{_MONTH})[月./\-](?P<day>0?[1-9]|[12]\d|3[01])[日号]?"
_SHORT_YEAR = re.compile(rf"(?P<year>\d\d)[年./\-](?:{_PARTS}|(?P<only>{_MONTH})月?)?", re.ASCII)
_NO_YEAR = re.compile(_PARTS, re.ASCII)
_WHOLE = re.compile(r"\d{4}[年./\-]\d{1,2}[月./\-]\d{1,2}[日号]?", re.ASCII)
_LAST_OF_THIS_CENTURY = 69
"""Of years of two digits; nobody leases until 2070, and some assets are of 1970."""


def date_fault(text: str, example: str) -> str:
    """What is wrong with the text of a cell that should be a day, and what to do."""
    clean = squash(text)
    if _NO_YEAR.fullmatch(clean):
        return f"「{text}」没有写是哪一年。请写全，如 {example}。"
    if match := _SHORT_YEAR.fullmatch(clean):
        return (
            f"「{text}」的年份只写了两位，看不准是哪一年。请写全四位，如 {_with_century(match)}。"
        )
    if _WHOLE.fullmatch(clean):
        return f"日历上没有「{text}」这一天。请核对月和日，如 {example}。"
    try:
        known = parse_partial_date(clean)
    except NotADate:
        return f"「{text}」不是看得懂的日期。请填成 {example} 这样。"
    return f"「{text}」没有写是哪一天。请写到日，如 {_first_or_last(known)}。"


def _with_century(match: re.Match[str]) -> str:
    short = int(match["year"])
    year = str(short + (2000 if short <= _LAST_OF_THIS_CENTURY else 1900))
    parts = (match["month"] or match["only"], match["day"])
    return "-".join([year, *(f"{int(part):02}" for part in parts if part)])


def _first_or_last(known: str) -> str:
    """The first and the last day of a year or a month."""
    year, *months = map(int, known.split("-"))
    first, last = (months or [1])[0], (months or [12])[0]
    return f"{date(year, first, 1)} 或 {date(year, last, monthrange(year, last)[1])}"
