"""Entries that Excel turned into something else are named, and never published as they became."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
import xlwt
from openpyxl import Workbook

from disclosure.importing.files.workbook import open_workbook
from tests.disclosure.importing.files.bad_workbooks import saved
from tests.disclosure.importing.tables import (
    CASH_HEADER,
    lease,
    places,
    read,
    read_leases,
)

AS_TEXT = "请先把这一列的单元格格式改成「文本」，再照原样重打一遍"


@pytest.mark.parametrize(
    ("column", "key", "raw", "said"),
    [
        ("合同编号", "contract_no", datetime(2026, 9, 1), "「9-1」或「2026-9」"),
        ("合同编号", "contract_no", date(2021, 3, 4), "日期 2021-03-04，原来写的可能是「3-4」"),
        ("租赁标的", "object", datetime(2026, 3, 1, 8, 30), "当成了日期 2026-03-01"),
        ("承租方", "lessee", datetime(2026, 9, 1), "当成了日期"),
        ("招租方式", "method", datetime(2026, 9, 1), "当成了日期"),
        ("备注", "note", time(1, 2), "当成了钟点"),
        ("合同编号", "contract_no", time(1, 2), "当成了钟点 01:02:00"),
        ("合同编号", "contract_no", timedelta(hours=25), "当成了钟点"),
        ("合同编号", "contract_no", 2.0260101000012345e19, "超过 15 位"),
        ("合同编号", "contract_no", 2026010100001234.0, "超过 15 位"),
    ],
)
def test_words_and_numbers_that_excel_changed(column, key, raw, said):
    (error,) = read_leases(lease(1, **{column: raw})).errors
    assert (error.row, error.column) == (2, key)
    assert said in error.message
    assert AS_TEXT in error.message


@pytest.mark.parametrize("day", [date(2026, 9, 30), datetime(2026, 9, 30)])
def test_a_day_among_free_words_is_one_and_told_of(day):
    result = read_leases(lease(1), lease(2, 备注=day))
    assert (result.errors, result.warnings) == ((), ())
    assert result.rows[1].values["note"] == "2026-09-30"
    (remark,) = result.remarks
    assert (remark.row, remark.column) == (3, "note")
    assert "公开成「2026-09-30」" in remark.message


def test_a_minus_behind_a_number_may_be_the_dash_that_ends_it():
    (error,) = read_leases(lease(1, 已收="600.50-")).errors
    assert error.column == "received"
    assert "请写成 -600.50；不是的，请写成 600.50" in error.message


def test_a_number_that_is_formatted_as_a_day():
    (error,) = read_leases(lease(1, 面积=datetime(1900, 4, 9))).errors
    assert (error.row, error.column, error.value) == (2, "area", "1900-04-09")
    assert "格式改成「常规」" in error.message


@pytest.mark.parametrize("number", ["9-1", "2021-3", "2026.9.1", "2021年第3号", 20260901.0])
def test_a_number_that_excel_left_alone(number):
    assert read_leases(lease(1, 合同编号=number)).errors == ()


def cashbook_of(voucher_no):
    return [CASH_HEADER, [date(2026, 9, 1), voucher_no, "收租金", 50, None, 150, "李红"]]


def test_a_voucher_number_in_a_real_workbook():
    book = Workbook()
    for row in cashbook_of(datetime(2026, 9, 1)):
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    sheet = open_workbook(stream.getvalue(), "收支.xlsx").read("Sheet")
    result = read("cashbook", sheet)
    assert places(result.errors) == [(2, "voucher_no")]
    assert "「9-1」" in result.errors[0].message


def test_a_voucher_number_in_an_old_workbook():
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("收支")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for number, row in enumerate(cashbook_of(datetime(2026, 9, 1))):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value, *([day] if isinstance(value, date) else []))
    result = read("cashbook", open_workbook(saved(book), "收支.xls").read("收支"))
    assert places(result.errors) == [(2, "voucher_no")]


@pytest.mark.parametrize("number", ["9月1日", "1-Sep", "Mar-21"])
def test_a_number_that_excel_changed_before_it_saved_a_csv(number):
    content = ",".join(CASH_HEADER) + f"\n2026-09-01,{number},收租金,50,,150,李红"
    result = read("cashbook", open_workbook(content.encode(), "收支.csv").read("收支"))
    assert places(result.errors) == [(2, "voucher_no")]
    assert "「文本」" in result.errors[0].message
    assert places(read_leases(lease(1, 合同编号=number)).errors) == [(2, "contract_no")]
