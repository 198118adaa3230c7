"""What a workbook says that only what was published before can answer."""

import pytest

from disclosure.checking import SourceFile, check_workbook
from disclosure.ledgers import get_ledger
from language.periods import parse_period

HEADER = "日期,凭证号,摘要,收入,支出,余额\n"
AUGUST = HEADER + "2026-08-03,记-1,收租金,500,0,1500\n2026-08-20,记-2,付保洁,0,300,1200\n"
DAY = "2026-09-02,记-1,收租金,100,0,"


@pytest.fixture
def warnings(village, make_notice):
    """Those of September's cashbook, August's being public."""
    make_notice(village, "八月.csv", ledger="cashbook", period="2026-08", content=AUGUST.encode())

    def check(content, period="2026-09"):
        file = SourceFile((HEADER + content).encode(), "九月.csv")
        result = check_workbook(village, get_ledger("cashbook"), parse_period(period), file)
        assert not result.errors
        return [(each.column, each.message) for each in result.warnings]

    return check


@pytest.mark.parametrize("content", [f"{DAY}1300\n", f",,上月结转,,,1200\n{DAY}1300\n"])
def test_a_cashbook_that_carries_on_asks_nothing(warnings, content):
    assert warnings(content) == []


@pytest.mark.parametrize("content", [f"{DAY}1100\n", f",,上月结转,,,1000\n{DAY}1100\n"])
def test_one_that_opens_with_another_sum_is_to_be_confirmed(warnings, content):
    ((column, message),) = warnings(content)
    assert column == "balance"
    assert "2026年8月公开的期末余额是 1,200.00 元" in message
    assert "2026年9月的这张表却从 1,000.00 元开始，相差 200.00 元" in message


def test_without_balances_there_is_nothing_to_hold_against_it(warnings):
    assert warnings(DAY + "\n") == []


def test_what_comes_before_is_not_held_against_what_came_later(warnings):
    assert warnings("2026-07-02,记-1,收租金,100,0,900\n", period="2026-07") == []
