"""Who handles the tickets of a place: asked at each ticket, so by a statement of its own."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from django.contrib.auth.models import User
from django.db.models import CharField, DateField

from areas.models import Area, Duty
from areas.querysets import DutyQuerySet
from feedback.asking import Given, Question
from feedback.rules.routing import CHAIN

# Of a duty and an account what is needed in a hurry; the rest is asked when somebody wants it.
_OF_DUTY = ("id", "user_id", "person_name", "area_id", "role")
_OF_AREA = tuple(field.attname for field in Area._meta.concrete_fields)
_OF_USER = ("id", "username", "is_active", "email")


def able(duties: DutyQuerySet, day: date | Given) -> DutyQuerySet:
    """Those of the duties by which somebody can log in and act on `day`."""
    return duties.in_force(day).filter(user__is_active=True)


def handlers_around(area: Area, day: date) -> list[Duty]:
    """The duties by which somebody can take tickets of `area`, or of an area it lies in, on `day`,
    with their areas and accounts.
    """
    paths = area.lineage_paths
    given = {f"path{number}": path for number, path in enumerate(paths)}
    return [_duty(row) for row in _handling(len(paths)).ask(day=day, **given)]


@cache
def _handling(areas: int) -> Question:
    """The duties by which tickets of one of so many areas are handled."""
    paths = [Given(f"path{number}", CharField()) for number in range(areas)]
    duties = Duty.objects.filter(area__path__in=paths).as_role(*CHAIN.values())
    found = able(duties, Given("day", DateField())).order_by()
    of_area = [f"area__{name}" for name in _OF_AREA]
    of_user = [f"user__{name}" for name in _OF_USER]
    return Question(found.values_list(*_OF_DUTY, *of_area, *of_user))


def _duty(row: tuple[Any, ...]) -> Duty:
    """Of a row of `_handling`."""
    values = iter(row)
    duty = Duty.from_db(None, _OF_DUTY, [next(values) for _ in _OF_DUTY])
    duty.area = Area.from_db(None, _OF_AREA, [next(values) for _ in _OF_AREA])
    duty.user = User.from_db(None, _OF_USER, list(values))
    return duty
