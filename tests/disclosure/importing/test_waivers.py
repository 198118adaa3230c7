"""Money that the village no longer asks for: a column of its own beside what was paid."""

import pytest

from tests.disclosure.importing.tables import (
    LEASE_HEADER,
    lease,
    places,
    read,
    read_leases,
    sheet_of,
)

DEBTS = ["欠款单位", "事由", "发生日期", "欠款金额", "已收回", "减免", "还欠", "清收措施"]


def debt(*amounts, measure="村民代表会议同意核销"):
    return ["嘉禾家庭农场", "鱼塘承包款", "2021-06-03", *amounts, measure]


def leases_with(waived_header, *waived, note="受灾，三月五日村民代表会议同意"):
    """Leases of which 1,000 was due, 600 came in, and the rest was waived or is owed."""
    rows = []
    for number, amount in enumerate(waived, 1):
        row = lease(number, 欠缴=400.0 - (amount or 0), 备注=note)
        rows.append([*row[:10], "" if amount is None else amount, *row[10:]])
    return sheet_of([*LEASE_HEADER[:10], waived_header, *LEASE_HEADER[10:]], *rows)


@pytest.mark.parametrize("header", ["减免", "减免租金(元)", "核减金额", "租金减免"])
def test_what_was_waived_is_neither_paid_nor_owed(header):
    result = read("leases", leases_with(header, 400.0, 100.0, None, 0.0))
    assert (result.errors, result.warnings) == ((), ())
    totals = result.as_json()["totals"]
    assert (totals["waived"], totals["arrears"]) == ("500.00", "1100.00")


def test_a_debt_is_struck_off():
    result = read("receivables", sheet_of(DEBTS, debt(10000.0, 2000.0, 8000.0, 0.0)))
    assert (result.errors, result.warnings) == ((), ())
    assert result.rows[0].values["waived"] == 8000


def test_what_does_not_come_to_the_rest_is_said_with_what_was_waived():
    (error,) = read("receivables", sheet_of(DEBTS, debt(10000.0, 2000.0, 500.0, 8000.0))).errors
    assert error.column == "balance"
    assert "减已收回 2,000.00 元、减免 500.00 元应是 7,500.00 元" in error.message
    assert "一列" not in error.message


def test_without_the_column_the_message_says_where_a_waiver_goes():
    (less_owed,) = read_leases(lease(1, 欠缴=100.0)).errors
    assert "请写在「减免」一列里；没有这一列的，请加上" in less_owed.message
    (more_owed,) = read_leases(lease(1, 欠缴=500.0)).errors
    assert "减免" not in more_owed.message


def test_a_waiver_without_a_reason_has_to_be_confirmed():
    result = read("leases", leases_with("减免", 400.0, 0.0, note=""))
    assert places(result.warnings) == [(2, "waived")]
    assert "请在备注里写上原因" in result.warnings[0].message
    result = read("receivables", sheet_of(DEBTS, debt(900.0, 0.0, 900.0, 0.0, measure="")))
    assert "请在清收措施里写上原因" in result.warnings[0].message


def test_a_table_without_it_has_no_total_of_it():
    assert "waived" not in read_leases(lease(1)).as_json()["totals"]


def test_a_blank_beside_a_waiver_is_no_nought():
    sheet = sheet_of(DEBTS, debt(3000.0, 3000.0, 500.0, ""))
    assert places(read("receivables", sheet).errors) == [(2, "balance")]
