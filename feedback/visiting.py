"""Grid visits: writing them down, and where nobody has been."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from areas.enums import Level
from areas.models import Area
from feedback.enums import Stands
from feedback.managers import Viewer, handled_areas
from feedback.models import NOTES_KEPT_FOR, Code, PositionRule, RaisedTicket, Visit
from feedback.rules.coverage import (
    Went,
    complaint_about,
    first_of_month,
    monday_of,
    not_visited,
    too_seldom,
)
from feedback.rules.deadlines import BEIJING

NOT_YOURS = "那里不归您走访，没有记下来。"
TOO_LATE = "这一次改不了了：满了一天，或者刚才已经改过、撤回了。"
LATEST = 20
SAME_VISIT_WITHIN = timedelta(minutes=10)
"""Nobody comes by twice so soon to say the same: the form was sent again."""
_BELOW_COUNTY = (Level.TOWN, Level.VILLAGE, Level.GRID, Level.MICRO_GRID)


class VisitRefusedError(Exception):
    """Why a visit is not written down, in words for the screen."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was left out in one micro-grid; `half_days` of this week is None where it is enough."""

    area: Area
    doors: Sequence[Code]
    half_days: int | None


def walked_areas(viewer: Viewer) -> list[Area]:
    """The micro-grids that `viewer` visits: his own, and those of the grids that he leads."""
    served = [
        area for area in handled_areas(viewer) if area.level in (Level.GRID, Level.MICRO_GRID)
    ]
    return list(Area.objects.filter(_within(served), level=Level.MICRO_GRID)) if served else []


def doors_in(areas: Collection[Area]) -> QuerySet[Code]:
    """Every door whose sign belongs to one of the micro-grids."""
    doors = Code.objects.filter(stands_for=Stands.DOOR, area__in=areas, gone_at=None)
    return doors.select_related("area").order_by("area__path", "pk")


def keeps_positions(area: Area) -> bool:
    """Whether the town of `area` has positions kept."""
    return PositionRule.objects.filter(town__path__in=area.lineage_paths).exists()


@transaction.atomic
def record_visit(
    by: User,
    area: Area,
    door: Code | None = None,
    *,
    at: datetime,
    note: str = "",
    position: str = "",
) -> Visit:
    """Write down a visit. VisitRefusedError where `by` does not serve there, or the time is wrong.

    The position is dropped unless the town has it kept. What was just written down in the same
    words is not written down again.
    """
    position = position if keeps_positions(area) else ""
    sent_before = _same_visits(by, area, door, at, note)
    same = next((visit for visit in sent_before if visit.position == position), None)
    return same or _written_down(by, area, door, at, note, position)


def _written_down(
    by: User, area: Area, door: Code | None, at: datetime, note: str, position: str
) -> Visit:
    if area not in walked_areas(by) or (door and not doors_in([area]).contains(door)):
        raise VisitRefusedError(NOT_YOURS)
    if complaint := complaint_about(at, timezone.now()):
        raise VisitRefusedError(complaint)
    return Visit.objects.create(area=area, door=door, at=at, note=note, position=position, by=by)


def _same_visits(
    by: User, area: Area, door: Code | None, at: datetime, note: str
) -> QuerySet[Visit]:
    User.objects.select_for_update().get(pk=by.pk)  # two sendings at once: the second waits
    now = timezone.now()
    same = Visit.objects.standing().filter(by=by, area=area, door=door, note=note)
    around = (at - SAME_VISIT_WITHIN, at + SAME_VISIT_WITHIN)
    return same.filter(at__range=around, created_at__gt=now - SAME_VISIT_WITHIN)


@transaction.atomic
def mend_visit(
    visit_id: int, by: User, area: Area, door: Code | None = None, *, at: datetime, note: str = ""
) -> Visit:
    """Write down what a visit really was; what was written before is kept. As `record_visit`.

    VisitRefusedError where `by` did not write it down, or not within a day.
    """
    old = _withdrawn(visit_id, by)
    new = _written_down(by, area, door, at, note, old.position)
    new.mends, new.created_at = old, old.created_at
    new.save(update_fields=["mends", "created_at"])
    old.raised.update(visit=new)
    return new


@transaction.atomic
def withdraw_visit(visit_id: int, by: User) -> None:
    """There was no such visit. What was raised there stays filed. Raises as `mend_visit`."""
    _withdrawn(visit_id, by)


def _withdrawn(visit_id: int, by: User) -> Visit:
    found = Visit.objects.mendable_by(by).select_for_update().filter(pk=visit_id).first()
    if found is None:
        raise VisitRefusedError(TOO_LATE)
    found.withdrawn_at = timezone.now()
    found.save(update_fields=["withdrawn_at"])
    return found


@transaction.atomic
def forget_visits(now: datetime) -> int:
    """Of visits older than a year only where and when they were is left: no note, no position, not
    who came, nor what was raised. What was mended or withdrawn goes. Returns how many changed.
    """
    over = Visit.objects.filter(at__lt=now - NOTES_KEPT_FOR)
    gone = over.exclude(withdrawn_at=None).delete()[1].get(Visit._meta.label, 0)
    told = over.filter(~Q(note="") | ~Q(position="") | Q(by__isnull=False))
    RaisedTicket.objects.filter(visit__in=told).delete()
    return gone + told.update(note="", position="", by=None)


@transaction.atomic
def keep_positions(town: Area, *, keep: bool) -> None:
    """Turn it on or off for a town; off, what was kept there goes."""
    if keep:
        PositionRule.objects.get_or_create(town=town)
        return
    PositionRule.objects.filter(town=town).delete()
    Visit.objects.filter(area__path__startswith=town.path).update(position="")


def watches_visits(viewer: Viewer) -> bool:
    """Whether `viewer` is shown any visits: whoever serves a town or a place below it."""
    return bool(_served(viewer))


def latest_visits(viewer: Viewer) -> QuerySet[Visit]:
    """The last visits where `viewer` serves; not where only the county does."""
    around = _within(_served(viewer), "area__")
    visits = Visit.objects.standing().filter(around)
    return visits.select_related("area", "door", "mends__area", "mends__door")[:LATEST]


def coverage(viewer: Viewer, today: date) -> list[Coverage]:
    """Every micro-grid where `viewer` serves in which somebody has yet to come by."""
    areas = list(Area.objects.filter(_within(_served(viewer)), level=Level.MICRO_GRID))
    went = _went(areas, today)
    doors = {door.pk: door for door in doors_in(areas)}
    left = [doors[pk] for pk in not_visited(doors, went, today)]
    seldom = too_seldom([area.pk for area in areas], went, today)
    found = [
        Coverage(area, [door for door in left if door.area_id == area.pk], seldom.get(area.pk))
        for area in areas
    ]
    return [each for each in found if each.doors or each.half_days is not None]


def _served(viewer: Viewer) -> list[Area]:
    return [area for area in handled_areas(viewer) if area.level in _BELOW_COUNTY]


def _within(areas: Collection[Area], prefix: str = "") -> Q:
    around = Q(pk__in=[])
    for area in areas:
        around |= Q(**{f"{prefix}path__startswith": area.path})
    return around


def _went(areas: Collection[Area], today: date) -> list[Went]:
    begin = min(first_of_month(today), monday_of(today))
    since = datetime.combine(begin, time(), BEIJING)
    visits = Visit.objects.standing().filter(area__in=areas, at__gte=since).order_by()
    return [Went(*each) for each in visits.values_list("area", "at", "door")]
