"""A table that has what was due and what came in, and no column for what is left."""

from decimal import Decimal

from tests.disclosure.importing.tables import LEASE_HEADER, lease, places, read, sheet_of

REST = LEASE_HEADER.index("欠缴(元)")


def leases(*rows):
    return sheet_of(*([*row[:REST], *row[REST + 1 :]] for row in (LEASE_HEADER, *rows)))


def test_what_is_left_is_reckoned_and_has_to_be_confirmed():
    result = read(
        "leases",
        leases(lease(1, 应收=3000.0, 已收=1000.0), lease(2, 应收=500.0, 已收=500.0)),
    )
    assert result.errors == ()
    assert [row.values["arrears"] for row in result.rows] == [2000, 0]
    assert result.totals["arrears"] == Decimal(2000)
    (warning,) = result.warnings
    assert warning.message.startswith("表里没有「本季欠缴」一列，按本季应收减去本季已收算")
    assert "一共 2,000.00 元。" in warning.message


def test_of_a_row_that_lacks_an_amount_only_that_is_told():
    result = read(
        "leases",
        leases(lease(1, 应收="", 已收=1000.0), lease(2, 应收=500.0, 已收=400.0)),
    )
    assert places(result.errors) == [(2, "due")]
    assert [row.valid for row in result.rows] == [False, True]


def test_what_was_waived_is_taken_off():
    header = ["欠款人", "欠款事由", "发生日期", "欠款金额", "已收回", "减免"]
    result = read(
        "receivables", sheet_of(header, ["李小妹", "承包款", "2025.3.1", 500.0, 300.0, 50.0])
    )
    assert result.rows[0].values["balance"] == 150


def test_a_table_without_two_of_the_three_amounts_lacks_both():
    header = ["欠款人", "欠款事由", "发生日期", "欠款金额"]
    (error,) = read("receivables", sheet_of(header, ["李小妹", "承包款", "2025.3.1", 500.0])).errors
    assert "缺少 2 列：「已收回」「还欠」" in error.message
