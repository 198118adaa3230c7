"""Months and per cents that only the format of a cell tells."""

from datetime import datetime

import pytest

from tests.disclosure.importing.tables import (
    LEASE_HEADER,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
)
from tests.disclosure.importing.test_cell_formats import xls, xlsx

MONTH = 'yyyy"年"m"月"'
PROJECT_HEADER = [
    "项目名称",
    "施工单位",
    "预算价",
    "合同价",
    "已付",
    "进度(%)",
    "状态",
    "开工日期",
    "计划完工日期",
]


def ends_on(code, day, save=xlsx):
    row = lease(租期起="2024-01-01", 租期止=day)
    result = read("leases", save([LEASE_HEADER, row], {"G2": code}))
    assert result.errors == ()
    return str(result.rows[0].values["end"]), " ".join(each.message for each in result.remarks)


@pytest.mark.parametrize("save", [xlsx, xls])
@pytest.mark.parametrize("code", [MONTH, "mmm-yy", "yyyy-mm", f"[$-804]{MONTH};@", 'e"年"m"月"'])
def test_a_month_in_a_format_is_read_like_one_in_words(save, code):
    end, said = ends_on(code, datetime(2026, 12, 1), save)
    assert end == "2026-12-31"
    assert "「2026年12月」没有写是哪一天，按那个月的最后一天 2026-12-31 算" in said


@pytest.mark.parametrize(
    ("code", "day"),
    [("yyyy-mm-dd", 1), ('yyyy"年"m"月"d"日"', 1), ('m"月"d"日"', 1), (MONTH, 15)],
)
def test_a_day_that_is_shown_or_was_meant_stays(code, day):
    end, said = ends_on(code, datetime(2026, 12, day))
    assert end == f"2026-12-{day:02}"
    assert "没有写是哪一天" not in said


@pytest.mark.parametrize("save", [xlsx, xls])
def test_a_format_tells_per_cents_from_fractions(save):
    rows = [
        PROJECT_HEADER,
        ["泵站", "平川建设有限公司", 60000, 50000, 0, 0.5, "施工中", "2026.2.8", "2026.12.8"],
        ["道路", "平川建设有限公司", 60000, 50000, 0, 80, "施工中", "2026.2.8", "2026.12.8"],
    ]
    formatted = read("projects", save(rows, {"F2": "0%"}))
    assert [str(row.values["progress"]) for row in formatted.rows] == ["0.5", "0.8"]
    bare = read("projects", save(rows, {}))
    assert places(bare.errors) == [(2, "progress")]


def test_a_number_that_may_be_october_says_how_to_write_it():
    (error,) = read_leases(lease(租期起=2024.1)).errors
    assert "看不出是 1 月还是 10 月" in error.message
    assert "「2024年10月」" in error.message


def test_a_typed_month_is_no_such_number():
    result = read("leases", sheet_of(LEASE_HEADER, lease(租期起="2024.1")))
    assert (result.errors, str(result.rows[0].values["start"])) == ((), "2024-01-01")


@pytest.mark.parametrize("save", [xlsx, xls])
@pytest.mark.parametrize(
    ("code", "kept", "shown"),
    [
        ("0000", 7, "0007"),
        ('"XG-"0000', 7, "XG-0007"),
        ('"XG-"000;@', 1234, "XG-1234"),
        ("XG\\-000", 7, "7"),  # letters without quotes are no format that we know
        ('0"号"', 12, "12号"),
        ('General"号"', 12, "12号"),
        ("#,##0.00", 12, "12"),
        ('"甲"0;"乙"0', 12, "12"),
    ],
)
def test_a_number_in_a_text_column_is_read_as_its_format_shows_it(save, code, kept, shown):
    result = read("leases", save([LEASE_HEADER, lease(合同编号=kept)], {"B2": code}))
    assert result.errors == ()
    assert result.rows[0].values["contract_no"] == shown


def test_an_amount_keeps_its_number_whatever_its_format_shows():
    result = read("leases", xlsx([LEASE_HEADER, lease(年租金=12000)], {"H2": '"租"000000'}))
    assert result.rows[0].values["annual_rent"] == 12000
