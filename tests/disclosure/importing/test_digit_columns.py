"""Amounts that stand a digit to a column, as on the paper forms of cashbooks."""

import pytest

from disclosure.importing.results import NotRead
from tests.disclosure.importing.tables import places, read, sheet_of

CENTS = ["元", "角", "分"]
DIGITS = ["十", "万", "千", "百", "十", *CENTS]


def contracts(names, *amounts):
    """Contracts below whose 合同金额 stand as many columns as there are names."""
    top = ["合同编号", "合同名称", "对方单位", "签订日期", "合同金额", *[""] * (len(names) - 1)]
    rows = [
        [f"H{number}", "清运", "嘉禾物流有限公司", "2026-1-5", *cells, 50.0]
        for number, cells in enumerate(amounts, 1)
    ]
    return sheet_of([*top, "已付金额"], [*[""] * 4, *names, ""], *rows)


@pytest.mark.parametrize(
    ("names", "cells", "amount"),
    [
        (CENTS, [5000.0, 6.0, 5.0], "5000.65"),
        (CENTS, ["5000", "", "5"], "5000.05"),
        (DIGITS, ["", "", 5.0, 0.0, 3.0, 2.0, 6.0, 5.0], "5032.65"),
        (DIGITS, ["", "¥", "5", "0", "3", "2", "6", "5"], "5032.65"),
        (["十万", *DIGITS[1:]], [1.0, 2.0, 5.0, 0.0, 3.0, 2.0, "0", "0"], "125032.00"),
        (DIGITS[:-2], ["", 1.0, 5.0, 0.0, 3.0, 2.0], "15032.00"),
    ],
)
def test_the_digits_make_one_amount(names, cells, amount):
    result = read("contracts", contracts(names, cells))
    assert (result.errors, result.warnings) == ((), ())
    assert result.as_json()["totals"]["amount"] == amount
    assert NotRead.LEFT_OUT not in [column.not_read for column in result.read_columns]
    assert not [each for each in result.remarks if "没有读" in each.message]


@pytest.mark.parametrize("cells", [[5000.0, 65.0, ""], [5000.5, "", 5.0], ["伍仟", 6.0, 5.0]])
def test_what_is_no_digit_is_an_error(cells):
    assert places(read("contracts", contracts(CENTS, cells)).errors) == [(3, "amount")]


@pytest.mark.parametrize("names", [["元", "分", "角"], ["千", "元", "角"], ["元", "分"]])
def test_digits_that_do_not_follow_each_other_are_asked_about(names):
    (error,) = read("contracts", contracts(names, [1.0] * len(names))).errors
    assert "分不清哪一列是要公开的「合同金额」" in error.message


def test_a_blank_amount_stays_blank_and_the_balance_follows():
    top = ["日期", "凭证号", "摘要", "收入", "", "", "支出", "", "", "余额", "", ""]
    rows = [
        ["2026-9-1", "记-1", "收租金", 5000.0, 0.0, 0.0, "", "", "", 17000.0, 0.0, 0.0],
        ["2026-9-5", "记-2", "付电费", "", "", "", 800.0, 5.0, "", 16199.0, 5.0, ""],
        ["合计", "", "", 5000.0, 0.0, 0.0, 800.0, 5.0, 0.0, "", "", ""],
    ]
    result = read("cashbook", sheet_of(top, [*[""] * 3, *CENTS * 3], *rows))
    assert (result.errors, result.warnings) == ((), ())
    assert result.as_json()["totals"] == {"income": "5000.00", "expense": "800.50"}
    assert result.rows[1].values["income"] is None
