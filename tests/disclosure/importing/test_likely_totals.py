"""Rows that sum those above them, whatever they are called: never silently one more of them."""

import pytest

from tests.disclosure.importing.tables import AID_HEADER, CASH_HEADER, places, read, sheet_of

PROJECTS = [
    "项目名称",
    "施工单位",
    "预算价",
    "合同价",
    "已付",
    "进度",
    "开工日期",
    "计划完工日期",
    "状态",
]
ROAD = [
    "村道修补",
    "平川建设有限公司",
    30000.0,
    28000.0,
    3000.0,
    "50%",
    "2026.2.8",
    "2026.12.8",
    "在建",
]
DITCH = [
    "水渠清淤",
    "平川建设有限公司",
    50000.0,
    45000.0,
    0.0,
    "0%",
    "2026.3.8",
    "2026.12.8",
    "在建",
]
AID = ["姓名", "发放金额"]


def totals(result):
    return {key: float(amount) for key, amount in result.totals.items()}


def projects(*label):
    total = [*label, *[""] * (2 - len(label)), 80000.0, 73000.0, 3000.0, "", "", "", ""]
    return read("projects", sheet_of(PROJECTS, ROAD, DITCH, total))


def cashbook(label, when="2026-9-2"):
    came = ["2026-9-1", "记-1", "收鱼塘租金", 3000.0, "", "", ""]
    went = ["2026-9-2", "记-2", "付电费", "", 286.5, "", ""]
    return read(
        "cashbook", sheet_of(CASH_HEADER, came, went, [when, "", label, 3000.0, 286.5, "", ""])
    )


@pytest.mark.parametrize(
    "label", ["本日合计", "本日小计", "当日合计", "日计", "本旬小计", "本期发生额及期末余额"]
)
def test_the_total_of_a_day_is_no_payment(label):
    result = cashbook(label)
    assert (totals(result), result.warnings) == ({"income": 3000.0, "expense": 286.5}, ())


def test_that_of_a_day_is_held_against_the_payments_of_that_day_alone():
    days = [
        ["2026-9-1", "记-1", "收租金", 500.0, "", "", ""],
        ["2026-9-1", "", "本日合计", 500.0, "", "", ""],
        ["2026-9-2", "记-2", "收租金", 700.0, "", "", ""],
        ["2026-9-2", "记-3", "收租金", 100.0, "", "", ""],
        ["2026-9-2", "", "本日合计", 800.0, "", "", ""],
        ["2026-9-30", "", "本月合计", 1300.0, "", "", ""],
    ]
    result = read("cashbook", sheet_of(CASH_HEADER, *days))
    assert (result.errors, result.warnings, len(result.rows)) == ((), (), 3)
    days[4][3] = 900.0
    assert places(read("cashbook", sheet_of(CASH_HEADER, *days)).warnings) == [(6, "income")]


@pytest.mark.parametrize(
    "label", ["续建项目（2个）", "续建", "全村合计2个项目", "汇总", "合计：贰个"]
)
def test_the_sums_of_a_group_of_projects_are_no_project(label):
    result = projects(label)
    assert (totals(result)["budget"], result.warnings) == (80000.0, ())


@pytest.mark.parametrize(
    "label", ["共2户", "总户数2户", "计2人", "以上2户", "总户数", "一组", "星光村", "本页计"]
)
def test_how_many_there_are_is_nobody(label):
    rows = [["李小妹", 1865.0], ["王阿根", 985.0], [label, 2850.0]]
    result = read("aid", sheet_of(["2026年9月低保发放表"], AID, *rows))
    assert (totals(result)["amount"], result.errors) == (2850.0, ())


@pytest.mark.parametrize(
    "result", [cashbook("本月收支相抵"), cashbook("现金小计"), projects("上级补助的")],
    ids=["what is left", "what came in cash", "projects"],
)  # fmt: skip
def test_of_sums_under_a_name_that_nobody_knows_it_is_asked(result):
    warned = [warning for warning in result.warnings if "像是合计" in warning.message]
    assert [warning.row for warning in warned] == [4]
    assert "正好是上面 2 行的和" in warned[0].message


def test_a_row_that_fills_its_cells_is_a_row_whatever_it_amounts_to():
    people = [("李小妹", 1), ("王阿根", 1), ("赵阿六", 2)]
    rows = [[name, "低保", n, 500, 500.0 * n, "2026-9-1", "", ""] for name, n in people]
    assert read("aid", sheet_of(AID_HEADER, *rows)).warnings == ()


def test_words_about_the_table_below_it_are_no_row():
    result = projects()
    assert len(result.rows) == 2
    table = sheet_of(["序号", *PROJECTS], [1.0, *ROAD], [2.0, *DITCH], ["说明", "以上金额含税"])
    below = read("projects", table)
    assert ([error.row for error in below.errors], len(below.rows)) == ([], 2)


def test_what_parts_a_sum_above_the_rows_is_none_of_them():
    header = ["序号", *PROJECTS]
    total = ["合计", "", "", 80000.0, 73000.0, 3000.0]
    part = ["其中", "上级补助", "", 20000.0, 20000.0, 0.0]
    result = read("projects", sheet_of(header, total, part, [1.0, *ROAD], [2.0, *DITCH]))
    assert (totals(result)["budget"], result.errors) == (80000.0, ())
