"""Rows that help whoever reads the paper, and tables that share a sheet."""

import pytest

from tests.disclosure.importing.tables import (
    LEASE_HEADER,
    Rows,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
)

UNITLESS = [text.split("(")[0] for text in LEASE_HEADER]
UNITS = ["", "", "", "", "㎡", "", "", "万元", "元", "元", "元", "", ""]
NUMBERS = ["栏次", "A", "B", "C", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, "7=5-6", "D", "E"]


@pytest.mark.parametrize(
    "row",
    [
        ["", "以下空白"],
        ["以下空白", "", "以下空白"],
        ["以", "下", "空", "白"],
        ["（以下无正文）"],
        ["—— 以下空白 ——"],
        [2.0, "/", "/", "/", "/", "/", "/", "-", "-", "-", "-"],
        ["", "#N/A", "", "#N/A", "", "", "", 0, "#REF!"],
    ],
)
def test_nothing_follows(row):
    result = read_leases(lease(1), row, ["合计", *[""] * 6, 4000.0, 1000.0, 600.0, 400.0])
    assert (len(result.rows), result.errors, result.warnings) == (1, (), ())


@pytest.mark.parametrize(
    "numbers",
    [NUMBERS, [str(cell) for cell in range(1, 14)], ["甲", "乙", "丙", "丁", *range(1, 9)]],
)
def test_numbers_of_the_columns_are_no_data(numbers):
    result = read_leases(numbers, lease(1))
    assert (len(result.rows), result.errors, result.remarks) == (1, (), ())


@pytest.mark.parametrize("rows", [[UNITS], [NUMBERS, UNITS], [UNITS, NUMBERS], [[], UNITS]])
def test_a_row_of_units_gives_each_column_its_unit(rows):
    result = read("leases", sheet_of(UNITLESS, *rows, lease(1, 年租金=0.4)))
    assert (result.errors, result.warnings) == ((), ())
    assert places(result.remarks) == [(None, "annual_rent")]  # it is in another unit
    assert result.as_json()["totals"]["annual_rent"] == "4000.00"
    assert result.as_json()["totals"]["due"] == "1000.00"


def test_areas_in_mu_by_the_row_of_units():
    units = ["亩" if unit == "㎡" else unit for unit in UNITS]
    result = read("leases", sheet_of(UNITLESS, units, lease(1, 面积=3.0, 年租金=0.4)))
    assert result.as_json()["totals"]["area"] == "2000.00"


def test_a_unit_that_we_do_not_know_in_the_row_of_units_is_one_error():
    units = ["百元" if unit == "万元" else unit for unit in UNITS]
    (error,) = read("leases", sheet_of(UNITLESS, units, lease(1))).errors
    assert "百元" in error.message


def test_every_printed_page_repeats_title_unit_and_header():
    title, note = ["星光村租赁公示"], ["单位：元"]
    page = [title, note, UNITLESS, UNITS]
    result = read(
        "leases", sheet_of(*page, lease(1, 年租金=0.4), *page, NUMBERS, lease(2, 年租金=0.4))
    )
    assert (len(result.rows), result.errors) == (2, ())
    assert places(result.remarks) == [(None, "annual_rent")]


@pytest.mark.parametrize(
    "head",
    [
        ["单位:元", *[""] * 10, "第2页 共2页"],
        ["", "第 2 页", "", "（共 2 页）"],
        ["金额单位：人民币元", "", "页次：2/2"],
        ["2/2"],
        ["第2页"],
        ["", "续上表"],
        ["（续表）"],
    ],
)
def test_the_unit_and_the_number_of_a_page_are_no_data(head):
    result = read_leases(lease(1), head, LEASE_HEADER, lease(2))
    assert (len(result.rows), result.errors) == (2, ())
    assert places(result.remarks) == [(3, None)]


@pytest.mark.parametrize("row", [lease(2, 备注="第2页"), [2.0, "租-2/2", "", "第2页"]])
def test_a_row_that_only_names_a_page_somewhere_is_data(row):
    assert len(read_leases(lease(1), row).rows) == 2


@pytest.mark.parametrize("page", [[], ["第2页"]])
def test_a_page_in_another_unit_is_an_error(page):
    pages: Rows = [
        ["单位：元"],
        UNITLESS,
        lease(1),
        ["单位：万元", *page],
        UNITLESS,
        lease(2),
    ]
    result = read("leases", sheet_of(*pages))
    assert places(result.errors) == [(4, None)]


def test_a_header_that_comes_again_with_another_unit_is_another_table():
    other = [text.replace("元", "万元") for text in LEASE_HEADER]
    result = read_leases(lease(1), other, lease(2))
    assert places(result.errors) == [(3, None)]


OTHER = ["序号", "承租方", "租赁标的", "合同编号", "到期日", "欠缴"]


def test_a_second_table_below_is_one_error_that_says_what_to_do():
    rows: Rows = [
        lease(1),
        ["二、到期未续情况"],
        OTHER,
        [1, "李红", "仓库", "租-9", "2026-06-30", 5.0],
    ]
    result = read_leases(*rows)
    assert (len(result.rows), places(result.errors)) == (1, [(4, None)])
    assert "第 4 行起是另一张表" in result.errors[0].message
    assert result.warnings == ()


def test_a_second_table_above_is_not_left_out_in_silence():
    rows: Rows = [
        ["一、到期"],
        OTHER,
        [1, "李红", "仓库", "租-9", "2026-06-30", 5.0],
        LEASE_HEADER,
    ]
    result = read("leases", sheet_of(*rows, lease(1)))
    assert places(result.errors) == [(2, None)]


TITLE = "星光村2026年第三季度资产租赁公示表"


def test_of_two_tables_the_first_is_read_also_below_a_header_of_two_levels():
    upper = [*LEASE_HEADER[:5], "租期", "", *LEASE_HEADER[7:]]
    lower = ["", "", "", "", "", "起", "止", "", "", "", "", "", ""]
    rows: Rows = [
        [TITLE], upper, lower, lease(1), lease(2),
        ["星光村2026年第三季度土地承包公示表"], ["单位:元"], LEASE_HEADER, lease(3),
    ]  # fmt: skip
    result = read("leases", sheet_of(*rows))
    assert (len(result.rows), places(result.errors)) == (2, [(8, None)])
    assert "第 8 行起是另一张表" in result.errors[0].message


@pytest.mark.parametrize(
    "between",
    [[], [TITLE], [f"{TITLE}（续）"], ["二、鱼塘"], [TITLE, "填报单位：星光村"], ["第 2 页"]],
)
def test_a_header_that_comes_again_goes_on_with_its_table(between):
    rows: Rows = [[TITLE], LEASE_HEADER, lease(1), *([each] for each in between)]
    result = read("leases", sheet_of(*rows, LEASE_HEADER, lease(2)))
    assert (len(result.rows), result.errors) == (2, ())
