"""In which unit money and areas are read, and that nobody is left to guess it."""

from decimal import Decimal

import pytest

from tests.disclosure.importing.tables import LEASE_HEADER, Rows, lease, places, read, sheet_of

BARE = [text.split("(")[0] for text in LEASE_HEADER]
TOTAL = ["合计", "", "", "", "", "", "", 4000.0]


def rent(result):
    return result.as_json()["totals"]["annual_rent"]


def said(findings):
    return " ".join(finding.message for finding in findings)


@pytest.mark.parametrize(
    "note",
    [
        "单位:万元",
        "单位：万",
        "金 额 单 位 ： 万 元",
        "单位:人民币万元",
        "单位:亩、万元",
        "单位:万元 制表:王芳",
        "本表金额均以万元计",
        "本表以万元为单位",
        "金额均为万元",
        "（万元）",
        "星光村租赁公示（单位：万元）",
        "星光村租赁公示(万元)",
    ],
)
def test_a_unit_in_any_usual_wording_above_the_table(note):
    result = read("leases", sheet_of([note], BARE, lease()))
    assert (rent(result), result.unit) == ("40000000.00", "万元")
    assert "第 1 行" in result.unit_source


@pytest.mark.parametrize(
    "foot", ["注:以上金额单位为万元", "说明：1.金额以万元计；2.按季缴纳", "单位:万元"]
)
def test_a_unit_in_a_note_below_the_table(foot):
    result = read("leases", sheet_of(BARE, lease(), TOTAL, [foot]))
    assert (rent(result), result.errors) == ("40000000.00", ())
    assert "第 4 行" in result.unit_source


@pytest.mark.parametrize("header", ["年租金(万元)", "年租金万元", "年租金（万）", "年租金 [万元]"])
def test_a_header_says_the_unit_of_its_column(header):
    rows = [[header if text == "年租金" else text for text in BARE], lease()]
    result = read("leases", sheet_of(*rows))
    assert rent(result) == "40000000.00"
    assert result.as_json()["totals"]["due"] == "1000.00"
    assert "「年租金」按万元读" in said(result.remarks)


@pytest.mark.parametrize(
    ("title", "note", "header", "expected", "unit"),
    [
        ("", "单位:万元", BARE, "40000000.00", "万元"),
        ("", "(万元)", BARE, "40000000.00", "万元"),
        ("", "金额单位：人民币万元", BARE, "40000000.00", "万元"),
        ("", "单位:万元", LEASE_HEADER, "4000.00", "元"),
        ("", "填报单位:星光村", BARE, "4000.00", "元"),
        ("", "", BARE, "4000.00", "元"),
        ("租赁公示表（单位：万元）", "", BARE, "40000000.00", "万元"),
    ],
)
def test_unit_of_note_and_header(title, note, header, expected, unit):
    result = read("leases", sheet_of([title], [note], header, lease(1)))
    assert result.as_json()["totals"]["annual_rent"] == expected
    assert result.unit == unit


def test_the_words_due_and_paid_do_not_hide_a_unit():
    header = [{"本期应收": "应收万元", "欠缴": "欠缴万元"}.get(text, text) for text in BARE]
    totals = read("leases", sheet_of(header, lease())).as_json()["totals"]
    assert (totals["due"], totals["arrears"]) == ("10000000.00", "4000000.00")


def test_where_nothing_says_the_unit_the_result_says_so():
    result = read("leases", sheet_of(["星光村租赁公示"], BARE, lease()))
    assert (result.unit, result.unit_source) == ("元", "")


def test_two_notes_that_contradict_each_other_are_an_error_that_names_both():
    rows: Rows = [["单位:元"], BARE, lease(1), ["单位:万元"], BARE, lease(2)]
    (error,) = read("leases", sheet_of(*rows)).errors
    assert (error.row, "第 1 行" in error.message, "第 4 行" in error.message) == (4, True, True)


@pytest.mark.parametrize("note", ["单位:元、万元", "单位：万元/元", "单位:元（大额以万元计）"])
def test_a_note_of_two_units_is_an_error_unless_every_header_has_its_own(note):
    (error,) = read("leases", sheet_of([note], BARE, lease())).errors
    assert (error.row, "不止一种金额单位" in error.message) == (1, True)
    result = read("leases", sheet_of([note], LEASE_HEADER, lease()))
    assert (rent(result), result.errors, result.warnings) == ("4000.00", (), ())


def test_a_unit_that_is_first_said_on_the_second_page_is_an_error():
    rows: Rows = [BARE, lease(1), ["单位:万元"], BARE, lease(2)]
    assert places(read("leases", sheet_of(*rows)).errors) == [(3, None)]


def test_the_same_note_on_every_page_is_no_error():
    rows: Rows = [["单位:万元"], BARE, lease(1), ["单位:万元"], BARE, lease(2)]
    result = read("leases", sheet_of(*rows))
    assert (rent(result), result.errors) == ("80000000.00", ())


def test_a_note_that_every_header_contradicts_is_a_warning():
    result = read("leases", sheet_of(["单位:万元"], LEASE_HEADER, lease()))
    assert rent(result) == "4000.00"
    assert "写的是万元" in said(result.warnings)


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("注:租金折合万元数见附表", True),
        ("金额，万元，含税", True),
        ("万家村租赁公示", False),
        ("注:全年租金12万元", False),
        ("注:合计贰万元整", False),
        ("注:十万元以上的公开招租", False),
    ],
)
def test_words_that_may_be_a_unit_and_are_not_understood_are_a_warning(text, warned):
    result = read("leases", sheet_of(BARE, lease(), TOTAL, [text]))
    assert ("好像写了金额单位" in said(result.warnings)) is warned


@pytest.mark.parametrize("note", ["单位:百元", "（单位：美元）", "金额均以百万元计"])
def test_a_unit_that_we_do_not_know_is_an_error(note):
    assert "看不懂金额单位" in said(read("leases", sheet_of([note], BARE, lease())).errors)


@pytest.mark.parametrize(
    ("note", "header", "expected"),
    [
        ("单位:元、亩", "面积", "66666.67"),
        ("单位:元、亩", "面积(㎡)", "100"),
        ("", "面积(公顷)", "1000000.00"),
        ("", "面积（万平方米）", "1000000.00"),
        ("", "面积（平方公里）", "100000000.00"),
        ("", "面积", "100"),
    ],
)
def test_the_unit_of_an_area(note, header, expected):
    rows = [[note], [header if text == "面积" else text for text in BARE], lease()]
    result = read("leases", sheet_of(*rows))
    assert result.totals["area"] == Decimal(expected)
    assert ("按平方米读" in said(result.remarks)) is (not note and header == "面积")


def test_below_a_header_with_two_units_every_area_says_its_own():
    header = ["面积(㎡/亩)" if text == "面积" else text for text in BARE]
    result = read("leases", sheet_of(header, lease(1, 面积=120.0), lease(2, 面积="15亩")))
    assert places(result.errors) == [(2, "area")]
    assert "㎡还是亩" in said(result.errors)
    assert result.rows[1].values["area"] == 10000


def with_unit(row, unit):
    """A lease row with a cell after its area."""
    return [*row[:5], unit, *row[5:]]


@pytest.mark.parametrize(
    ("units", "areas", "errors"),
    [
        (["㎡", "亩"], [100, 66666.67], []),
        (["亩", ""], [66666.67, 66666.67], []),
        (["㎡", "间"], [100, None], [(3, "area")]),
        (["㎡", "亩", ""], [100, 66666.67, None], [(4, "area")]),
    ],
)
def test_a_column_beside_the_areas_may_hold_their_units(units, areas, errors):
    rows = [with_unit(lease(number), unit) for number, unit in enumerate(units, 1)]
    result = read("leases", sheet_of(with_unit(BARE, "单位"), *rows))
    found = [row.values.get("area") for row in result.rows]
    assert found == [area and Decimal(str(area)) for area in areas]
    assert (places(result.errors), result.unknown_headers) == (errors, ())


PROJECT_HEADER = [
    "项目名称", "施工单位", "预算价(元)", "合同价(元)", "已付(元)", "进度", "开工日期",
    "计划完工日期", "状态",
]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("进度", [0.5, 1.0], ["0.5", "1"]),
        ("进度", [0.6, 80.0], ["0.6", "0.8"]),
        ("进度", [1.0, 80.0], [None, "0.8"]),
        ("进度", [0.5, 1.2], ["0.5", None]),
        ("进度", [1.2, 80.0], [None, "0.8"]),
        ("进度", [2.0, 80.0], ["0.02", "0.8"]),
        ("进度(%)", [1.2, 80.0], ["0.012", "0.8"]),
        ("进度(%)", [0.5, 1.0], ["0.5", "1"]),
        ("进度(%)", [0.0, 80.0], ["0", "0.8"]),
        ("进度(%)", [0.5, 80.0], [None, "0.8"]),
        ("进度(%)", [0.0, 1.0], ["0", None]),
        ("进度(%)", ["1%", 80.0], ["0.01", "0.8"]),
    ],
)
def test_a_share_that_could_be_a_fraction_or_per_cent_is_asked(header, cells, expected):
    names = [header if text == "进度" else text for text in PROJECT_HEADER]
    days = ("2026-01-01", "2026-12-31", "施工中")
    rows = [["修路", "平川建设有限公司", 9.0, 8.0, 1.0, cell, *days] for cell in cells]
    result = read("projects", sheet_of(names, *rows))
    shares = [row.values.get("progress") for row in result.rows]
    assert shares == [share and Decimal(share) for share in expected]
    assert places(result.errors) == [
        (number, "progress") for number, share in enumerate(expected, 2) if share is None
    ]


@pytest.mark.parametrize("unit", ["角", "分"])
def test_a_unit_below_the_yuan_is_not_understood(unit):
    result = read("leases", sheet_of([f"单位：{unit}"], BARE, lease()))
    assert f"看不懂金额单位「{unit}」" in said(result.errors)


@pytest.mark.parametrize("note", ["单位：元、角、分", "单位:元角分"])
def test_yuan_with_their_parts_are_yuan(note):
    result = read("leases", sheet_of([note], BARE, lease()))
    assert (rent(result), result.errors) == ("4000.00", ())


@pytest.mark.parametrize("note", ["人民币：万元", "人民币万元"])
def test_the_currency_before_a_unit(note):
    result = read("leases", sheet_of([note], BARE, lease()))
    assert (rent(result), result.errors) == ("40000000.00", ())


@pytest.mark.parametrize(
    ("note", "header", "columns"),
    [
        ("", BARE, "年租金、本期应收、本期已收、欠缴"),
        ("", [*LEASE_HEADER[:8], *BARE[8:]], "本期应收、本期已收、欠缴"),
        ("单位：元", BARE, ""),
        ("", LEASE_HEADER, ""),
    ],
)
def test_money_without_a_unit_is_remarked(note, header, columns):
    result = read("leases", sheet_of([note], header, lease()))
    told = [each.message for each in result.remarks if "按元读" in each.message]
    labels = columns.replace("本期", "本季").replace("欠缴", "本季欠缴")
    assert told == (
        [f"没有写{labels}的单位，按元读。是万元的，请在表头上面写「单位:万元」。"]
        if columns
        else []
    )


@pytest.mark.parametrize(
    ("name", "note", "expected", "source"),
    [
        ("租赁(万元)", "", "40000000.00", "工作表名「租赁(万元)」"),
        ("租赁（元）", "", "4000.00", "工作表名「租赁(元)」"),
        ("租赁", "单位:万元", "40000000.00", "第 1 行「单位:万元」"),
    ],
)
def test_the_name_of_the_sheet_may_say_the_unit(name, note, expected, source):
    result = read("leases", sheet_of([note], BARE, lease(), name=name))
    assert (rent(result), result.unit_source) == (expected, source)


def test_a_note_that_contradicts_the_name_of_the_sheet_is_an_error():
    errors = read("leases", sheet_of(["单位:元"], BARE, lease(), name="租赁(万元)")).errors
    assert "第 1 行「单位:元」和工作表名「租赁(万元)」写的金额单位不一样" in said(errors)


def paid_in(*units, totals=()):
    """Contracts of 12 with their unit in a column behind them."""
    header = ["合同编号", "合同名称", "对方单位", "签订日期", "合同金额", "已付金额", "单位"]
    rows = [
        [f"H{number}", "清运", "嘉禾物流有限公司", "2026-1-5", 12.0, 0.0, unit]
        for number, unit in enumerate(units, 1)
    ]
    return read("contracts", sheet_of(header, *rows, *totals))


@pytest.mark.parametrize(
    ("units", "total"),
    [(["万元", "元"], "120012.00"), (["万元", "万元"], "240000.00"), (["千元", ""], "24000.00")],
)
def test_a_column_of_units_holds_for_the_amounts_of_its_row(units, total):
    result = paid_in(*units)
    assert (result.errors, result.unknown_headers) == ((), ())
    assert result.as_json()["totals"]["amount"] == total


def test_a_total_below_a_column_of_one_unit_is_in_that_unit():
    assert paid_in("万元", "万元", totals=[["合计", "", "", "", 24.0, 0.0, ""]]).errors == ()


def test_where_units_differ_an_amount_without_one_is_an_error():
    assert places(paid_in("万元", "元", "").errors) == [(4, "amount")]


def test_a_column_of_other_units_is_asked_about():
    assert [each.text for each in paid_in("次", "项").unknown_headers] == ["单位"]


@pytest.mark.parametrize("unit", ["分", "万亩", "平方尺", "公亩"])
def test_an_area_in_a_unit_that_we_cannot_convert_is_an_error(unit):
    header = [f"面积（{unit}）" if text == "面积" else text for text in BARE]
    (error,) = read("leases", sheet_of(header, lease())).errors
    assert f"看不懂面积单位「{unit}」" in error.message
