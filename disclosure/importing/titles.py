"""What stands above the header: whose table it is, and of which period."""

import re
from collections.abc import Iterator, Sequence

from disclosure.importing.results import Finding, ImportContext
from disclosure.importing.signatures import is_signature
from language.periods import Period, PeriodKind, find_periods
from language.text import to_halfwidth

_VILLAGE = re.compile(r"[一-鿿]{2,5}?(?:村|社区)(?=20\d\d|二[〇零]|村?民?委员会|股份)")
# What may stand before a village's name without being a part of it.
_PLACE_BEFORE = re.compile(r"(?:[省市县区镇乡道]|[一-鿿]{2})$")
_TOWN_BEFORE = re.compile(r"[一-鿿]{1,12}(?:[市县区镇乡]|街道)$")

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
    period = _other_period(titles, context.period)
    if period:
        yield Finding(
            None,
            None,
            f"表里的标题写的是「{period.label}」，这里要公开的是「{context.period.label}」。"
            "请确认没有拿错文件。",
            period.label,
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
            elif _PLACE_BEFORE.search(title[: found.start()]) or not title[: found.start()].strip():
                return None
            else:
                others.append(title[: found.end()])
    if others:
        return others[0]
    strangers = [found.group() for title in titles for found in _VILLAGE.finditer(title)]
    return strangers[0] if strangers else None


def _elsewhere(before: str, above: Sequence[str]) -> str:
    """The town that a title names before the village, if it is none that the village lies in."""
    town = _TOWN_BEFORE.search(before)
    return town.group() if town and above and not town.group().endswith(tuple(above)) else ""


def _other_period(titles: Sequence[str], own: Period) -> Period | None:
    """The first period that the title names, if none of those named takes the page's in."""
    periods = [
        period
        for title in titles
        for period in find_periods(title)
        # A lone day in a quarter's title is the day of printing.
        if period.kind is not PeriodKind.DAY or own.kind is PeriodKind.DAY
    ]
    if any(
        period.first_day <= own.first_day and own.last_day <= period.last_day for period in periods
    ):
        return None
    return periods[0] if periods else None
