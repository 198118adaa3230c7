"""On which days offices are open: Monday to Friday, but for what the calendar of the State says."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

import chinese_calendar
from django.apps.registry import Apps

from areas.models import SpecialDay

LOOK_AHEAD = timedelta(days=45)
"""The State names the holidays of a year in the November before; deadlines reach as far ahead."""


def is_working_day(special: Mapping[date, bool], day: date) -> bool:
    """`special` says of holidays, and of weekends that make up for them, if people work."""
    return special.get(day, day.weekday() < 5)


def working_days() -> Callable[[date], bool]:
    """Tells of any day whether offices are open on it. Costs one query."""
    special = dict(SpecialDay.objects.values_list("day", "is_working"))
    return lambda day: is_working_day(special, day)


def unknown_year(today: date) -> int | None:
    """The year, next or this, that begins within LOOK_AHEAD and of which no special day is known.

    Its holidays on weekdays count as working days until staff write them down, or an update of the
    library brings them. Costs one query.
    """
    year = (today + LOOK_AHEAD).year
    return None if SpecialDay.objects.filter(day__year=year).exists() else year


def load_special_days(apps: Apps, **kwargs: object) -> None:
    """Add the days that the State announced, of years of which none is known: staff may have
    changed the others. After each `migrate`; where there is no table yet, there is nothing to do.

    Source: `chinesecalendar`, which follows the yearly notice of the General Office of the State
    Council.
    """
    try:
        model = apps.get_model("areas", "SpecialDay")
    except LookupError:
        return
    known = {day.year for day in model.objects.dates("day", "year")}
    model.objects.bulk_create(
        model(day=day, is_working=is_working, name=name)
        for day, is_working, name in _announced()
        if day.year not in known
    )


def _announced() -> Iterator[tuple[date, bool, str]]:
    """Each day that is not as its day of the week says: which, whether people work, its name."""
    for day, english in chinese_calendar.holidays.items():
        if day.weekday() < 5:
            yield day, False, _chinese(english)
    for day, english in chinese_calendar.workdays.items():
        if day.weekday() >= 5:
            yield day, True, f"{_chinese(english)}调休上班"


def _chinese(english: str) -> str:
    return str(chinese_calendar.Holiday(english).chinese)
