"""What was owed at first, and what came since, as books of accounts keep it."""

import pytest

from disclosure.importing.results import NotRead
from tests.disclosure.importing.tables import read, sheet_of

NAMES = ("期初余额", "本期增加", "本期收回", "期末余额")


def receivables(names, *amounts):
    """Debts with these four columns of amounts."""
    rows = [
        ["嘉禾家庭农场", f"{number}号鱼塘承包款", "2021-06-03", *cells, "发催缴函"]
        for number, cells in enumerate(amounts, 1)
    ]
    return sheet_of(["欠款单位", "事由", "发生日期", *names, "清收措施"], *rows)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([10000.0, 5000.0, 3000.0, 12000.0], ("15000.00", "3000.00", "12000.00")),
        (["10,000", "0.10", "3000.2", "6999.90"], ("10000.10", "3000.20", "6999.90")),
        ([10000.0, "", 3000.0, 7000.0], ("10000.00", "3000.00", "7000.00")),
        (["", 5000.0, "0", 5000.0], ("5000.00", "0.00", "5000.00")),
        ([10000.0, 0.0, 0.0, 10000.0], ("10000.00", "0.00", "10000.00")),
    ],
)
def test_both_are_what_was_owed(cells, told):
    result = read("receivables", receivables(NAMES, cells))
    assert (result.errors, result.warnings) == ((), ())
    totals = result.as_json()["totals"]
    assert (totals["amount"], totals["recovered"], totals["balance"]) == told


def test_the_preview_says_of_both_that_they_are_one_amount():
    result = read("receivables", receivables(NAMES, [1000.0, 500.0, 0.0, 1500.0]))
    read_as = {column.text: column for column in result.read_columns}
    assert [read_as["期初余额"].keys, read_as["期初余额"].not_read] == [("amount",), None]
    assert read_as["本期增加"].not_read is NotRead.JOINED
    assert not result.unknown_headers


@pytest.mark.parametrize("unit", ["元", "万元"])
def test_the_unit_above_both_holds_for_the_sum(unit):
    names = [f"{name}({unit})" for name in NAMES]
    result = read("receivables", receivables(names, [1.5, 0.5, 1.0, 1.0]))
    assert result.errors == ()
    assert result.as_json()["totals"]["amount"] == {"元": "2.00", "万元": "20000.00"}[unit]


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (["一些", 5000.0, 0.0, 5000.0], "一些+5000"),
        ([1000.0, "1万", 0.0, 11000.0], "1000+1万"),
    ],
)
def test_what_cannot_be_added_is_an_error_that_shows_both(cells, shown):
    (error, *_) = read("receivables", receivables(NAMES, cells)).errors
    assert error.column == "amount"
    assert shown in f"{error.message}{error.value}"


def test_the_sum_of_a_total_row_is_checked():
    sheet = receivables(NAMES, [1000.0, 500.0, 0.0, 1500.0], [2000.0, 0.0, 0.0, 2000.0])
    sheet.rows.append(["合计", "", "", 3000.0, 600.0, 0.0, 3500.0, ""])
    result = read("receivables", sheet)
    assert [(each.row, each.column) for each in result.errors] == [(4, "amount")]


def test_beside_the_whole_amount_they_are_not_added_again():
    top = ["欠款单位", "事由", "发生日期", "欠款金额", *NAMES]
    row = ["嘉禾家庭农场", "鱼塘承包款", "2021-06-03", 15000.0, 10000.0, 5000.0, 3000.0, 12000.0]
    assert read("receivables", sheet_of(top, row)).as_json()["totals"]["amount"] == "15000.00"


def test_of_different_units_they_are_not_added():
    names = ["期初余额(万元)", "本期增加(元)", "本期收回(元)", "期末余额(元)"]
    errors = read("receivables", receivables(names, [1.0, 5000.0, 0.0, 15000.0])).errors
    assert "缺少「欠款金额」" in errors[0].message


@pytest.mark.parametrize(
    "names",
    [
        ("期初余额", "借方", "贷方", "期末余额"),
        ("年初余额", "本年借方发生额", "本年贷方发生额", "期末余额"),
        ("期初余额(元)", "借方(元)", "贷方(元)", "余额(元)"),
    ],
)
def test_what_accounting_programs_call_them(names):
    result = read("receivables", receivables(names, [10000.0, 5000.0, 3000.0, 12000.0]))
    assert (result.errors, result.warnings) == ((), ())
    totals = result.as_json()["totals"]
    assert (totals["amount"], totals["recovered"]) == ("15000.00", "3000.00")


def test_debit_and_credit_below_what_happened():
    names = ("期初余额", "本期发生额", "", "期末余额")
    sheet = receivables(names, [10000.0, 5000.0, 3000.0, 12000.0])
    sheet.rows.insert(1, ["", "", "", "", "借方", "贷方", "", ""])
    result = read("receivables", sheet)
    assert (result.errors, result.warnings) == ((), ())
    totals = result.as_json()["totals"]
    assert (totals["amount"], totals["recovered"]) == ("15000.00", "3000.00")
