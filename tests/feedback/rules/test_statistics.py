"""What the numbers of public progress mean."""

from datetime import date, timedelta

import pytest

from feedback.rules.statistics import (
    Counts,
    Period,
    last_months,
    median_hours,
    share,
    told_apart,
)

NOTHING = dict.fromkeys(Counts.__slots__, 0)


def test_the_newspapers_figures():
    """553 received and 534 solved are 96.6 %; all of 20 that were handed over are 100 %."""
    counts = Counts(
        **NOTHING | {"received": 553, "solved": 534, "handed_over": 20, "handed_over_settled": 20}
    )
    assert (counts.solved_share, counts.handled_share) == ("96.6%", "100%")


def test_what_is_overdue_counts_as_late():
    counts = Counts(**NOTHING | {"received": 10, "settled": 6, "in_time": 6, "overdue": 2})
    assert counts.in_time_share == "75.0%"


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (534, 553, "96.6%"),
        (1, 8, "12.5%"),
        (2, 3, "66.7%"),
        (0, 3, "0%"),
        (3, 3, "100%"),
        (9999, 10000, "99.9%"),  # not all of them
        (1, 10000, "0.1%"),  # not none of them
        (2, 2, ""),
        (0, 0, ""),
    ],
)
def test_a_share(part, whole, told):
    assert share(part, whole) == told


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, []),
        ({"路": 9}, []),
        ({"路": 3, "灯": 5}, [("灯", 5), ("路", 3)]),
        ({"路": 9, "灯": 5, "水": 2, "狗": 1}, [("路", 9), ("灯", 5), ("其他", 3)]),
        ({"路": 9, "灯": 5, "水": 2}, [("路", 9), ("其他", 7)]),  # 2 are few by whatever name
        ({"路": 9, "灯": 2}, []),
        ({"路": 1, "灯": 1}, []),
        ({"其他": 8, "路": 4, "灯": 2}, [("路", 4), ("其他", 10)]),
        ({"其他": 1, "路": 4, "灯": 9}, [("灯", 9), ("其他", 5)]),
    ],
)
def test_few_are_never_told_apart(counts, told):
    assert told_apart(counts) == told


@pytest.mark.parametrize(
    ("middle", "hours"),
    [
        ([timedelta(hours=5)], 5),
        ([timedelta(hours=5), timedelta(hours=8)], 7),
        ([timedelta(minutes=1)], 1),
        ([timedelta()], 0),
    ],
)
def test_median_hours(middle, hours):
    assert median_hours(middle) == hours


@pytest.mark.parametrize(
    ("period", "since"),
    [
        (Period.MONTH, date(2026, 11, 1)),
        (Period.QUARTER, date(2026, 10, 1)),
        (Period.YEAR, date(2026, 1, 1)),
        (Period.ALL, None),
    ],
)
def test_a_period_begins(period, since):
    assert period.since(date(2026, 11, 26)) == since


def test_the_trend_goes_back_a_year():
    months = last_months(date(2026, 3, 31))
    assert (months[0], months[-1], len(months)) == (date(2025, 4, 1), date(2026, 3, 1), 12)
