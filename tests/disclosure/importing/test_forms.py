"""Terms in one cell, days in three, rounded sums, and what is said of odd columns and words."""

from datetime import date
from decimal import Decimal

import pytest

from disclosure.ledgers import get_ledger
from tests.disclosure.importing.tables import places, read, sheet_of
from tests.disclosure.importing.villages import AID, LEASES, lease


def values(result, key):
    return [row.values.get(key) for row in result.rows]


@pytest.mark.parametrize(
    "span",
    ["2024.1.1-2026.12.31", "2024年1月1日至2026年12月31日", "2024/1/1—2026/12/31",
     "2024-01-01~2026-12-31", "2024.1-2026.12", "2024.1.1－2026.12.31（三年）"],
)  # fmt: skip
def test_one_column_holds_both_days_of_a_lease(span):
    (row,) = read("leases", sheet_of(LEASES, lease(span=span))).rows
    assert (row.values["start"], row.values["end"]) == (date(2024, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    "header",
    [
        "开竣工日期",
        "开、竣工时间",
        "开（竣）工日期",
        "开工/竣工时间",
        "开工、竣工日期",
        "开完工日期",
    ],
)
def test_one_column_holds_both_days_of_a_project(header):
    about = ["项目名称", "施工单位", "预算价", "合同价", "已付", "进度", "状态", header]
    built = ["河道清淤", "平湖水利有限公司", 13000, 12000, 6000, "50%", "施工中"]
    (row,) = read("projects", sheet_of(about, [*built, "2026.2.8-2026.12.8"])).rows
    days = (row.values["started_on"], row.values["due_on"])
    assert days == (date(2026, 2, 8), date(2026, 12, 8))


def test_a_term_beside_both_days_is_asked_about():
    header = ["租期起", "租期止", *LEASES]
    result = read("leases", sheet_of(header, ["2026-1-1", "2026-12-31", *lease(span="1年")]))
    assert (result.errors, [each.text for each in result.unknown_headers]) == (
        (), ["租赁期限"],
    )  # fmt: skip


def test_the_parts_of_a_day_are_put_together():
    header = ["年", "月", "日", "凭证号", "摘要", "收入", "支出", "余额"]
    rows = [[2026.0, 9.0, 1.0, "1", "a", 5, "", 5], ["", "", "2日", "2", "b", 5, "", 10]]
    result = read("cashbook", sheet_of(header, *rows, [2026, 9, 31, "3", "c", 5, "", 15]))
    assert values(result, "date") == [date(2026, 9, 1), date(2026, 9, 2), None]
    assert [error.value for error in result.errors] == ["2026-9-31"]
    assert result.unknown_headers == ()


def test_of_two_periods_side_by_side_the_plain_header_is_read():
    header = [*LEASES[:7], "2025年应收", "应收", "已缴", "拖欠"]
    result = read("leases", sheet_of(header, [*lease()[:7], 7, 1000, 600, 400]))
    assert (result.errors, values(result, "due")) == ((), [Decimal(1000)])
    assert [each.text for each in result.unknown_headers] == ["2025年应收"]


@pytest.mark.parametrize(
    ("arrears", "errors", "remarks"),
    [(0.21, 0, 0), (0.2, 0, 1), (0.22, 0, 1), (0.19, 1, 0), (0.23, 1, 0)],
)
def test_sums_in_wan_may_be_off_by_what_was_rounded(arrears, errors, remarks):
    rent = (1.23, 0.31, 0.1, arrears)
    result = read(
        "leases",
        sheet_of(["单位：万元"], LEASES, lease(rent=rent), lease(2, rent=(1, 0.32, 0.1, 0.22))),
    )
    rounded = [remark for remark in result.remarks if "四舍五入" in remark.message]
    assert (len(result.errors), len(rounded)) == (errors, remarks)


def test_sums_in_yuan_hold_to_the_cent():
    result = read("leases", sheet_of(LEASES, lease(rent=(4000, 1000, 600, 400.02))))
    assert places(result.errors) == [(2, "arrears")]


def test_wan_with_all_their_digits_are_no_rounding():
    rows = [lease(rent=(1, 0.31, 0.1, 0.2)), lease(2, rent=(1, 0.3125, 0.1, 0.2125))]
    assert places(read("leases", sheet_of(["单位：万元"], LEASES, *rows)).errors) == [
        (3, "arrears")
    ]


def test_the_number_of_a_person_is_not_repeated_where_it_is_told_of():
    result = read("leases", sheet_of(LEASES, lease(), lease(2, lessee="李小妹13912345678")))
    told = str(result.as_json())
    assert "13912345678" not in told
    assert "139****5678" in told


@pytest.mark.parametrize(
    "category",
    ["两项补贴", "重残护理", "精神", "大病", "尿毒症", "慢病", "艾滋", "盲人补贴", "残疾人两项补贴",
     "白血病", "因学", "事实无人抚养", "戒毒"],
)  # fmt: skip
def test_a_category_that_tells_of_illness_is_never_listed(category):
    assert get_ledger("aid").hidden_category({"category": category}) == category


def test_an_illness_in_the_note_of_a_row_that_is_listed_is_an_error_of_its_own():
    rows = [
        ["李小妹", "低保", 532, 532, "2026-9-1", "尿毒症"],
        ["张三", "医疗救助", 532, 532, "2026-9-1", "尿毒症"],
        ["王五", "低保", 532, 532, "2026-9-1", "2026年新增"],
        ["赵六", "临时救助", 532, 532, "2026-9-1", "肺癌化疗"],
    ]
    result = read("aid", sheet_of(AID, *rows))
    assert (places(result.errors), result.warnings) == ([(2, "note"), (5, "note")], ())
    assert "「尿毒症」" in result.errors[0].message


@pytest.mark.parametrize(
    ("note", "is_told"),
    [
        ("精神二级", True),
        ("二级残疾", True),
        ("妻子患乳腺癌", True),
        ("糖尿病", True),
        ("中风瘫痪在床", True),
        ("半自理", True),
        ("车祸", True),
        ("因病致贫", True),
        ("住院三次", True),
        ("肾移植", True),
        ("盲", True),
        ("", False),
        ("本人银行卡", False),
        ("消毒用品折款", False),
        ("危房有隐患", False),
        ("火灾", False),
        ("两人户", False),
        ("单亲，7月起享受", False),
    ],
)
def test_what_tells_of_an_illness(note, is_told):
    row = ["李小妹", "低保", 532, 532, "2026-9-1", note]
    assert bool(read("aid", sheet_of(AID, row)).errors) is is_told


def test_an_odd_word_is_asked_about_in_one_short_sentence():
    result = read("aid", sheet_of(AID, ["李小妹", "最低生活保仗", 532, 532, "2026-9-1", ""]))
    (warning,) = result.warnings
    assert "是不是「最低生活保障」" in warning.message


def test_a_repeated_number_names_the_row_that_has_it():
    (error,) = read("leases", sheet_of(["星光村"], [], LEASES, lease(), lease())).errors
    assert (error.row, error.column) == (5, "contract_no")
    assert "第 4 行" in error.message


def test_a_thousand_errors_are_all_told():
    rows = [lease(number, "长期", rent=(1, 1, 1, "错")) for number in range(1, 501)]
    assert len(read("leases", sheet_of(LEASES, *rows)).errors) == 1000
