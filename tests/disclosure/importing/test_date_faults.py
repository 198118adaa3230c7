"""A day that cannot be read is answered with what it lacks."""

from dataclasses import replace

import pytest

from disclosure.importing.date_faults import date_fault
from disclosure.ledgers import get_ledger
from tests.disclosure.importing.tables import (
    CASH_HEADER,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
)


def fault(text, column):
    ledger, key = column.split(".")
    return date_fault(text, get_ledger(ledger).column(key))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("21.6.3", "「21.6.3」的年份只写了两位，看不准是哪一年。请写全四位，如 2021-06-03。"),
        ("98年12月31日", "如 1998-12-31"),
        ("69/1/1", "如 2069-01-01"),
        ("70/1/1", "如 1970-01-01"),
        ("21年", "如 2021。"),
        ("21年6月", "如 2021-06。"),
        ("2021.6", "「2021.6」没有写是哪一天。合同、凭证、记录上有日子的，写到日"),
        ("二〇二六年五月", "没有写是哪一天"),
        ("2021", "没有写是哪一天"),
        ("9.4", "「9.4」没有写是哪一年。请写全，如 2026-09-30。"),
        ("9.3", "「9.3」没有写是哪一年，也看不出是 3 日还是 30 日。请写全"),
        ("9月3号", "没有写是哪一年。"),
        ("2026-9-31", "日历上没有「2026-9-31」这一天。"),
        ("2026年13月1日", "日历上没有"),
        ("去年", "「去年」不是看得懂的日期。请填成 2026-09-30 这样。"),
        ("13.13.13", "不是看得懂的日期"),
    ],
)
def test_what_a_day_lacks(text, said):
    assert said in fault(text, "decisions.held_on")


EMPTY = "不知道的，可以空着，不要编一个。"
ASK = "查不到的，请先问清楚，不要编一个。"


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        # a day that may stay away
        ("不详", "projects.due_on", EMPTY),
        ("待定", "projects.due_on", EMPTY),
        ("年底前", "projects.due_on", EMPTY),
        ("2025年底", "projects.due_on", "写「2025年6月」这样就行，按那个月的最后一天算。" + EMPTY),
        (
            "2025年3月上旬",
            "projects.started_on",
            "写「2025年3月」就行，按那个月的第一天算。" + EMPTY,
        ),
        ("2025-3月底", "projects.started_on", "不是看得懂的日期"),
        # a day, a month or a year
        ("不详", "assets.acquired", EMPTY),
        ("九几年", "assets.acquired", EMPTY),
        ("90年代", "assets.acquired", EMPTY),
        ("2005年左右", "assets.acquired", "写「2005年」就行，知道月份的写成 2005-06 这样。"),
        ("约2010年", "assets.acquired", "写「2010年」就行"),
        ("2023年第一季度", "assets.acquired", "写「2023年」就行"),
        ("上世纪80年代", "assets.acquired", EMPTY),
        ("3月", "assets.acquired", "没有写是哪一年。"),
        ("2025年3月上旬", "assets.acquired", "写「2025年3月」就行。"),
        ("1998年底", "receivables.since", "写「1998年」就行"),
        ("去年", "receivables.since", "年份也查不到的，写「不详」，不要编一个。"),
        # a day that every row must have
        ("不详", "decisions.held_on", ASK),
        ("2025年6月", "decisions.held_on", "写到日，如 2026-09-30。" + ASK),
        ("2025年6月初", "decisions.held_on", ASK),
        ("不详", "contracts.signed_on", ASK),
        ("2025年6月初", "contracts.signed_on", "写「2025年6月」就行。"),
        ("2025年底", "leases.start", "写「2025年6月」这样就行，按那个月的第一天算。" + ASK),
        ("不详", "leases.end", "真没有期限的，写「长期」。"),
        ("不清楚", "cashbook.date", ASK),
    ],
)
def test_nobody_is_led_to_invent_a_day(text, column, said):
    assert said in fault(text, column)


def test_days_of_a_lease_are_never_guessed():
    rows = [lease(1, 租期起="21.6.3"), lease(2, 租期起=2021.1), lease(3, 租期止="9月3日")]
    errors = read_leases(*rows).errors
    assert places(errors) == [(2, "start"), (3, "start"), (4, "end")]
    assert "只写了两位" in errors[0].message
    assert "看不出是 1 月还是 10 月" in errors[1].message
    assert "没有写是哪一年" in errors[2].message


def _cash_days(*days):
    rows = [[day, f"记-{day}", "付电费", "", 1.0, "", "李红"] for day in days]
    return read("cashbook", sheet_of(CASH_HEADER, *rows))


def test_a_day_of_the_notices_own_period_may_leave_out_the_year():
    result = _cash_days("9月1日", "9月30号", "9/8", "9.15", "9-10", 9.5, "9/30")
    assert [values["date"].day for _, values, _ in result.rows] == [1, 30, 8, 15, 10, 5, 30]
    assert {values["date"].isoformat()[:7] for _, values, _ in result.rows} == {"2026-09"}
    (remark,) = [each for each in result.remarks if each.column == "date"]
    assert remark.row == 4
    assert remark.message == (
        "日期「9/8」没有写是哪一年，按这一期算成 2026-09-08；不对的，请写上年份"
        "（第 4、5、6、7、8 行）。"
    )


@pytest.mark.parametrize("day", [9.3, 9.1, "8/31", "10.8", "9/31", "13/5"])
def test_what_may_be_another_day_is_not_guessed(day):
    """9.3 may be the number that is left of 9.30."""
    assert places(_cash_days("9月1日", day).errors) == [(3, "date")]


def test_a_text_is_the_day_that_was_typed_but_in_a_csv_may_be_what_is_left_of_a_number():
    rows = [["9.3", "记-1", "付电费", "", 1.0, "", "李红"]]
    sheet = sheet_of(CASH_HEADER, *rows)
    result = read("cashbook", sheet)
    assert [str(row.values["date"]) for row in result.rows] == ["2026-09-03"]
    (remark,) = [each for each in result.remarks if each.column == "date"]
    assert "按这一期算成 2026-09-03" in remark.message
    assert places(read("cashbook", replace(sheet, has_types=False)).errors) == [(2, "date")]


def test_in_the_notice_of_a_year_a_day_of_it_is_asked_about():
    header = ["议题", "会议", "召开时间", "应到", "实到", "赞成", "反对", "弃权", "结果"]
    rows = [
        ["修路", "村民代表大会", day, 50.0, 50.0, 50.0, 0.0, 0.0, "通过"] for day in ("5.18", "5/3")
    ]
    assert places(read("decisions", sheet_of(header, *rows)).errors) == [
        (2, "held_on"),
        (3, "held_on"),
    ]


def test_such_a_day_may_still_lie_outside_the_period():
    row = ["8月31日", "记-1", "付电费", "", 1.0, "", "李红"]
    assert places(read("cashbook", sheet_of(CASH_HEADER, row)).warnings) == [(2, "date")]
