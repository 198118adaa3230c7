"""Read two days that stand in one text: 2024.1.1-2026.12.31, 自2024年1月起至2026年12月止(3年)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from language.dates import NotADate, parse_partial_date
from language.text import squash, to_halfwidth

_LENGTH = r"(?:共计?|为期|租期)?\s*(?:\d{1,3}|[一二三四五六七八九十两]{1,3})\s*(?:年|个月)"
_BARE = re.compile(
    rf"(?:{_LENGTH}[\s,:;]*)?\(?(?P<span>[^()]+?)\)?(?:\s*\({_LENGTH}\)|[\s,;]+{_LENGTH})?"
)
_JOINT = re.compile(r"\s*[\-—–~至到/,]{1,2}\s*|\s+")
_FIRST = re.compile(r"[自从由]?\s*(?P<day>.+?)\s*(?:起|开始)?")
_LAST = re.compile(r"(?P<day>.+?)\s*(?:为?\s*止)?")
_DAY_OF_YEAR = re.compile(r"\d{1,2}[月./\-]\d{1,2}[日号]?|\d{1,2}月", re.ASCII)
_OPEN_END = re.compile(
    r"(?:长期(?:有效|租用|租赁|承包)?|永久|(?:没有|无)(?:固定)?期限|不定期|不限期|无限期)"
)
_OPEN = re.compile(rf"(?P<first>.+?)[\-—–~至到/,]{{0,2}}{_OPEN_END.pattern}")
_MONTH_LENGTH = 7
_LONGEST = 60


class WrittenSpan(NamedTuple):
    """The first and the last day as far as each is written: "2024-01" or "2024-01-01".

    None instead of the last where it says that there is none. `in_one_year` says that the last
    has no year of its own.
    """

    first: str
    last: str | None
    in_one_year: bool = False


def parse_span(value: object) -> WrittenSpan:
    """The days or months of "2024.1.1-2026.12.31"; of "2024.1.1起长期" the first only.

    A last day without a year lies in the first one's year. Raises NotADate for all else, and for
    what could be read in two ways: one day alone, "三年", "长期".
    """
    text = to_halfwidth(value).strip() if isinstance(value, str) and len(value) <= _LONGEST else ""
    bare = _BARE.fullmatch(text)
    readings = {*_readings(bare["span"])} if bare else set()
    if len(readings) != 1:
        raise NotADate(value)
    return readings.pop()


def _readings(text: str) -> Iterator[WrittenSpan]:
    opened = _OPEN.fullmatch(squash(text))
    if opened:
        yield from _spans(opened["first"], None)
    for joint in _JOINT.finditer(text):
        yield from _spans(text[: joint.start()], text[joint.end() :])


def _spans(begin: str, end: str | None) -> Iterator[WrittenSpan]:
    """The span from one text to another, or none if either is no day and no month."""
    try:
        first = _known(_FIRST, begin)
        if end is None:
            yield WrittenSpan(first, None)
        else:
            in_one_year = bool(_DAY_OF_YEAR.fullmatch(squash(_stripped(_LAST, end))))
            last = _known(_LAST, f"{first[:4]}年{end}" if in_one_year else end)
            yield WrittenSpan(first, last, in_one_year)
    except NotADate:
        return


def _known(form: re.Pattern[str], text: str) -> str:
    partial = parse_partial_date(_stripped(form, text))
    if len(partial) < _MONTH_LENGTH:
        raise NotADate(text)
    return partial


def _stripped(form: re.Pattern[str], text: str) -> str:
    """What stands between the words that begin and end a span."""
    found = form.fullmatch(" ".join(text.split()))
    return found["day"] if found else ""


def is_open_ended(text: str) -> bool:
    """Whether it says that there is no last day: 长期, 无固定期限."""
    return bool(_OPEN_END.fullmatch(squash(text)))
