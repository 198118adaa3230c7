"""How many events of integrity education an area held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Sum
from django.utils import timezone

from areas.models import Area
from campaigns.models.events import EventPage


@dataclass(frozen=True, slots=True)
class Tally:
    """The events of a year that are over, and how many people came, each time counted anew."""

    year: int
    events: int
    people: int
    towns: Sequence[tuple[str, int]]
    """The places in the area that held some, in the order of the list of areas: no ranking."""


def tally_of(area: Area, now: datetime) -> Tally:
    """Those of `area` and of the places in it, in the year of `now`; one query."""
    year = timezone.localtime(now).year
    held = EventPage.objects.everybodys().within(area).past(now).filter(begins_at__year=year)
    by_place = held.order_by("area__path").values_list("area__path", "area__short_name")
    counted = list(by_place.annotate(Count("pk"), Sum("attendance")))
    return Tally(
        year,
        events=sum(events for *_, events, _ in counted),
        people=sum(people or 0 for *_, people in counted),
        towns=[(name, events) for path, name, events, _ in counted if path != area.path],
    )
