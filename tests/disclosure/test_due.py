"""Which notices an accountant should begin."""

from datetime import date

import pytest

from disclosure.due import due_notices, due_period
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage
from disclosure.services import notice_for
from language.periods import PeriodKind, parse_period
from tests.disclosure.conftest import Q2, Q3

AUTUMN, WINTER = date(2026, 11, 25), date(2027, 1, 1)


@pytest.mark.parametrize(
    ("kind", "today", "code"),
    [
        (PeriodKind.MONTH, AUTUMN, "2026-10"),
        (PeriodKind.QUARTER, AUTUMN, "2026Q3"),
        (PeriodKind.YEAR, AUTUMN, "2025"),
        (PeriodKind.DAY, AUTUMN, "2026-09-30"),
        (PeriodKind.QUARTER, date(2026, 12, 31), "2026Q3"),
        (PeriodKind.MONTH, WINTER, "2026-12"),
        (PeriodKind.QUARTER, WINTER, "2026Q4"),
        (PeriodKind.YEAR, WINTER, "2026"),
        (PeriodKind.DAY, WINTER, "2026-12-31"),
    ],
)
def test_what_should_be_public_by_a_day(kind, today, code):
    assert due_period(kind, today).code == code


def due(village, today=AUTUMN):
    return [
        (each.ledger.name, each.last.code, each.period.code, each.days)
        for each in due_notices([village], today)
    ]


def test_the_next_one_is_due_from_the_day_after_its_period(village, make_notice):
    assert due(village) == []  # not every village has every ledger
    make_notice(village, Q2, period="2026Q2")
    assert due(village, date(2026, 9, 30)) == []
    assert due(village, date(2026, 10, 1)) == [("leases", "2026Q2", "2026Q3", 1)]
    assert due(village, WINTER) == [("leases", "2026Q2", "2026Q4", 1)]


@pytest.mark.parametrize(
    ("ledger", "public", "today", "code"),
    [
        ("cashbook", "2026-03", date(2026, 4, 30), None),
        ("cashbook", "2026-03", date(2026, 5, 1), "2026-04"),
        ("cashbook", "2026-03", AUTUMN, "2026-10"),
        ("cashbook", "2026-03", date(2027, 4, 30), "2027-03"),
        ("cashbook", "2026-03", date(2027, 5, 1), None),
        ("leases", "2026Q2", date(2027, 9, 30), "2027Q2"),
        ("leases", "2026Q2", date(2027, 10, 1), None),
        ("projects", "2024", date(2026, 12, 31), "2025"),
        ("projects", "2024", WINTER, None),
        ("receivables", "2026-08-15", date(2026, 10, 1), "2026-09-30"),
        ("receivables", "2026-08-15", date(2027, 9, 30), "2027-06-30"),
        ("receivables", "2026-08-15", date(2027, 10, 1), None),
    ],
)
def test_for_a_year_after_the_first_that_was_left_out_the_latest_is_due(
    village, ledger, public, today, code
):
    page = notice_for(village, get_ledger(ledger), parse_period(public))
    DisclosurePage.objects.filter(pk=page.pk).update(live=True)
    assert [each[2] for each in due(village, today)] == ([code] if code else [])


def test_an_ended_ledger_that_is_published_again_is_due_again(village, make_notice):
    make_notice(village, Q2, period="2025Q2")
    assert due(village) == []
    make_notice(village, Q3, period="2026Q2")
    assert [each[2] for each in due(village)] == ["2026Q3"]


def test_what_was_begun_is_due_no_more_and_what_was_taken_down_is_begun_by_nobody(
    village, make_notice
):
    make_notice(village, Q2, period="2026Q2")
    notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    assert due(village) == []
    DisclosurePage.objects.get(period="2026Q3").delete()
    make_notice(village, Q3)
    assert due(village) == []
    DisclosurePage.objects.get(period="2026Q3").unpublish()
    assert due(village) == [("leases", "2026Q2", "2026Q3", 56)]


def test_it_is_of_ones_own_villages(village, make_village, make_notice):
    make_notice(make_village("泖河村"), Q2, period="2026Q2")
    assert due(village) == []


def test_many_villages_cost_one_query(
    village, make_village, make_notice, django_assert_num_queries
):
    villages = [village, make_village("泖河村")]
    for each in villages:
        make_notice(each, Q2, period="2026Q2")
    with django_assert_num_queries(1):
        assert [each.village for each in due_notices(villages, AUTUMN)] == villages


def test_a_month_that_was_left_out_is_named_for_a_year(village):
    def begin(period, **changes):
        page = notice_for(village, get_ledger("cashbook"), parse_period(period))
        DisclosurePage.objects.filter(pk=page.pk).update(**changes)

    def told(today):
        return [
            (each.period.code, [gap.code for gap in each.gaps])
            for each in due_notices([village], today)
        ]

    begin("2026-05", live=True)
    begin("2026-08", live=True)
    assert told(AUTUMN) == [("2026-10", ["2026-06", "2026-07", "2026-09"])]
    begin("2026-06")
    assert told(AUTUMN) == [("2026-10", ["2026-07", "2026-09"])]
    begin("2026-10", live=True)
    assert told(AUTUMN) == [("2026-09", ["2026-07"])]
    begin("2026-09")
    assert told(AUTUMN) == [("2026-07", [])]
    begin("2027-06", live=True)
    assert told(date(2027, 8, 1))[0][1][0] == "2026-11"
    assert told(date(2028, 8, 1)) == []


@pytest.mark.parametrize(
    ("ledger", "public", "mistyped", "code"),
    [
        ("leases", "2026Q2", "2031Q1", "2026Q3"),
        ("leases", "2026Q3", "2031Q1", None),
        ("cashbook", "2026-10", "2062-11", None),
        ("receivables", "2026-06-30", "2062-09-30", "2026-09-30"),
    ],
)
@pytest.mark.parametrize("is_public", [False, True])
def test_a_period_far_ahead_neither_hides_what_is_due_nor_makes_due_what_is_not_over(
    village, ledger, public, mistyped, code, is_public
):
    for period, live in ((public, True), (mistyped, is_public)):
        page = notice_for(village, get_ledger(ledger), parse_period(period))
        DisclosurePage.objects.filter(pk=page.pk).update(live=live)
    assert [each[2] for each in due(village)] == ([code] if code else [])
