"""What stands above the header: whose table it is, and of which period."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from disclosure.importing.results import Finding, ImportContext
from disclosure.importing.signatures import is_signature
from language.periods import Period, PeriodKind
from language.stretches import Stretch, find_stretches
from language.text import squash, to_halfwidth

_VILLAGE = re.compile(r"[一-鿿]{2,5}?(?:村|社区)(?=20\d\d|二[〇零]|村?民?委员会|股份)")
_TIME = re.compile(r"[\d〇零○一二三四五六七八九十]+(?:[-~至到]\d+)?[年季月日号][度份]?")
# What may stand before a village's name without being a part of it.
_PLACE_BEFORE = re.compile(r"(?:[省市县区镇乡道]|[一-鿿]{2}|[^一-鿿])$")
_TOWN_BEFORE = re.compile(r"[一-鿿]{1,12}(?:[市县区镇乡]|街道)$")
_AND = re.compile(r"(?:村?民?委员会|股份经济合作社)?[、,和及与/]")
_ISSUE = re.compile(r"第(\d{1,2})期", re.ASCII)
_SENTENCE = re.compile("[,;。]")
_LONGEST_TITLE = 40

Rows = Sequence[Sequence[object]]


def title_texts(rows: Rows) -> list[str]:
    """The texts above the header, half-width."""
    return [
        to_halfwidth(cell).strip() for row in rows for cell in row if isinstance(cell, str) and cell
    ]


def check_title(texts: Sequence[str], context: ImportContext) -> Iterator[Finding]:
    """A warning where the title names another village or another period than the page."""
    titles = [text for text in texts if not is_signature(text)]
    other = _other_village(titles, context)
    if other:
        yield Finding(
            None,
            None,
            f"表里的标题写的是「{other}」，这里要公开的是「{context.village_names[0]}」。"
            "请确认没有拿错文件。",
            other,
        )
    other = _other_period(titles, context.period)
    if other:
        yield Finding(
            None,
            None,
            f"表里的标题写的是「{other}」，这里要公开的是「{context.period.label}」。"
            "请确认没有拿错文件。",
            other,
        )


def _other_village(titles: Sequence[str], context: ImportContext) -> str | None:
    own = context.village_names
    names = sorted({*own, *context.known_villages}, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, filter(None, names))) or r"(?!)")
    others = []
    for title in titles:
        for found in pattern.finditer(title):
            if found.group() not in own:
                others.append(found.group())
            elif elsewhere := _elsewhere(title[: found.start()], context.places_above):
                others.append(f"{elsewhere}{found.group()}")
            elif _may_stand_before(title[: found.start()]):
                return _beside(title, found, pattern)
            else:
                others.append(title[: found.end()])
    if others:
        return others[0]
    strangers = [found.group() for title in titles for found in _VILLAGE.finditer(title)]
    return strangers[0] if strangers else None


def _beside(title: str, own: re.Match[str], villages: re.Pattern[str]) -> str | None:
    """What a title that names the village says where it names another right beside it."""
    for other in villages.finditer(title):
        first, last = sorted((own, other), key=lambda each: each.start())
        if other.group() != own.group() and _AND.fullmatch(title[first.end() : last.start()]):
            return title[first.start() : last.end()]
    return None


def _elsewhere(before: str, above: Sequence[str]) -> str:
    """The town that a title names before the village, if it is none that the village lies in."""
    town = _TOWN_BEFORE.search(before)
    return town.group() if town and above and not town.group().endswith(tuple(above)) else ""


def _may_stand_before(text: str) -> bool:
    """Whether a village's name may begin behind it: behind 2026年, but 新 is a part of the name."""
    before = _TIME.sub(" ", text)
    return not before or bool(_PLACE_BEFORE.search(before))


def _other_period(titles: Sequence[str], own: Period) -> str | None:
    """The first stretch of time that the titles name, if none of those named is the page's."""
    named = [
        stretch
        for title in titles
        for stretch in find_stretches(title, year=own.year if _is_title(title) else None)
        if _may_be_period(stretch, own)
    ]
    if any(_is_own(stretch, own) for stretch in named):
        return None
    return named[0].words if named else _other_issue(titles, own)


def _other_issue(titles: Sequence[str], own: Period) -> str | None:
    """The number of an issue that is none of the month or the quarter: 第8期 above September."""
    numbers = {PeriodKind.MONTH: own.first_day.month, PeriodKind.QUARTER: own.last_day.month // 3}
    most = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}
    found = [match for title in titles for match in _ISSUE.finditer(squash(title))]
    if not found or own.kind not in numbers:
        return None
    issues = [int(match[1]) for match in found]
    is_other = numbers[own.kind] not in issues and 0 < issues[0] <= most[own.kind]
    return found[0].group() if is_other else None


def _is_title(text: str) -> bool:
    """Whether times without a year in it are of the table: 第二季度, but not 6月底前缴清的，…"""
    return len(text) <= _LONGEST_TITLE and not _SENTENCE.search(text)


def _may_be_period(stretch: Stretch, own: Period) -> bool:
    """A lone day in a quarter's title is the day of printing, its bare year that of the table."""
    if stretch.state or own.kind is PeriodKind.DAY:
        return True
    odd_days = stretch.first_day.day != 1 or (stretch.last_day + timedelta(days=1)).day != 1
    return not (odd_days or (stretch.bare_year and stretch.takes_in(own)))


def _is_own(stretch: Stretch, own: Period) -> bool:
    """Whether a table headed so may be the page's."""
    if stretch.state:
        return own.first_day <= stretch.last_day and stretch.first_day <= own.last_day
    match own.kind:
        case PeriodKind.DAY:
            return stretch.takes_in(own)
        case PeriodKind.YEAR:  # such a table is published anew while the year lasts
            return stretch.first_day == own.first_day and stretch.last_day <= own.last_day
    return (stretch.first_day, stretch.last_day) == (own.first_day, own.last_day)
