"""Two quarters side by side in one table of leases."""

import pytest

from disclosure.importing.results import NotRead
from language.periods import parse_period
from tests.disclosure.importing.tables import LEASE_HEADER, lease, read, sheet_of

START = ["合同编号", "租赁标的", "承租方", "面积(㎡)", "租期起", "租期止", "年租金"]
ROW = [
    "租1",
    "鱼塘",
    "李小妹",
    1.0,
    "2026.1.1",
    "2026.12.31",
    400.0,
    10.0,
    10.0,
    0.0,
    12.0,
    5.0,
    7.0,
]
FLAT = [f"{quarter}{sum_}" for quarter in ("二季度", "三季度") for sum_ in ("应收", "已收", "欠缴")]


@pytest.mark.parametrize(
    "header",
    [
        [[*START, *FLAT]],
        [
            [*START, "第二季度", "", "", "2026年第三季度", "", ""],
            [""] * len(START) + ["应收", "已收", "欠缴"] * 2,
        ],
    ],
    ids=["one level", "two levels"],
)
def test_the_quarter_of_the_notice_is_read_and_the_other_said_to_be_left_out(header):
    result = read("leases", sheet_of(*header, ROW))
    assert (result.errors, result.warnings) == ((), ())
    values = result.rows[0].values
    assert [values[key] for key in ("due", "received", "arrears")] == [12, 5, 7]
    assert any("H 列" in remark.message for remark in result.remarks)
    assert [column.not_read for column in result.read_columns[7:10]] == [NotRead.OTHER_PERIOD] * 3


GROUPED = [""] * len(START) + ["应收", "已收", "欠缴"] * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1-3季度累计", "第三季度"),
        ("一至三季度", "3季度"),
        ("第一季度至第三季度", "第三季度"),
        ("第Ⅱ季度", "第Ⅲ季度"),
        ("Q2", "Q3"),
        ("2026Q2", "2026Q3"),
        ("2026年度", "第Ⅲ季度"),
    ],
)
def test_the_quarter_goes_by_all_its_names(one, other):
    above = [*START, one, "", "", other, "", ""]
    flat = [*START, *(f"{each}{sum_}" for each in (one, other) for sum_ in GROUPED[-3:])]
    for header in ([above, GROUPED], [flat]):
        result = read("leases", sheet_of(*header, ROW))
        assert result.errors == ()
        values = result.rows[0].values
        assert [values[key] for key in ("due", "received", "arrears")] == [12, 5, 7]


def test_two_quarters_of_which_none_is_the_notices_are_one_error():
    period = parse_period("2026Q4")
    (error,) = read("leases", sheet_of([*START, *FLAT], ROW), period=period).errors
    assert "只留这一期的" in error.message


def test_two_tables_side_by_side_are_one_error_that_says_what_to_do():
    rows = ([*LEASE_HEADER, "", *LEASE_HEADER], [*lease(1), "", *lease(2)])
    (error,) = read("leases", sheet_of(*rows)).errors
    assert "B 列到 AA 列" in error.message
    assert "接到左边的下面" in error.message
