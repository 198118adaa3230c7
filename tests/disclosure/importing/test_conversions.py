"""Cells that are read as something else than was typed are told of, with their rows."""

from datetime import date, datetime

import pytest

from disclosure.ledgers import LEDGERS
from tests.disclosure.importing.tables import (
    CASH_HEADER,
    LEASE_HEADER,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
    span_sheet,
)


def told(result, column):
    """The rows and the words of the remarks on a column."""
    return [(each.row, each.message) for each in result.remarks if each.column == column]


@pytest.mark.parametrize("serial", [45200, 45200.0, "45200", " ４５２００ "])
def test_a_bare_number_that_was_read_as_a_day_is_told(serial):
    result = read_leases(lease(1), lease(2, 租期起=serial), lease(3, 租期起=serial))
    assert result.errors == ()
    ((row, message),) = told(result, "start")
    assert row == 3
    assert "读成了 2023-10-01；" in message
    assert "（第 3、4 行）" in message


@pytest.mark.parametrize(
    "day", ["2023-10-01", 20231001, "2023年10月1日", date(2023, 10, 1), datetime(2023, 10, 1)]
)
def test_a_day_that_was_typed_as_one_is_not(day):
    assert read_leases(lease(1, 租期起=day)).remarks == ()


def test_what_is_known_of_a_day_is_told_as_well():
    header = [
        "资产编号",
        "资产名称",
        "类别",
        "位置",
        "数量",
        "单位",
        "原值",
        "净值",
        "取得时间",
        "状态",
    ]
    row = ["1", "厂房", "房屋", "村东", 1, "幢", 1000, 500, 45200, "在用"]
    remarks = read("assets", sheet_of(["单位:元"], header, row)).remarks
    assert [each.column for each in remarks] == ["acquired"]


def test_an_area_that_was_turned_into_square_metres_is_told():
    rows = [lease(1), lease(2, 面积="5亩"), lease(3, 面积="120㎡"), lease(4, 面积="3亩5分")]
    ((row, message),) = told(read_leases(*rows), "area")
    assert row == 3
    assert "「5亩」换算成 3,333.33㎡ 公开（第 3、5 行）" in message


def test_so_is_a_whole_column_and_no_more_than_some_rows_are_named():
    header = ["面积(亩)" if each == "面积(㎡)" else each for each in LEASE_HEADER]
    result = read("leases", sheet_of(header, *(lease(number, 面积=3) for number in range(1, 9))))
    ((_, message),) = told(result, "area")
    assert "「3亩」换算成 2,000.00㎡ 公开（第 2、3、4、5、6、7 等 8 行）" in message
    assert places(result.warnings) == []


@pytest.mark.parametrize("rent", [1234.5678, "1,234.5678", "１２３４．５６８元"])
def test_an_amount_finer_than_a_cent_is_told(rent):
    result = read_leases(*(lease(number, 年租金=rent) for number in (1, 2)))
    assert (result.errors, result.warnings) == ((), ())
    ((row, message),) = told(result, "annual_rent")
    assert row == 2
    assert "四舍五入成 1,234.57 元公开；不对的，请改正（第 2、3 行）" in message


@pytest.mark.parametrize("rent", [4000.1, 4000.0000001, 1234.56, 1.1 + 2.2, 4000, "4000.10", ""])
def test_an_amount_in_cents_is_not(rent):
    assert told(read_leases(lease(1, 年租金=rent)), "annual_rent") == []


@pytest.mark.parametrize(
    "amounts",
    [(300.005, 300.0, 0.0), (100.005, 50.0025, 50.0025), ("300.005", "300.00", "0.00")],
)
def test_what_is_rounded_has_to_work_out_as_it_is_published(amounts):
    cells = dict(zip(("应收", "已收", "欠缴"), amounts, strict=True))
    result = read_leases(lease(1, **cells))
    assert places(result.errors) == [(2, "arrears")]
    assert "请把这三格都改成两位小数" in result.errors[0].message


def test_what_works_out_after_rounding_is_right():
    result = read_leases(lease(1, 应收=1000.0 / 3, 已收=1000.0 / 3, 欠缴=0.0))
    assert result.errors == ()


def test_ten_thousands_may_be_as_fine_as_cents():
    header = ["年租金(万元)" if each == "年租金(元)" else each for each in LEASE_HEADER]
    rows = [lease(1, 年租金=1.234567), lease(2, 年租金=1.2345678), lease(3, 年租金="1.2345678")]
    result = read("leases", sheet_of(header, *rows))
    assert "「1.2345678」" in told(result, "annual_rent")[-1][1]
    assert "12,345.68 元公开；不对的，请改正（第 3、4 行）" in told(result, "annual_rent")[-1][1]


@pytest.mark.parametrize("month", ["2026年9月", "2026-09", "2026.9", "202609", "二〇二六年九月"])
def test_a_month_alone_is_its_first_or_last_day_for_a_project_and_is_told(month):
    header = [column.label for column in LEDGERS["projects"].columns]
    row = ["修路", "平川建设有限公司", 10, 8, 5, "60%", month, month, "施工中"]
    result = read("projects", sheet_of(header, row))
    assert result.errors == ()
    values = result.rows[0].values
    assert (values["started_on"], values["due_on"]) == (date(2026, 9, 1), date(2026, 9, 30))
    (start,), (due,) = told(result, "started_on"), told(result, "due_on")
    assert "第一天 2026-09-01 算" in start[1]
    assert "最后一天 2026-09-30 算" in due[1]


@pytest.mark.parametrize("end", ["2026年12月底", "2026年12月末", "2026年12月底前"])
def test_the_end_of_a_month_is_its_last_day_where_a_time_runs_out_and_is_told(end):
    header = [column.label for column in LEDGERS["projects"].columns]
    row = ["修路", "平川建设有限公司", 10, 8, 5, "60%", "2026年9月", end, "施工中"]
    result = read("projects", sheet_of(header, row))
    assert result.errors == ()
    assert result.rows[0].values["due_on"] == date(2026, 12, 31)
    ((_, message),) = told(result, "due_on")
    assert f"「{end}」" in message
    assert "最后一天 2026-12-31 算" in message


def test_nothing_begins_at_the_end_of_a_month_that_names_no_day():
    header = [column.label for column in LEDGERS["projects"].columns]
    row = ["修路", "平川建设有限公司", 10, 8, 5, "60%", "2026年3月底", "2026年9月", "施工中"]
    (error,) = read("projects", sheet_of(header, row)).errors
    assert error.column == "started_on"


def test_so_is_it_for_a_lease_in_cells_of_their_own_and_in_one():
    apart = read_leases(lease(1, 租期起="2024年1月", 租期止="2027年2月"))
    together = read("leases", span_sheet("2024年1月至2027年2月"))
    for result in (apart, together):
        assert result.errors == ()
        values = result.rows[0].values
        assert (values["start"], values["end"]) == (date(2024, 1, 1), date(2027, 2, 28))
        assert "第一天 2024-01-01 算" in told(result, "start")[0][1]
        assert "最后一天 2027-02-28 算" in told(result, "end")[0][1]


def test_of_a_span_only_the_side_without_a_day_is_told_of():
    result = read("leases", span_sheet("2024年1月至2027年2月28日"))
    assert [each.column for each in result.remarks] == ["start"]


def test_a_span_that_says_its_year_once_is_told_of():
    result = read("leases", span_sheet("2024.1.1-2024.12.31", "2024年1月1日-12月31日"))
    assert result.errors == ()
    ((row, message),) = told(result, "end")
    assert row == 3
    assert "后面没有写年份，按同一年 2024-12-31 算" in message


def test_elsewhere_a_month_alone_is_an_error_and_so_is_a_year():
    assert places(read_leases(lease(1, 租期止="2026年")).errors) == [(2, "end")]
    cash = ["2026年9月", "1", "a", 5, "", 5, ""]
    assert places(read("cashbook", sheet_of(CASH_HEADER, cash)).errors) == [(2, "date")]
    header = [column.label for column in LEDGERS["projects"].columns]
    row = ["修路", "平川建设有限公司", 10, 8, 5, "60%", "2026年", "2026-12-01", "施工中"]
    assert places(read("projects", sheet_of(header, row)).errors) == [(2, "started_on")]
