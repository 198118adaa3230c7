"""Cashbooks: opening, running and closing balances, pages, days outside the month."""

from datetime import date
from decimal import Decimal

import pytest

from disclosure.importing.results import NotRead
from tests.disclosure.importing.tables import CASH_HEADER, Rows, places, read, sheet_of

CASH: Rows = [
    CASH_HEADER,
    ["", "", "上月结转", "", "", 100.0, ""],
    ["2026.9.1", "记-1", "收租金", 50.0, "", 150.0, "李红"],
]


def test_work_that_is_paid_by_the_month_is_no_total():
    rows = [*CASH, ["2026.9.2", "记-2", "保洁按月计", "", 20.0, 130.0, "李红"]]
    assert len(read("cashbook", sheet_of(*rows)).rows) == 2


def test_a_wrong_balance_is_one_error_whether_it_is_carried_on_or_not():
    rest: list[list[object]] = [
        ["2026.9.2", "记-2", "付电费", "", 20.0, 131.0, "李红"],
        ["2026.9.3", "记-3", "付电费", "", 20.0, 110.0, "李红"],
        ["2026.9.4", "记-4", "付电费", "", 20.0, 90.0, "李红"],
    ]
    assert places(read("cashbook", sheet_of(*CASH, *rest)).errors) == [(4, "balance")]
    rest[1][5], rest[2][5] = 111.0, 91.0
    assert places(read("cashbook", sheet_of(*CASH, *rest)).errors) == [(4, "balance")]


def test_the_newest_row_first_is_one_error_though_the_opening_stands_at_the_bottom():
    rows: list[list[object]] = [
        ["2026.9.2", "记-2", "付电费", "", 20.0, 130.0, "李红"],
        ["2026.9.1", "记-1", "收租金", 50.0, "", 150.0, "李红"],
        ["", "", "上月结转", "", "", 100.0, ""],
    ]
    (error,) = read("cashbook", sheet_of(CASH_HEADER, *rows)).errors
    assert "从早到晚排好" in error.message
    rows[2][5] = 90.0
    assert len(read("cashbook", sheet_of(CASH_HEADER, *rows)).errors) == 2


def test_the_closing_balance_of_the_total_row_is_checked():
    result = read("cashbook", sheet_of(*CASH, ["", "", "本月合计", 50.0, 0.0, 149.0, ""]))
    assert places(result.errors) == [(4, "balance")]


@pytest.mark.parametrize(
    ("carried", "brought", "month"),
    [
        ("过次页", "承前页", "本月合计"),
        ("转次页", "接前页", "月计"),
        ("转下页", "接上页", "本月总计"),
    ],
)
def test_a_cashbook_across_pages_with_cash_and_bank(carried, brought, month):
    result = read(
        "cashbook",
        sheet_of(
            ["年月日", "凭证\n字号", "摘  要", "收 入", "支 出", "结 存"],
            ["", "", "现金上月结余", "", "", 1000.0],
            ["", "", "银行存款上月结余", "", "", 9000.0],
            [date(2026, 9, 1), "记1", "收租金", "1,000.00", "", 11000.0],
            ["2026.9.2", "记2", "冲回多付工资", "", "-500", 11500.0],
            ["", "", carried, 1000.0, -500.0, 11500.0],
            ["年月日", "凭证\n字号", "摘  要", "收 入", "支 出", "结 存"],
            ["", "", brought, 1000.0, -500.0, 11500.0],
            ["2026.9.30", "", "银行利息", 2.5, "", 11502.5],
            ["2026-09-30", "", month, 1002.5, -500.0, 11502.5],
            ["", "", "本年累计", 51002.5, 9600.0, 11502.5],
            ["会计：张三", "", "", "出纳：李四"],
        ),
    )
    assert (result.errors, result.warnings, len(result.rows)) == ((), (), 3)
    assert (str(result.opening), str(result.closing)) == ("10000.00", "11502.50")


@pytest.mark.parametrize(
    "label",
    ["承上月", "上期结存", "结转", "上年结存", "期初结存", "上月转入", "承 前", "承上年余额"],
)
def test_the_row_that_opens_a_cashbook_is_no_data(label):
    opening: list[object] = ["", "", label, "", "", 100.0, ""]
    result = read("cashbook", sheet_of(CASH[0], opening, CASH[2]))
    assert (result.errors, len(result.rows), result.opening) == ((), 1, Decimal(100))


@pytest.mark.parametrize("place", [1, 2])
def test_what_is_carried_over_by_a_voucher_is_an_entry(place):
    entry: list[object] = ["2026.9.1", "记-9", "结转", 5.0, "", "", "李红"]
    rows = [CASH[0], ["2026.9.1", "记-1", "收租金", 50.0, "", "", "李红"]]
    rows.insert(place, entry)
    assert len(read("cashbook", sheet_of(*rows)).rows) == 2


@pytest.mark.parametrize("label", ["期末余额", "结转下月", "本月结余", "月末结存"])
def test_the_row_that_closes_a_cashbook_is_no_data_and_is_checked(label):
    closing: list[object] = ["2026.9.30", "", label, "", "", 150.0, ""]
    assert len(read("cashbook", sheet_of(*CASH, closing)).rows) == 1
    closing[5] = 151.0
    assert places(read("cashbook", sheet_of(*CASH, closing)).errors) == [(4, "balance")]


def test_a_day_outside_the_period_is_a_warning():
    result = read("cashbook", sheet_of(*CASH, ["2026.10.1", "记-2", "付", "", 1.0, 149.0, ""]))
    assert places(result.warnings) == [(4, "date")]


REST = CASH_HEADER[2:]
BELOW = [""] * len(REST)


@pytest.mark.parametrize(
    "header",
    [
        [["日期", "凭证", "", *REST], ["", "字", "号", *BELOW]],
        [["日期", "记账凭证", "", *REST], ["", "字", "号", *BELOW]],
        [["日期", "凭证", "", *REST], ["", "种类", "号数", *BELOW]],
        [["日期", "凭证字", "凭证号", *REST]],
        [["日期", "字", "号", *REST]],
    ],
)
@pytest.mark.parametrize(
    ("word", "number", "whole"),
    [
        ("收", 1.0, "收-1"),
        ("记字", "第12号", "记-12"),
        ("银付", "003", "银付-003"),
        ("", 7.0, "7"),
        ("收", "收-1", "收-1"),
        ("收", "1-3", "1-3"),
    ],
)
def test_a_voucher_in_two_columns_is_put_together(header, word, number, whole):
    row = ["2026.9.1", word, number, "收租金", 50.0, "", 150.0, "李红"]
    result = read("cashbook", sheet_of(*header, row))
    assert [row.values["voucher_no"] for row in result.rows] == [whole]
    assert (result.errors, result.warnings, result.unknown_headers) == ((), (), ())
    assert [each.not_read for each in result.read_columns if not each.keys] == [NotRead.JOINED]


def test_words_of_vouchers_without_their_numbers_are_asked_about():
    row = ["2026.9.1", "收", "收租金", 50.0, "", 150.0, "李红"]
    result = read("cashbook", sheet_of(["日期", "凭证字", *REST], row))
    assert [each.text for each in result.unknown_headers] == ["凭证字"]
    assert "缺少「凭证号」一列" in result.errors[0].message


SIDES = ["日期", "凭证号", "摘要", "借方", "贷方", "余额"]


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([["2026.9.1", "1", "租金", "", 50.0, ""], ["2026.9.2", "2", "电费", 20.0, "", ""]], True),
        ([["2026.9.1", "1", "租金", 50.0, "", 50.0]], True),
        (
            [["2026.9.1", "1", "租金", 50.0, "", 50.0], ["2026.9.2", "2", "电费", "", 20.0, 30.0]],
            False,
        ),
        ([["", "", "上月结转", "", "", 10.0], ["2026.9.1", "1", "租金", 50.0, "", 60.0]], False),
    ],
)
def test_debit_and_credit_need_balances_that_prove_which_came_in(rows, asked):
    result = read("cashbook", sheet_of(SIDES, *rows))
    assert places(result.errors) == ([(None, "income")] if asked else [])
    named = [*SIDES[:3], "收入(借方)", "支出(贷方)", "余额"]
    assert read("cashbook", sheet_of(named, *rows)).errors == ()


@pytest.mark.parametrize(("left", "wrong"), [(130.0, False), (100.0, True)])
@pytest.mark.parametrize("stated", ["", 150.0])
def test_the_closing_balance_is_checked_where_rows_have_none(left, wrong, stated):
    rows = [
        *CASH[:2],
        [*CASH[2][:5], stated, "李红"],
        ["2026.9.2", "记-2", "付电费", "", 20.0, "", "李红"],
    ]
    result = read("cashbook", sheet_of(*rows, ["", "", "合计", 50.0, 20.0, left, ""]))
    assert places(result.errors) == ([(5, "balance")] if wrong else [])
    if wrong:
        assert "加收入减支出是 130.00" in result.errors[0].message


def test_a_total_that_counts_what_was_carried_over_is_told_and_no_error():
    opening: list[object] = ["", "", "上月结转", 100.0, "", 100.0, ""]
    total: list[object] = ["", "", "合计", 150.0, 0.0, 150.0, ""]
    result = read("cashbook", sheet_of(CASH[0], opening, CASH[2], total))
    assert (result.errors, result.totals["income"]) == ((), 50)
    assert any("公开的收入是 50.00 元" in remark.message for remark in result.remarks)
    total[3] = 151.0
    assert places(read("cashbook", sheet_of(CASH[0], opening, CASH[2], total)).errors) == [
        (4, "income")
    ]
