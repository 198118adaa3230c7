"""Which doors and micro-grids are left out, by a table."""

from datetime import date, datetime, timedelta

import pytest

from feedback.rules.coverage import (
    DAYS_BACK,
    Went,
    complaint_about,
    monday_of,
    not_visited,
    too_seldom,
)
from feedback.rules.deadlines import BEIJING

THURSDAY = date(2026, 11, 26)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("times", "left"),
    [
        ([], True),
        (["2026-11-01T00:00"], False),
        (["2026-10-31T23:59"], True),
        (["2026-11-26T09:00"], False),
        (["2026-11-27T09:00"], True),  # a clock that was set back since
    ],
)
def test_a_door_is_to_be_visited_once_in_a_calendar_month(times, left):
    went = [Went(1, at(each), 12) for each in times]
    assert not_visited([12], went, THURSDAY) == ([12] if left else [])


def test_walking_around_visits_no_door_and_each_door_is_its_own():
    went = [Went(1, at("2026-11-20T09:00")), Went(1, at("2026-11-20T09:00"), 12)]
    assert not_visited([13, 12, 14], went, THURSDAY) == [13, 14]


@pytest.mark.parametrize(
    ("times", "half_days"),
    [
        ([], 0),
        (["2026-11-26T09:00"], 1),
        (["2026-11-26T09:00", "2026-11-26T11:59"], 1),
        (["2026-11-26T11:59", "2026-11-26T12:00"], None),
        (["2026-11-25T09:00", "2026-11-26T09:00"], None),
        (["2026-11-22T23:59", "2026-11-26T09:00"], 1),  # the Sunday before
        (["2026-11-23T00:00", "2026-11-26T09:00"], None),
    ],
)
def test_a_micro_grid_is_to_be_walked_on_two_half_days_of_a_week(times, half_days):
    went = [Went(1, at(each)) for each in times]
    found = too_seldom([1], went, THURSDAY)
    assert found == ({} if half_days is None else {1: half_days})


def test_a_half_day_elsewhere_does_not_count():
    went = [Went(2, at("2026-11-25T09:00")), Went(2, at("2026-11-26T09:00"))]
    assert too_seldom([1, 2], went, THURSDAY) == {1: 0}


def test_the_hour_is_that_of_beijing():
    morning = [Went(1, datetime.fromisoformat("2026-11-26T03:59+00:00"))]
    afternoon = [Went(1, datetime.fromisoformat("2026-11-26T04:00+00:00"))]
    assert too_seldom([1], morning + afternoon, THURSDAY) == {}


def test_a_week_begins_on_monday():
    assert monday_of(THURSDAY) == monday_of(date(2026, 11, 23)) == date(2026, 11, 23)
    assert monday_of(date(2026, 11, 22)) == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(), ""),
        (timedelta(seconds=-1), "还没有到"),
        (timedelta(days=DAYS_BACK), ""),
        (timedelta(days=DAYS_BACK, seconds=1), "7 天以内"),
    ],
)
def test_a_visit_is_written_down_within_a_week_and_not_ahead(ago, said):
    now = at("2026-11-26T09:00")
    complaint = complaint_about(now - ago, now)
    assert said in complaint
    assert bool(said) == bool(complaint)
