"""Tables without a header that we know: what was found in its place, and what is wanted."""

import pytest

from tests.disclosure.importing.tables import read, sheet_of

TITLE = ["星光村2026年9月财务公开"]
BODY = ["租金", 1000.0, "电费", 200.0, "", ""]
FORM = (
    "收入和支出左右并排，读不了。"
    "请改成一行一笔，上面写这几列：日期、凭证号、摘要、收入、支出、余额。"
)


def _messages(*rows):
    return [error.message for error in read("cashbook", sheet_of(*rows)).errors]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (
            [["收入项目", "金额", "支出项目", "金额"]],
            "找不到表头。第 2 行写的是：收入项目、金额、支出项目、金额，",
        ),
        (
            [["收入", "", "支出", ""], ["项目", "金额", "项目", "金额"]],
            "表头里找到的是：收入项目、收入金额、支出项目、支出金额，",
        ),
        (
            [["收入项目", "收入金额", "支出项目", "支出金额"]],
            "表头里找到的是：收入项目、收入金额、支出项目、支出金额，",
        ),
        (
            [["日期", "收入摘要", "收入", "支出摘要", "支出", "余额"]],
            "表头里找到的是：日期、收入摘要、收入、支出摘要、支出、余额，",
        ),
        (
            [["一、收入", "", "", "二、支出"], ["日期", "摘要", "金额"] * 2],
            "表头里找到的是：日期、摘要、金额、日期、摘要、金额，",
        ),
        (
            [["（一）收入部分", "", "（二）支出部分"], ["项目", "金额"] * 2],
            "找不到表头。第 3 行写的是：项目、金额、项目、金额，",
        ),
    ],
)
def test_money_in_beside_money_out_is_told_from_what_was_found_and_which_form_is_wanted(
    header, found
):
    assert _messages(TITLE, *header, BODY) == [found + FORM]


def test_a_row_of_other_names_is_named_with_those_that_are_wanted():
    (message,) = _messages(TITLE, ["甲", "乙", "丙"], BODY)
    assert message == (
        "找不到表头。第 2 行写的是：甲、乙、丙，不是这张表的列名。"
        "请把各列的名称写成：日期、凭证号、摘要、收入、支出、余额、经手人。"
    )


def test_without_any_row_of_names_there_is_none_to_name():
    (message,) = _messages(["租金", 1000.0], ["电费", 200.0])
    assert message.startswith("找不到表头。请确认表里有一行写着各列的名称：日期、")


@pytest.mark.parametrize("header", [["日期", "项目", "收入", "支出", "结余"]])
def test_both_amounts_beside_one_column_of_items_are_no_two_sides(header):
    assert not any("左右并排" in message for message in _messages(TITLE, header, BODY))


PROJECT = ["项目名称", "施工单位", "预算价", "合同价", "已付", "进度", "开工日期"]
BUILT = ["河道清淤", "平湖水利有限公司", 130000.0, 120000.0, 60000.0, "50%", "2026.3.5"]


def test_of_a_missing_column_it_is_said_whether_its_cells_may_be_blank():
    (error,) = read("projects", sheet_of([*PROJECT, "工期(天)"], [*BUILT, 60.0])).errors
    assert "「计划完工日期」「状态」不知道的，写上表头，下面空着就行。" in error.message
    filled = read("projects", sheet_of([*PROJECT, "计划完工日期", "状态"], [*BUILT, "", ""]))
    assert (filled.errors, filled.rows[0].valid) == ((), True)


def test_a_missing_column_that_must_be_filled_may_not_be_blank():
    header = [*PROJECT[1:], "计划完工日期", "状态"]
    (error,) = read("projects", sheet_of(header, [*BUILT[1:], "", ""])).errors
    assert "缺少「项目名称」一列" in error.message
    assert "空着" not in error.message
