"""Columns that are not the ledger's and hold numbers of persons may not stay in the file."""

import pytest

from tests.disclosure.importing.tables import LEASE_HEADER, lease, read, sheet_of

IDS = ("330482199003070009", "33048219580412008X", "330482 19700101 0009")
PHONES = ("13800001234", "139-1234-5678", "0573-85012345")
CARDS = ("6222021234567890123", "6222 0212 3456 7890", 6222021234567890123.0)


def with_column(header, *cells, **context):
    rows = [[*lease(number), cell] for number, cell in enumerate(cells, 1)]
    return read("leases", sheet_of([*LEASE_HEADER, header], *rows), **context)


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("身份证号", IDS),
        ("身份证号", ("3304821990", "", "")),  # the header says it, whatever was typed below
        ("证件号码", IDS),
        ("残疾人证号", ("另附", "", "旧证12号")),
        ("残疾证", ("33048219900307000942", "", "")),
        ("银行卡号", CARDS),
        ("账号", ("201000123456", "201000123457", "201000123458")),
        ("收款帐号", CARDS),
        ("联系电话", PHONES),
        ("手 机", ("661234", "661235", "661236")),  # the short numbers of a village's own net
        ("联系方式", PHONES),
        ("户籍资料", IDS),
        ("核对", CARDS),
        ("联系人", PHONES),
        ("编码", (6222021234567890123.0, 6222021234567890124.0, "")),
        ("编码", (330482199003070009.0, "", "")),
        ("说明事项", ("见合同", "续租", "330482199003070009")),  # one is enough
        ("", PHONES),
    ],
)
def test_a_column_of_numbers_of_persons_is_an_error_that_says_to_delete_it(header, cells):
    result = with_column(header, *cells)
    (error,) = result.errors
    assert (error.row, error.column, error.private) == (None, None, True)
    assert error.message.startswith("N 列")
    assert "请从表里删去这一列，存好再上传一次" in error.message
    assert (result.unknown_headers, result.warnings) == ((), ())
    told = f"{result.as_json()}{result.read_columns}"
    assert not [cell for cell in cells if len(str(cell)) > 6 and str(cell) in told]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("电话费", ("120.50", "88", "63.20")),
        ("手机补贴", ("50", "50", "50")),
        ("联系电话", ("", "", "")),
        ("身份证", ("已核", "已核", "")),
        ("开户行", ("新埭农商行", "新埭农商行", "")),
        ("电表号", ("3304822019000123", "13800001234", "202601051234")),  # one looks like a phone
        ("发票号", ("31234567", "31234568", "31234569")),
        ("统一代码", ("91330482MA2CU1234X", "91330482MA2CU1235X", "")),
        ("起算日", ("2026-01-01", "20260101", "2026.1.1")),
        ("押金", (5000.0, 12000000.0, "1,250,000.00")),
    ],
)
def test_other_columns_are_asked_about_as_ever(header, cells):
    result = with_column(header, *cells)
    assert result.errors == ()
    assert [each.text for each in result.unknown_headers] == [header] * any(cells)


def test_a_column_that_the_village_once_left_out_may_not_hold_them_either():
    assert with_column("资料", *IDS, header_answers={"资料": None}).errors
    assert not with_column("资料", "有", "无", header_answers={"资料": None}).errors


def test_it_is_told_beside_a_missing_column_as_well():
    header = ["谁租的" if text == "承租方" else text for text in [*LEASE_HEADER, "身份证号"]]
    result = read("leases", sheet_of(header, [*lease(), IDS[0]]))
    assert [error.private for error in result.errors] == [True, False]
    assert [each.text for each in result.unknown_headers] == ["谁租的"]
