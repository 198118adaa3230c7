"""By when a ticket is answered. No database.

The clock starts when the ticket is received; the next day is day 1, and the last day ends at 24:00
in Beijing. A day does not count at whose end the ticket waited for its author, nor, where the rule
counts working days, one on which offices are closed. So the arithmetic can be shown day by day.
Source: the county's promise of 1, 3, 7 or 15 days (民情码), which names no more than days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")

IsWorking = Callable[[date], bool]


class NotCounted(Enum):
    """Why a day does not count, in words for the screen."""

    WAITING = "等补充，不算"
    CLOSED = "不上班，不算"


@dataclass(frozen=True, slots=True)
class Pause:
    """The ticket waited for its author; one that still waits does so `until` now."""

    since: datetime
    until: datetime

    def holds_at(self, moment: datetime) -> bool:
        """Whether it waited at `moment`."""
        return self.since < moment <= self.until


@dataclass(frozen=True, slots=True)
class Day:
    """One day after the receipt: its number, or why it has none."""

    on: date
    number: int | None
    why_not: NotCounted | None = None


def beijing_day(moment: datetime) -> date:
    """The day in Beijing of an aware `moment`."""
    return moment.astimezone(BEIJING).date()


def end_of(day: date) -> datetime:
    """24:00 of `day` in Beijing."""
    return datetime.combine(day + timedelta(days=1), time.min, BEIJING)


def every_day(day: date) -> bool:
    """For rules that count the days of the calendar."""
    return True


def counted_days(
    received: datetime, days: int, is_working: IsWorking = every_day, pauses: Sequence[Pause] = ()
) -> list[Day]:
    """Every day after `received` up to the last of `days`, each with its number or why it has none.

    `is_working` tells the days on which offices are open. ValueError where `days` is less than 1.
    """
    if days < 1:
        raise ValueError("a deadline is at least one day away")
    listed: list[Day] = []
    for day in _numbered(beijing_day(received), is_working, pauses):
        listed.append(day)
        if day.number == days:
            break
    return listed


def due_on(
    received: datetime, days: int, is_working: IsWorking = every_day, pauses: Sequence[Pause] = ()
) -> date:
    """The last day on which the answer is in time, until 24:00 in Beijing."""
    return counted_days(received, days, is_working, pauses)[-1].on


def _numbered(first: date, is_working: IsWorking, pauses: Sequence[Pause]) -> Iterator[Day]:
    number, on = 0, first
    while True:
        on += timedelta(days=1)
        why_not = _why_not(on, is_working, pauses)
        number += why_not is None
        yield Day(on, None if why_not else number, why_not)


def _why_not(on: date, is_working: IsWorking, pauses: Sequence[Pause]) -> NotCounted | None:
    if any(pause.holds_at(end_of(on)) for pause in pauses):
        return NotCounted.WAITING
    return None if is_working(on) else NotCounted.CLOSED
