"""By when a ticket is answered."""

from datetime import date, datetime

import pytest

from feedback.rules.deadlines import BEIJING, Day, NotCounted, Pause, counted_days, due_on


def at(day: int, hour: int = 9, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BEIJING)


def weekday(day: date) -> bool:
    return day.weekday() < 5


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        (at(2), 1, date(2026, 11, 3)),
        (at(2, 0, 0), 1, date(2026, 11, 3)),  # the first moment of a day
        (at(2, 23, 59), 1, date(2026, 11, 3)),  # and its last
        (at(2), 3, date(2026, 11, 5)),
        (at(2), 7, date(2026, 11, 9)),
        (at(2), 15, date(2026, 11, 17)),
        (at(28), 3, date(2026, 12, 1)),  # over the end of a month
        (at(31, month=12), 1, date(2027, 1, 1)),
    ],
)
def test_the_next_day_is_day_one(received, days, due):
    assert due_on(received, days) == due


def test_the_day_is_the_one_in_beijing():
    still_sunday_in_london = datetime.fromisoformat("2026-11-01T16:30:00+00:00")
    assert due_on(still_sunday_in_london, 1) == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        (at(6), 1, date(2026, 11, 9)),  # a Friday
        (at(7), 1, date(2026, 11, 9)),  # a Saturday
        (at(6), 7, date(2026, 11, 17)),
    ],
)
def test_days_on_which_offices_are_closed_do_not_count_where_the_rule_says_so(received, days, due):
    assert due_on(received, days, weekday) == due


@pytest.mark.parametrize(
    ("pauses", "due"),
    [
        ([], date(2026, 11, 5)),
        ([Pause(at(3, 9), at(3, 17))], date(2026, 11, 5)),  # over before the day was
        ([Pause(at(3, 9), at(4, 8))], date(2026, 11, 6)),
        ([Pause(at(3, 9), at(5, 8))], date(2026, 11, 7)),
        ([Pause(at(3, 9), at(4, 8)), Pause(at(4, 10), at(5, 8))], date(2026, 11, 7)),
        ([Pause(at(3, 9), at(4, 8)), Pause(at(3, 10), at(4, 7))], date(2026, 11, 6)),
    ],
)
def test_days_at_whose_end_it_waits_for_its_author_do_not_count(pauses, due):
    assert due_on(at(2), 3, pauses=pauses) == due


def test_the_arithmetic_can_be_shown_day_by_day():
    shown = counted_days(at(5), 2, weekday, [Pause(at(6, 9), at(7, 8))])
    assert shown == [
        Day(date(2026, 11, 6), None, NotCounted.WAITING),
        Day(date(2026, 11, 7), None, NotCounted.CLOSED),
        Day(date(2026, 11, 8), None, NotCounted.CLOSED),
        Day(date(2026, 11, 9), 1),
        Day(date(2026, 11, 10), 2),
    ]


@pytest.mark.parametrize("days", [0, -1])
def test_there_is_no_deadline_in_the_past(days):
    with pytest.raises(ValueError, match="at least one day"):
        counted_days(at(2), days)
