"""What a workbook says that only what was published before can answer."""

import pytest

from disclosure.checking import SourceFile, check_workbook
from disclosure.ledgers import get_ledger
from language.periods import parse_period
from tests.disclosure.reading import aid_csv, lease_csv

HEADER = "日期,凭证号,摘要,收入,支出,余额\n"
AUGUST = HEADER + "2026-08-03,记-1,收租金,500,0,1500\n2026-08-20,记-2,付保洁,0,300,1200\n"
DAY = "2026-09-02,记-1,收租金,100,0,"


@pytest.fixture
def warnings(village, make_notice):
    """Those of September's cashbook, August's being public."""
    make_notice(village, "八月.csv", ledger="cashbook", period="2026-08", content=AUGUST.encode())

    def check(content, period="2026-09"):
        file = SourceFile((HEADER + content).encode(), "账.csv")
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


@pytest.mark.parametrize(
    ("period", "day", "balance", "asked"),
    [
        ("2026-07", "2026-07-02", 900, True),  # August opened with 1,000
        ("2026-07", "2026-07-02", 1000, False),
        ("2026-06", "2026-06-02", 900, False),  # July may account for it
    ],
)
def test_one_that_comes_late_is_held_against_the_next_that_is_public(
    warnings, period, day, balance, asked
):
    found = warnings(f"{day},记-1,收租金,100,0,{balance}\n", period=period)
    assert [column for column, _ in found] == (["balance"] if asked else [])
    assert all("2026年8月已经公开，从 1,000.00 元开始" in message for _, message in found)


def test_a_month_that_was_left_out_is_told_where_the_balance_does_not_go_on(warnings):
    ((_, message),) = warnings("2026-10-02,记-1,收租金,100,0,1400\n", period="2026-10")
    assert "这两期中间还有没公开的，请先补上" in message


@pytest.fixture
def told(village, make_notice):
    """The warnings of a table of leases; second quarter's 18 are public."""
    make_notice(village, "二季度.csv", period="2026Q2", content=lease_csv(18))

    def check(content, period="2026Q3"):
        file = SourceFile(content, "租赁.csv")
        result = check_workbook(village, get_ledger("leases"), parse_period(period), file)
        return [each.message for each in result.warnings]

    return check


@pytest.mark.parametrize(
    ("period", "count", "asked"),
    [
        ("2026Q2", 6, True),
        ("2026Q2", 11, True),
        ("2026Q2", 14, False),
        ("2026Q3", 6, True),
        ("2026Q3", 10, False),
        ("2026Q3", 30, False),
    ],
)
def test_a_table_that_loses_most_of_its_rows_is_asked_about(told, period, count, asked):
    lost = [each for each in told(lease_csv(count), period) if "少了" in each]
    message = (
        f"2026年第二季度公开的有 18 行，这张表只有 {count} 行，少了 {18 - count} 行。"
        "漏了的，请补上再传；确实没有了的，请确认。"
    )
    assert lost == ([message] if asked else [])


def test_payments_of_another_month_may_be_fewer(village, make_notice):
    paid = [(f"王阿{name}", "临时救助", 500) for name in "妹根毛林福寿"]
    make_notice(village, "八月.csv", ledger="aid", period="2026-08", content=aid_csv(*paid))
    file = SourceFile(aid_csv(paid[0]), "九月.csv")
    result = check_workbook(village, get_ledger("aid"), parse_period("2026-09"), file)
    assert not any("少了" in each.message for each in result.warnings)


def _noted(content, unit):
    """The table below a line that says its unit."""
    return f"单位：{unit}\n{content.decode()}".encode()


def _in_ten_thousands(content):
    header, *rows = content.decode().splitlines()
    cells = (row.split(",") for row in rows)
    return "\n".join(
        [
            header,
            *(
                ",".join([*c[:6], *(str(float(a) / 10000) for a in c[6:10]), *c[10:]])
                for c in cells
            ),
        ]
    ).encode()


@pytest.mark.parametrize("period", ["2026Q2", "2026Q3"])
def test_amounts_of_another_unit_than_before_are_asked_about(told, period):
    message, _ = told(_noted(lease_csv(18), "万元"), period)  # and 一平方米合 4,000 万元
    assert message == (
        "年租金、本季应收、本季已收、本季欠缴和2026年第二季度公开的差了约一万倍："
        "年租金居中的一笔这次是 380,000,000.00 元，那次是 38,000.00 元。"
        "多半是元和万元弄错了（第 1 行「单位:万元」，按万元读）。请核对单位；没有错的，请确认。"
    )


def test_ten_thousands_read_as_yuan_are_asked_about(told):
    message, by_itself = told(_in_ten_thousands(lease_csv(18)))
    assert "没有一笔到 50 元" in by_itself
    assert "年租金居中的一笔这次是 3.80 元，那次是 38,000.00 元" in message
    assert "（没有写单位，按元读）" in message


def test_the_right_unit_is_not(told):
    assert told(_noted(lease_csv(18), "元")) == []
    assert told(_noted(_in_ten_thousands(lease_csv(18)), "万元")) == []


def test_rents_that_rose_are_not(told):
    dear = lease_csv(18).decode().replace(".00", "0.00").encode()
    assert not any("一万倍" in each for each in told(dear))
