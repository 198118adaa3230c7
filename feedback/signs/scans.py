"""How often doors were scanned: by micro-grid and month, never by door."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from areas.models import Area
from feedback.enums import Stands
from feedback.models import Code, DailyScans, Posting

FEWEST_SCANS = 5
"""Fewer are not told: who scanned might be guessed."""

FEWEST_DOORS = 3
"""With fewer, the number of a micro-grid would be that of a door."""

MONTHS = 6


@dataclass(frozen=True, slots=True)
class AreaScans:
    """The scans of an area's doors, month by month, as everybody who keeps its signs may know them;
    `months`, the first days of them with what is told, are none where there are too few doors."""

    area: Area
    months: Sequence[tuple[date, str]]


def months_before(today: date) -> list[date]:
    """The first days of the last months, this one first."""
    last = today.year * 12 + today.month - 1
    return [date(each // 12, each % 12 + 1, 1) for each in range(last, last - MONTHS, -1)]


def door_scans(area: Area, today: date) -> list[AreaScans]:
    """Of each smallest area in `area` that has doors, in the months of `months_before`."""
    doors = Code.objects.filter(stands_for=Stands.DOOR, area__path__startswith=area.path)
    copies = Posting.objects.filter(code__in=doors)
    months = months_before(today)
    counts: Counter[tuple[int, date]] = Counter()
    for tokens, path in ((doors, "area"), (copies, "code__area")):
        area_of = dict(tokens.values_list("token", path))
        for token, day, count in _daily(tokens, months[-1]):
            counts[area_of[token], day.replace(day=1)] += count
    in_area = Counter(doors.order_by().values_list("area", flat=True))
    return [
        AreaScans(
            each,
            [(month, _told(counts[each.pk, month])) for month in months]
            if in_area[each.pk] >= FEWEST_DOORS
            else [],
        )
        for each in Area.objects.filter(pk__in=in_area)
    ]


def _daily(
    tokens: QuerySet[Code] | QuerySet[Posting], since: date
) -> Iterable[tuple[str, date, int]]:
    """Token, day and count of what was scanned of them."""
    counted = DailyScans.objects.filter(day__gte=since, token__in=tokens.order_by().values("token"))
    return counted.values_list("token", "day", "count").iterator()


def _told(count: int) -> str:
    return f"{count} 次" if count >= FEWEST_SCANS else f"不到 {FEWEST_SCANS} 次"
