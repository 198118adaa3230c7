"""Which rows are data, what is wrong with them, and what is said of the file as a whole."""

from datetime import date

import pytest

from disclosure.importing.workbook import MergedRange
from language.names import NameKind
from tests.disclosure.importing.tables import (
    CASH_HEADER,
    LEASE_HEADER,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
)

UNITLESS = [text.replace("(元)", "") for text in LEASE_HEADER]


def said(findings):
    return " ".join(finding.message for finding in findings)


@pytest.mark.parametrize(
    "row",
    [
        ["合计", "", "", "", "", "", "", 4000.0, 1000.0, 600.0, 400.0],
        ["合  计：", "", "", "", "", "", "", 4000.0],
        ["", "总 计", "1处", "", "", "", "", 4000.0],
        ["", "", "合计（元）", "", "", "", "", 4000.0],
        ["", "鱼塘小计", "", "", "", "", "", 4000.0],
        ["小计", "鱼塘", "", "", "", "", "", 4000.0],
        ["本季合计", "", "", "", "", "", "", 4000.0],
        ["本年累计", "", "", "", "", "", "", 99000.0],
        ["合计：1户"],
        ["制表人：李红", "", "", "审核：王国良", "", "", "2026年10月8日"],
        ["村监会主任（签字）：", "", "王国良"],
        ["监督电话：", 85012345.0],
        ["注：租金按季收取"],
        ["注1：租金按季收取"],
        ["一、厂房类"],
        ["", "厂房类"],
        ["以上租金都按季缴纳，逾期按合同办"],
        [2.0],
        [2.0, "", "", "", "", "", "", "", 0.0, 0.0, 0.0],
        ["", " "],
    ],
)
def test_rows_that_are_no_data(row):
    result = read_leases(lease(1), row)
    assert (len(result.rows), places(result.errors)) == (1, [])


@pytest.mark.parametrize(
    "cells",
    [
        {"租赁标的": "合计楼"},
        {"租赁标的": "合计"},
        {"租赁标的": "会计室（东侧）"},
        {"租赁标的": "仓库合计"},
        {"备注": "合计"},
        {"备注": "注：按季缴纳"},
        {"承租方": "小计"},
        {"合同编号": "一、1号"},
    ],
)
def test_rows_that_are_data_although_they_hold_such_words(cells):
    assert len(read_leases(lease(1, **cells)).rows) == 1


def test_a_data_row_of_a_csv_that_starts_like_a_signature():
    row = [str(cell) for cell in lease(1)]
    row[0] = "负责人：王"
    assert len(read_leases(row).rows) == 1


def test_a_started_row_is_data_and_every_gap_is_named():
    result = read_leases(lease(1), [2.0, "租-002"])
    assert [row for row, _ in places(result.errors)] == [3] * 8


def test_no_data_rows():
    (error,) = read_leases(["合计"]).errors
    assert "没有一行数据" in error.message


def test_all_errors_at_once_in_order():
    result = read_leases(
        lease(1, 面积="约三百", 已收="很多"),
        lease(2, 租期止="2020.1.1", 欠缴=1.0),
        lease(1, 租赁标的=""),
    )
    assert places(result.errors) == [
        (2, "area"),
        (2, "received"),
        (3, "end"),
        (3, "arrears"),
        (4, "contract_no"),
        (4, "object"),
    ]
    assert result.valid_rows == 0


def test_a_formula_without_a_value_in_a_data_row_is_an_error_at_its_cell():
    result = read_leases(lease(1, 欠缴=""), unstored_formulas=frozenset({(2, 11)}))
    assert places(result.errors) == [(2, "arrears")]
    assert "K2 是公式" in result.errors[0].message


def test_merged_cells_among_the_data_are_one_error_that_names_the_range():
    result = read_leases(lease(1), lease(2, 承租方=""), merged=(MergedRange(2, 4, 3, 4),))
    assert places(result.errors) == [(2, "lessee")]
    assert "D2:D3" in result.errors[0].message


def test_what_merged_cells_leave_empty_is_not_blamed_as_well():
    rows = [lease(1), lease(2, 承租方=""), lease(3, 承租方=""), lease(4, 承租方="")]
    merged = (MergedRange(2, 4, 3, 4), MergedRange(3, 4, 4, 4))
    result = read_leases(*rows, merged=merged)
    assert places(result.errors) == [(2, "lessee"), (3, "lessee"), (5, "lessee")]
    assert "空着" in result.errors[2].message


@pytest.mark.parametrize(
    "merged",
    [MergedRange(1, 6, 1, 7), MergedRange(3, 1, 3, 7), MergedRange(2, 1, 3, 1)],
    ids=["header", "total row", "running number"],
)
def test_merged_cells_elsewhere_do_no_harm(merged):
    assert read_leases(lease(1), ["合计"], merged=(merged,)).errors == ()


def test_hidden_rows_are_read_and_named():
    result = read_leases(lease(1), lease(2), hidden_rows=frozenset({3}))
    assert len(result.rows) == 2
    assert places(result.remarks) == [(3, None)]


def test_a_hidden_column_that_will_be_public_is_asked_about():
    secret = lease(1, 备注="内部：诉讼中勿外传")
    result = read_leases(lease(2), secret, hidden_columns=frozenset({1, 13}))
    assert (len(result.rows), places(result.warnings)) == (2, [(None, "note")])
    assert "M 列「备注」" in said(result.warnings)
    assert "勿外传" in said(result.warnings)


def test_a_hidden_column_with_nothing_in_it_is_not_asked_about():
    assert read_leases(lease(1), hidden_columns=frozenset({13})).warnings == ()


@pytest.mark.parametrize(
    ("title", "note", "header", "expected", "unit"),
    [
        ("", "单位:万元", UNITLESS, "40000000.00", "万元"),
        ("", "(万元)", UNITLESS, "40000000.00", "万元"),
        ("", "金额单位：人民币万元", UNITLESS, "40000000.00", "万元"),
        ("", "单位:万元", LEASE_HEADER, "4000.00", "元"),
        ("", "填报单位:星光村", UNITLESS, "4000.00", "元"),
        ("", "", UNITLESS, "4000.00", "元"),
        ("租赁公示表（单位：万元）", "", UNITLESS, "40000000.00", "万元"),
    ],
)
def test_unit_of_note_and_header(title, note, header, expected, unit):
    result = read("leases", sheet_of([title], [note], header, lease(1)))
    assert result.as_json()["totals"]["annual_rent"] == expected
    assert result.unit == unit


@pytest.mark.parametrize("note", ["单位:百元", "（单位：美元）"])
def test_a_unit_that_we_do_not_know_is_an_error(note):
    result = read("leases", sheet_of([note], UNITLESS, lease(1)))
    assert "看不懂金额单位" in said(result.errors)


@pytest.mark.parametrize(
    ("title", "known", "warned"),
    [
        ("星光村2026年第三季度租赁公示", (), False),
        ("新埭镇星光村2026年第三季度租赁公示", (), False),
        ("平湖市新埭镇星光村村民委员会租赁公示", (), False),
        ("集体资产租赁公示", (), False),
        ("全村2026年第三季度租赁公示", (), False),
        ("新星光村2026年第三季度租赁公示", ("新星光村",), True),
        ("新星光村2026年第三季度租赁公示", (), True),
        ("旧埭村2026年第三季度租赁公示", ("旧埭村",), True),
        ("红旗村2026年第三季度租赁公示", (), True),
        ("2026年7-9月租赁公示", (), False),
        ("2026年租赁公示", (), False),
        ("2026年第三季度（2026年10月8日公示）", (), False),
        ("2026年第二季度租赁公示", (), True),
        ("2025年第三季度租赁公示", (), True),
        ("2026年9月租赁公示", (), True),
    ],
)
def test_another_village_or_period_in_the_title_is_a_warning(title, known, warned):
    sheet = sheet_of([title], LEASE_HEADER, lease(1))
    assert bool(read("leases", sheet, known_villages=known).warnings) is warned


def test_the_sheets_name_counts_as_a_title():
    assert "旧埭村" in said(read_leases(lease(1), name="旧埭村租赁").warnings)


def test_a_doubtful_name_is_asked_once_and_not_again_when_answered():
    rows = (lease(1, 承租方="金平湖"), lease(2, 承租方="金平湖"))
    sheet = sheet_of(LEASE_HEADER, *rows)
    result = read("leases", sheet, kind_of=lambda name: NameKind.DOUBTFUL)
    (doubtful,) = result.doubtful_names
    assert (doubtful.name, doubtful.rows) == ("金平湖", (2, 3))
    assert places(result.warnings) == [(2, "lessee")]
    assert not read("leases", sheet, kind_of=lambda name: NameKind.FIRM).warnings


def test_a_word_outside_the_list_is_asked_once():
    result = read_leases(lease(1, 招租方式="抓阄"), lease(2, 招租方式="抓阄"))
    assert places(result.warnings) == [(2, "method")]
    assert "共 2 行" in result.warnings[0].message


TOTAL = ["合计", "", "", "", 200.0, "", "", 8000.0, 2000.0, 1200.0]


def test_a_stated_total_that_is_right():
    assert read_leases(lease(1), lease(2), [*TOTAL, 800.0]).errors == ()


def test_a_stated_total_that_differs_is_an_error():
    result = read_leases(lease(1), lease(2), [*TOTAL, 801.0])
    assert places(result.errors) == [(4, "arrears")]
    assert "801.00 元" in result.errors[0].message
    assert result.valid_rows == 2


def test_a_difference_that_an_error_explains_is_a_remark():
    result = read_leases(lease(1), lease(2, 已收="六百"), [*TOTAL, 800.0])
    assert places(result.errors) == [(3, "received")]
    assert places(result.remarks) == [(4, "received")]


def test_totals_of_groups_and_of_all():
    group = ["合计", "", "", "", "", "", "", 4000.0]
    result = read_leases(lease(1), group, lease(2), group, ["总计", *[""] * 6, 8000.0])
    assert result.errors == ()


CASH = [
    CASH_HEADER,
    ["", "", "上月结转", "", "", 100.0, ""],
    ["2026.9.1", "记-1", "收租金", 50.0, "", 150.0, "李红"],
]


def test_a_wrong_balance_is_one_error_whether_it_is_carried_on_or_not():
    rest = [
        ["2026.9.2", "记-2", "付电费", "", 20.0, 131.0, "李红"],
        ["2026.9.3", "记-3", "付电费", "", 20.0, 110.0, "李红"],
        ["2026.9.4", "记-4", "付电费", "", 20.0, 90.0, "李红"],
    ]
    assert places(read("cashbook", sheet_of(*CASH, *rest)).errors) == [(4, "balance")]
    rest[1][5], rest[2][5] = 111.0, 91.0
    assert places(read("cashbook", sheet_of(*CASH, *rest)).errors) == [(4, "balance")]


def test_the_closing_balance_of_the_total_row_is_checked():
    result = read("cashbook", sheet_of(*CASH, ["", "", "本月合计", 50.0, 0.0, 149.0, ""]))
    assert places(result.errors) == [(4, "balance")]


def test_a_cashbook_across_pages_with_cash_and_bank():
    result = read(
        "cashbook",
        sheet_of(
            ["年月日", "凭证\n字号", "摘  要", "收 入", "支 出", "结 存"],
            ["", "", "现金上月结余", "", "", 1000.0],
            ["", "", "银行存款上月结余", "", "", 9000.0],
            [date(2026, 9, 1), "记1", "收租金", "1,000.00", "", 11000.0],
            ["2026.9.2", "记2", "冲回多付工资", "", "-500", 11500.0],
            ["", "", "过次页", 1000.0, -500.0, 11500.0],
            ["年月日", "凭证\n字号", "摘  要", "收 入", "支 出", "结 存"],
            ["", "", "承前页", 1000.0, -500.0, 11500.0],
            ["2026.9.30", "", "银行利息", 2.5, "", 11502.5],
            ["2026-09-30", "", "本月合计", 1002.5, -500.0, 11502.5],
            ["", "", "本年累计", 51002.5, 9600.0, 11502.5],
            ["会计：张三", "", "", "出纳：李四"],
        ),
    )
    assert (result.errors, result.warnings, len(result.rows)) == ((), (), 3)
    assert (str(result.opening), str(result.closing)) == ("10000.00", "11502.50")


@pytest.mark.parametrize("label", ["期末余额", "结转下月", "本月结余", "月末结存"])
def test_the_row_that_closes_a_cashbook_is_no_data_and_is_checked(label):
    closing = ["2026.9.30", "", label, "", "", 150.0, ""]
    assert len(read("cashbook", sheet_of(*CASH, closing)).rows) == 1
    closing[5] = 151.0
    assert places(read("cashbook", sheet_of(*CASH, closing)).errors) == [(4, "balance")]


@pytest.mark.parametrize(
    ("foot", "prepared", "checked", "day"),
    [
        (["制表人:陆雪英", "", "审核(村监会):沈志强"], "陆雪英", "沈志强", None),
        (["制表：李红   复核：王国良  公示日期：2026.10.8"], "李红", "王国良", date(2026, 10, 8)),
        (["制表人：", "李红", "审核人：", "王国良"], "李红", "王国良", None),
        (["民主理财小组(签字):吴雪英、陆雪英"], "", "吴雪英、陆雪英", None),
        (["审批人：", "复核人：", "制表：李红"], "李红", "", None),
        (["编制单位：星光村", "公示时间：2026年10月8日至15日"], "", "", date(2026, 10, 8)),
        (["截止日期：2026年10月8日", "制表日期：2026-10-09"], "", "", date(2026, 10, 9)),
        (["公示日期：2026年13月8日"], "", "", None),
    ],
)
def test_who_made_and_who_checked_the_table(foot, prepared, checked, day):
    result = read_leases(lease(1), foot)
    assert result.errors == ()
    found = (result.prepared_by, result.checked_by, result.announced_on)
    assert found == (prepared, checked, day)


def test_a_day_outside_the_period_is_a_warning():
    result = read("cashbook", sheet_of(*CASH, ["2026.10.1", "记-2", "付", "", 1.0, 149.0, ""]))
    assert places(result.warnings) == [(4, "date")]


def test_progress_is_told():
    told = []
    sheet = sheet_of(LEASE_HEADER, *(lease(number) for number in range(1, 2001)))
    read("leases", sheet, progress=lambda done, total: told.append((done, total)))
    assert told == [(1000, 2001), (2000, 2001)]


def test_a_table_as_another_village_keeps_it():
    """Three levels of header, groups with subtotals, units in cells, remarks at the end."""
    result = read(
        "leases",
        sheet_of(
            ["平湖市新埭镇星光村"],
            ["2026年第3季度集体资产租赁情况"],
            ["填报单位:星光村股份经济合作社", *[""] * 8, "(单位：万元)"],
            [
                "序号",
                "合同",
                "",
                "承租",
                "",
                "租赁\n期限",
                "",
                "年租金",
                "租金收缴情况",
                "",
                "",
                "备 注",
            ],
            ["", "编号", "标的", "姓名(单位)", "面积", "起", "止", "", "本季度", "", "", ""],
            ["", "", "", "", "(亩)", "", "", "", "应收", "实收", "尚欠", ""],
            ["一、厂房类"],
            [
                "1",
                "A-1",
                "厂房",
                "李小妹",
                "3亩",
                "2024年1月1日",
                "2026.12.31",
                "4.8",
                "1.2",
                "1.2",
                "—",
            ],
            [
                "2",
                "A-2",
                "厂房",
                "王国良",
                "2",
                "20240101",
                "2026/12/31",
                "4.8万元",
                "12000元",
                "0.6",
                ".6",
            ],
            ["小计", *[""] * 6, "9.6", "2.4", "1.8", "0.6"],
            ["二、鱼塘类"],
            [3.0, "A-3", "鱼塘", "朱红", 10.0, 45292.0, 46387.0, 1.2, 0.3, 0.3, 0.0],
            ["小计", *[""] * 6, 1.2, 0.3, 0.3, 0.0],
            ["合  计", *[""] * 6, 10.8, 2.7, 2.1, 0.6],
            ["以上情况如有疑问，请向村监会反映"],
            ["村主任：王国良   制表：李红   审核：陈建明   2026年10月8日"],
        ),
    )
    assert (result.errors, result.warnings) == ((), ())
    assert result.as_json()["totals"] == {
        "area": "10000.00",
        "annual_rent": "108000.00",
        "due": "27000.00",
        "received": "21000.00",
        "arrears": "6000.00",
    }
    assert (result.prepared_by, result.checked_by) == ("李红", "陈建明")
    assert result.announced_on == date(2026, 10, 8)
