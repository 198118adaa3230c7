"""A day that cannot be read is answered with what it lacks."""

from datetime import date

import pytest

from disclosure.importing.date_faults import date_fault
from tests.disclosure.importing.tables import (
    CASH_HEADER,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("21.6.3", "「21.6.3」的年份只写了两位，看不准是哪一年。请写全四位，如 2021-06-03。"),
        ("98年12月31日", "如 1998-12-31"),
        ("69/1/1", "如 2069-01-01"),
        ("70/1/1", "如 1970-01-01"),
        ("21年", "如 2021。"),
        ("21年6月", "如 2021-06。"),
        ("2021.6", "「2021.6」没有写是哪一天。请写到日，如 2021-06-01 或 2021-06-30。"),
        ("2024年2月", "如 2024-02-01 或 2024-02-29"),
        ("二〇二六年五月", "如 2026-05-01 或 2026-05-31"),
        ("2021", "如 2021-01-01 或 2021-12-31"),
        ("9.3", "「9.3」没有写是哪一年。请写全，如 2026-09-30。"),
        ("9月3号", "没有写是哪一年"),
        ("2026-9-31", "日历上没有「2026-9-31」这一天。"),
        ("2026年13月1日", "日历上没有"),
        ("去年", "「去年」不是看得懂的日期。请填成 2026-09-30 这样。"),
        ("13.13.13", "不是看得懂的日期"),
    ],
)
def test_what_a_day_lacks(text, said):
    assert said in date_fault(text, "2026-09-30")


def test_days_of_a_lease_are_never_guessed():
    rows = [lease(1, 租期起="21.6.3"), lease(2, 租期起=2021.6), lease(3, 租期止="9月3日")]
    errors = read_leases(*rows).errors
    assert places(errors) == [(2, "start"), (3, "start"), (4, "end")]
    assert "只写了两位" in errors[0].message
    assert "没有写是哪一天" in errors[1].message
    assert "没有写是哪一年" in errors[2].message


def test_a_day_of_the_notices_own_period_may_leave_out_the_year():
    """As Excel saves it into a CSV; but 9.3 may be the number that is left of 9.30."""
    rows = [
        [day, f"记-{day}", "付电费", "", 1.0, "", "李红"] for day in ("9月1日", "9月30号", "9.3")
    ]
    result = read("cashbook", sheet_of(CASH_HEADER, *rows))
    assert [row.values.get("date") for row in result.rows] == [
        date(2026, 9, 1),
        date(2026, 9, 30),
        None,
    ]
    assert places(result.errors) == [(4, "date")]


def test_such_a_day_may_still_lie_outside_the_period():
    row = ["8月31日", "记-1", "付电费", "", 1.0, "", "李红"]
    assert places(read("cashbook", sheet_of(CASH_HEADER, row)).warnings) == [(2, "date")]
