"""Headers that carry a name that we know, and say that something else stands below."""

import pytest

from tests.disclosure.importing import villages
from tests.disclosure.importing.tables import (
    CASH_HEADER,
    LEASE_HEADER,
    lease,
    places,
    read,
    sheet_of,
)


def said(findings):
    return " ".join(finding.message for finding in findings)


def renamed(**names):
    """The lease header with some of its columns called otherwise."""
    return [names.get(text.split("(")[0], text) for text in LEASE_HEADER]


@pytest.mark.parametrize(
    "header",
    ["租金", "租金标准", "承包款", "租金(元/月)", "租金标准(元/亩)", "租金（月）", "月租金"],
)
def test_a_rent_that_is_not_said_to_be_a_years_is_asked_about(header):
    result = read("leases", sheet_of(renamed(年租金=header), lease()))
    assert "缺少「年租金」" in said(result.errors)
    assert [unknown.text for unknown in result.unknown_headers] == [header]


@pytest.mark.parametrize(
    "header", ["租金(元/年)", "租金（年）", "承包款(元/年)", "租金标准(元/年)", "租金/年"]
)
def test_a_rent_by_the_year_is_the_annual_rent(header):
    result = read("leases", sheet_of(renamed(年租金=header), lease()))
    assert result.rows[0].values["annual_rent"] == 4000
    assert result.errors == ()


@pytest.mark.parametrize(
    ("name", "header", "per"),
    [
        ("年租金", "年租金(元/亩)", "亩"),
        ("年租金", "年租金(元/亩/年)", "亩"),
        ("年租金", "年租金(每㎡)", "㎡"),
        ("本期应收", "应收(元/月)", "月"),
        ("本期应收", "应收(元/年)", "年"),
    ],
)
def test_an_amount_by_something_else_is_an_error_even_if_answered(name, header, per):
    sheet = sheet_of(renamed(**{name: header}), lease())
    for answers in ({}, {header: "annual_rent" if name == "年租金" else "due"}):
        result = read("leases", sheet, header_answers=answers)
        assert f"是按{per}算的" in said(result.errors)


def test_an_amount_by_the_notices_own_period_is_no_error():
    assert read("leases", sheet_of(renamed(本期应收="应收(元/季)"), lease())).errors == ()


@pytest.mark.parametrize(
    ("words", "warned"),
    [
        ("第三季度{}", ""),
        ("2026年第三季度{}", ""),
        ("7-9月{}", ""),
        ("本期{}", ""),
        ("{}(元)", ""),
        ("{}（含税）", ""),
        ("第二季度{}", "第二季度"),
        ("上半年{}", "上半年"),
        ("2025年{}", "2025年"),
        ("2026年{}", "2026年"),
        ("8月{}", "8月"),
        ("1-9月{}", "1-9月"),
        ("{}(累计)", "累计"),
        ("{}（上年）", "上年"),
        ("{}(押金)", "押金"),
    ],
)
def test_a_header_of_another_period_or_sum_is_a_warning(words, warned):
    names = {"本期应收": words.format("应收"), "本期已收": words.format("已收")}
    result = read("leases", sheet_of(renamed(**names), lease()))
    assert (places(result.errors), result.rows[0].values["due"]) == ([], 1000)
    assert places(result.warnings) == ([(None, "due")] if warned else [])
    assert f"写着「{warned}" in said(result.warnings) or not warned


@pytest.mark.parametrize(
    ("group", "warned"),
    [
        ("本期租金", False),
        ("租金收缴情况(元)", False),
        ("2026年第三季度租金收缴", False),
        ("收缴情况", False),
        ("全年累计", True),
        ("上年结欠", True),
        ("2025年第三季度", True),
        ("押金", True),
        ("停车费", True),
    ],
)
def test_a_group_above_that_is_something_else_is_a_warning(group, warned):
    upper = [*LEASE_HEADER[:8], group, "", "", *LEASE_HEADER[11:]]
    lower = [*[""] * 8, "应收", "已收", "欠缴"]
    result = read("leases", sheet_of(upper, lower, lease()))
    assert (result.errors, places(result.warnings)) == ((), [(None, "due")] if warned else [])


def test_another_month_above_the_entries_of_a_cashbook():
    header = [{"收入": "8月收入", "支出": "8月支出"}.get(text, text) for text in CASH_HEADER]
    row = ["2026-09-01", "记-1", "收租金", 500.0, "", 10500.0, "陈建明"]
    assert "「8月」" in said(read("cashbook", sheet_of(header, row)).warnings)
    header = [text.replace("8月", "9月") for text in header]
    assert read("cashbook", sheet_of(header, row)).warnings == ()


@pytest.mark.parametrize("header", ["累计已付", "已付(累计)", "2026年已付"])
def test_what_a_year_adds_up_is_the_years(header):
    names = ["项目名称", "施工单位", "预算价", "合同价", header, "进度", "开工日期", "计划完工日期"]
    row = ["修路", "平川建设有限公司", 9000.0, 8000.0, 1000.0, "50%", "2026-01-01", "2026-12-31"]
    result = read("projects", sheet_of([*names, "状态"], [*row, "施工中"]))
    assert (result.errors, result.warnings) == ((), ())


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"年租金": 300.0}, "due", "大于年租金"),
        ({"已收": 1500.0, "欠缴": -500.0}, "arrears", "欠缴是负数"),
    ],
)
def test_amounts_of_a_lease_that_must_be_confirmed(cells, column, words):
    result = read("leases", sheet_of(LEASE_HEADER, lease(**cells)))
    assert (places(result.errors), places(result.warnings)) == ([], [(2, column)])
    assert words in said(result.warnings)


CONTRACT = [1, "道路保洁", "平川建设有限公司", "2026-2-1", "36万", 10000]


@pytest.mark.parametrize("price", ["36万/年", "每年36万元", "360000元/年", "3万/月"])
def test_a_price_by_the_year_is_not_that_of_a_whole_contract(price):
    row = [2, *CONTRACT[1:4], price, CONTRACT[5]]
    result = read("contracts", sheet_of(villages.CONTRACTS, CONTRACT, row))
    assert places(result.errors) == [(3, "amount")]
    assert "请换算好，只填数" in result.errors[0].message


def test_a_header_that_says_so_of_all_prices():
    header = ["合同金额(元/年)" if text == "合同总价" else text for text in villages.CONTRACTS]
    result = read("contracts", sheet_of(header, [*CONTRACT[:4], 360000, CONTRACT[5]]))
    assert "是按年算的" in said(result.errors)
