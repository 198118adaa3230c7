"""Where nobody has been for long. No database, and no persons: nobody is ranked.

A door is to be visited once in a calendar month, a micro-grid to be walked on two half-days of a
week, which begins on Monday. A half-day is the morning or the afternoon of a day in Beijing.
Source: what the county wants of 网格巡查, the visits of its 民情码.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from feedback.rules.deadlines import BEIJING, beijing_day

LEAST_HALF_DAYS = 2
NOON = 12
DAYS_BACK = 7
"""How late a visit may be written down."""


@dataclass(frozen=True, slots=True)
class Went:
    """Somebody was in the micro-grid then; at a door of it, or all around."""

    area: int
    at: datetime
    door: int | None = None


def complaint_about(at: datetime, now: datetime) -> str:
    """Why a visit at that time is not written down now, in words; empty if it is."""
    if at > now:
        return "走访的时间还没有到。请写已经走过的。"
    if at < now - timedelta(days=DAYS_BACK):
        return f"最多补记 {DAYS_BACK} 天以内的。"
    return ""


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def not_visited(doors: Iterable[int], went: Iterable[Went], today: date) -> list[int]:
    """Which of the doors nobody came to since the first of this month, in their order."""
    begin = first_of_month(today)
    visited = {each.door for each in went if begin <= beijing_day(each.at) <= today}
    return [door for door in doors if door not in visited]


def too_seldom(areas: Iterable[int], went: Collection[Went], today: date) -> Mapping[int, int]:
    """The areas walked on fewer than two half-days of this week, and on how many they were."""
    halves = {area: _half_days(went, area, today) for area in areas}
    return {area: count for area, count in halves.items() if count < LEAST_HALF_DAYS}


def _half_days(went: Iterable[Went], area: int, today: date) -> int:
    begin = monday_of(today)
    times = [each.at.astimezone(BEIJING) for each in went if each.area == area]
    return len({(at.date(), at.hour < NOON) for at in times if begin <= at.date() <= today})
