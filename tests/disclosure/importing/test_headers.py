"""Which row is the header, and which column is which."""

import pytest

from disclosure.importing.headers import find_header
from disclosure.importing.results import NotRead
from disclosure.ledgers import LEDGERS, get_ledger
from tests.disclosure.importing.tables import (
    LEASE_HEADER,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
)

LEASES = get_ledger("leases")


def columns_of(*rows):
    header = find_header(sheet_of(*rows).rows, LEASES)
    return header.columns if header else None


def header_of(*rows):
    header = find_header(sheet_of(*rows).rows, LEASES)
    assert header
    return header


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("承租人", "lessee"),
        ("租户", "lessee"),
        ("承 租 方", "lessee"),
        ("承租\n单位", "lessee"),
        ("承租单位（人）", "lessee"),
        ("＊承租方", "lessee"),
        ("承包户", "lessee"),
        ("租赁面积（亩）", "area"),
        ("面积/㎡", "area"),
        ("年租金（万元）", "annual_rent"),
        ("年租金 元", "annual_rent"),
        ("年承包款", "annual_rent"),
        ("租期（起）", "start"),
        ("租期【止】", "end"),
        ("到期日", "end"),
        ("实收租金（元）", "received"),
        ("未收", "arrears"),
        ("说明", "note"),
    ],
)
def test_accepted_names(header, key):
    assert columns_of(["租赁标的", header])[key] == 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ["合同编号", "租期", "", "本期租金(万元)", "", ""],
                ["", "起", "止", "应收", "已收", "欠缴"],
            ],
            {"contract_no": 1, "start": 2, "end": 3, "due": 4, "received": 5, "arrears": 6},
            id="two levels",
        ),
        pytest.param(
            [
                ["合同", "", "承租", "租金收缴", "", ""],
                ["编号", "标的", "姓名", "本季度", "", ""],
                ["", "", "", "应收", "实收", "尚欠"],
            ],
            {"contract_no": 1, "object": 2, "lessee": 3, "due": 4, "received": 5, "arrears": 6},
            id="three levels",
        ),
        pytest.param(
            [["合同编号", "本期租金", "", "押金", ""], ["", "应收", "已收", "应收", "已收"]],
            {"contract_no": 1, "due": 2, "received": 3},
            id="the group that fits has the column",
        ),
        pytest.param(
            [["合同编号", "承租方", ""], ["", "姓名", "电话"]],
            {"contract_no": 1, "lessee": 2},
            id="a group's other column is unknown",
        ),
        pytest.param(
            [["合同编号", "承租方"], ["租-1", "李小妹"]],
            {"contract_no": 1, "lessee": 2},
            id="a data row of texts is no second level",
        ),
    ],
)
def test_levels(rows, expected):
    assert columns_of(*rows) == expected


def test_a_column_that_fits_less_well_is_unknown():
    rows = [["合同编号", "本期租金", "", "押金", ""], ["", "应收", "已收", "应收", "已收"]]
    header = header_of(*rows)
    assert (header.unknown, header.text(4)) == ((4, 5), "押金应收")


def test_the_header_stands_below_titles_and_columns_in_any_order():
    header = header_of(["星光村租赁公示"], [], ["单位:元", "", "2026年"], ["租户", "合同号"])
    assert (header.first, header.last) == (4, 4)
    assert header.columns == {"lessee": 1, "contract_no": 2}


def test_no_header():
    assert columns_of(["甲", "乙"], [1.0, 2.0]) is None


def test_a_missing_column_is_named_with_the_headers_found():
    place = LEASE_HEADER.index("承租方")
    result = read("leases", sheet_of(LEASE_HEADER[:place] + LEASE_HEADER[place + 1 :], lease()[1:]))
    (error,) = result.errors
    assert (error.row, error.column) == (None, None)
    assert "「承租方」" in error.message
    assert "本期应收(元)" in error.message


def test_a_doubled_column_is_named_with_its_places():
    (error,) = read("leases", sheet_of([*LEASE_HEADER, "租户"], [*lease(), "李小妹"])).errors
    assert "D 列「承租方」、N 列「租户」" in error.message


@pytest.mark.parametrize("name", [name for name in LEDGERS if name != "leases"])
def test_the_wrong_ledger_is_one_error_that_says_which_it_looks_like(name):
    other = LEDGERS[name]
    labels = [column.label for column in other.columns]
    result = read("leases", sheet_of([*labels, "楼层"], ["甲"] * (len(labels) + 1)))
    (error,) = result.errors
    assert f"看起来是「{other.label}」" in error.message
    assert result.unknown_headers == ()


@pytest.mark.parametrize("name", [name for name in LEDGERS if name != "leases"])
def test_the_wrong_ledger_is_told_though_one_of_its_own_columns_has_a_name_that_nobody_knows(name):
    labels = [column.label for column in LEDGERS[name].columns]
    result = read("leases", sheet_of(["甲乙丙", *labels[1:]], ["甲"] * len(labels)))
    assert [error.message[:5] for error in result.errors] == ["这张表看起"]
    assert result.unknown_headers == ()


def test_an_unknown_header_is_asked_about_with_examples():
    result = read("leases", sheet_of([*LEASE_HEADER, "押金 (元)"], [*lease(), 500.0]))
    (unknown,) = result.unknown_headers
    assert (unknown.squashed, unknown.column, unknown.samples) == ("押金(元)", 14, ("500",))
    assert "押金" in result.warnings[0].message
    assert result.valid_rows == 1


@pytest.mark.parametrize(
    ("cell", "sample"),
    [
        (12500000.0, "12500000"),
        ("85,012,345.50", "85,012,345.50"),
        ("20260105", "20260105"),
        ("1380000123456", "138******3456"),
    ],
)
def test_only_numbers_as_long_as_a_persons_are_masked_in_the_examples(cell, sample):
    result = read("leases", sheet_of([*LEASE_HEADER, "投资"], [*lease(), cell]))
    assert result.unknown_headers[0].samples == (sample,)


def test_an_unknown_header_over_nothing_is_not_asked_about():
    assert not read("leases", sheet_of([*LEASE_HEADER, "押金"], lease())).warnings


def test_an_answered_header_is_not_asked_about_again():
    header = ["谁租的" if text == "承租方" else text for text in [*LEASE_HEADER, "押金"]]
    sheet = sheet_of(header, [*lease(承租方="王国良"), 500.0])
    result = read("leases", sheet, header_answers={"谁租的": "lessee", "押金": None})
    assert (result.unknown_headers, result.warnings, result.errors) == ((), (), ())
    assert result.rows[0].values["lessee"] == "王国良"


def test_an_answer_that_names_no_column_of_the_ledger_is_as_none():
    sheet = sheet_of([*LEASE_HEADER, "押金"], [*lease(), 500.0])
    result = read("leases", sheet, header_answers={"押金": "deposit"})
    assert [unknown.text for unknown in result.unknown_headers] == ["押金"]


def test_a_column_without_a_header_is_told():
    result = read("leases", sheet_of(LEASE_HEADER, [*lease(), "有事"]))
    assert "N 列没有表头" in result.warnings[0].message


def test_a_header_repeated_at_a_page_break_is_no_data():
    result = read_leases(lease(1), LEASE_HEADER, lease(2))
    assert (len(result.rows), places(result.errors)) == (2, [])


def test_two_numbers_in_one_column_are_to_be_parted():
    header = ["议题", "会议形式", "会议时间", "应到", "实到", "同意/反对", "弃权", "表决结果"]
    row = ["修路", "村民代表会议", "2026-2-15", 46.0, 42.0, "40/1", 1.0, "通过"]
    (error,) = read("decisions", sheet_of(header, row)).errors
    assert "F 列「同意/反对」把同意、反对写在了一列里。请拆成 2 列" in error.message


def test_words_above_such_a_column_are_none_of_its_numbers():
    top = ["议题", "会议时间", "村民代表会议决议", "", "", "", "表决结果"]
    leaves = ["", "", "应到", "实到", "同意", "反对/弃权", ""]
    row = ["修路", "2026-2-15", 46.0, 42.0, 40.0, "1/1", "通过"]
    errors = read("decisions", sheet_of(top, leaves, row)).errors
    assert any("把反对、弃权写在了一列里。请拆成 2 列" in error.message for error in errors)
    assert any("缺少「会议」一列" in error.message for error in errors)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["合同金额（大写）", "合同金额（小写）", "已付金额"], None),
        (["合同金额", "", "已付金额"], ["", "", "", "", "大写", "小写", "", ""]),
    ],
)
def test_of_an_amount_in_words_and_in_figures_the_figures_are_read(above, below):
    header = ["合同编号", "合同名称", "对方单位", "签订日期", *above, "履行情况"]
    row = ["HT-1", "修路", "平川建设有限公司", "2026.1.5", "壹仟元整", 1000, 500, "施工中"]
    result = read("contracts", sheet_of(header, *([below] if below else []), row))
    assert (result.errors, result.warnings) == ((), ())
    assert result.rows[0].values["amount"] == 1000
    (in_words,) = [column for column in result.read_columns if column.place == 5]
    assert in_words.not_read is NotRead.LEFT_OUT


def test_an_amount_that_stands_there_in_words_alone_is_read():
    header = [
        "合同编号",
        "合同名称",
        "对方单位",
        "签订日期",
        "合同金额（大写）",
        "已付金额",
        "履行情况",
    ]
    row = ["HT-1", "修路", "平川建设有限公司", "2026.1.5", "壹仟元整", 500, "施工中"]
    result = read("contracts", sheet_of(header, row))
    assert result.errors == ()
    assert result.rows[0].values["amount"] == 1000
