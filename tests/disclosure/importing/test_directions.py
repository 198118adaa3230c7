"""A cashbook that says in a column of its own which way the money went."""

from decimal import Decimal

import pytest

from disclosure.importing.results import NotRead
from tests.disclosure.importing.tables import places, read, sheet_of

START = ["日期", "凭证号", "摘要"]


def entry(number, *cells):
    return [f"2026.9.{number}", f"记{number}", f"第{number}笔", *cells]


def moved(result):
    return [(row.values["income"], row.values["expense"]) for row in result.rows]


@pytest.mark.parametrize(
    ("direction", "amount", "way_in", "way_out"),
    [
        ("收/支", "金额", "收", "支"),
        ("收支方向", "金额(元)", "收入", "支出"),
        ("借/贷", "发生额", "借", "贷"),
        ("收 付", "金额", "收款", "付款"),
    ],
)
def test_one_column_of_amounts_beside_one_that_says_in_or_out(direction, amount, way_in, way_out):
    rows = [entry(1, way_in, "1,000.00", 1000.0), entry(2, way_out, 20.5, 979.5)]
    result = read("cashbook", sheet_of([*START, direction, amount, "余额"], *rows))
    assert (result.errors, result.warnings) == ((), ())
    assert moved(result) == [(1000, None), (None, Decimal("20.5"))]
    assert result.read_columns[3].not_read is NotRead.JOINED
    assert result.read_columns[4].keys == ("income", "expense")


def test_the_unit_of_the_amounts_holds_both_ways():
    rows = [entry(1, "收", 2.0), entry(2, "支", 1.0)]
    result = read("cashbook", sheet_of([*START, "收支", "金额(万元)", "余额"], *rows))
    assert moved(result) == [(20000, None), (None, 10000)]


@pytest.mark.parametrize("direction", ["", "调"])
def test_an_amount_of_which_nobody_says_the_way_is_an_error(direction):
    rows = [entry(1, direction, 5.0), entry(2, "支", 1.0)]
    result = read("cashbook", sheet_of([*START, "收支", "金额", "余额"], *rows))
    assert places(result.errors) == [(2, "income")]
    assert "是收还是支" in result.errors[0].message


def test_a_total_of_both_ways_together_is_remarked_as_unchecked():
    rows = [entry(1, "收", 5.0), entry(2, "支", 1.0), ["", "", "合计", "", 6.0]]
    result = read("cashbook", sheet_of([*START, "收支", "金额", "余额"], *rows))
    assert result.errors == ()
    assert "没有核对合计" in result.remarks[-1].message


def test_totals_that_say_their_way_are_checked():
    rows = [entry(1, "收", 5.0), entry(2, "支", 1.0)]
    totals = [["", "", "收入合计", "", 5.0], ["", "", "本月支出合计", "", 2.0]]
    result = read("cashbook", sheet_of([*START, "收支", "金额", "余额"], *rows, *totals))
    assert places(result.errors) == [(5, "expense")]
    assert not any("没有核对" in remark.message for remark in result.remarks)


def test_a_balance_on_the_other_side_is_below_zero():
    header = [*START, "借方", "贷方", "方向", "余额"]
    rows = [
        entry(1, 5000.0, "", "借", 5000.0),
        entry(2, "", 7000.0, "贷", 2000.0),
        entry(3, 2000.0, "", "平"),
    ]
    result = read("cashbook", sheet_of(header, *rows))
    assert (result.errors, result.warnings) == ((), ())
    assert [row.values["balance"] for row in result.rows] == [5000, -2000, None]


def test_a_direction_in_other_words_is_asked_about():
    header = [*START, "借方", "贷方", "方向", "余额"]
    result = read("cashbook", sheet_of(header, entry(1, 50.0, "", "现金", 50.0)))
    assert [unknown.text for unknown in result.unknown_headers] == ["方向"]
