"""What an old .xls says beside its cells: as much as an .xlsx, and within bounds."""

from datetime import date, datetime

import pytest
import xlwt

from disclosure.importing.files import biff
from disclosure.importing.files.biff_strings import string_sizes
from disclosure.importing.files.ole import workbook_stream
from disclosure.importing.files.workbook import WorkbookFault, open_workbook
from tests.disclosure.importing.files import bad_workbooks as bad
from tests.disclosure.importing.tables import LEASE_HEADER, lease, places, read


def xls_book():
    book = xlwt.Workbook(encoding="utf-8")
    return book, book.add_sheet("台账")


def sheet_in(book, name="台账"):
    return open_workbook(bad.saved(book), "台账.xls").read(name)


def leases(rows):
    book, sheet = xls_book()
    for number, row in enumerate([LEASE_HEADER, *rows]):
        for column, value in enumerate(row):
            if value != "":
                sheet.write(number, column, value)
    return book, sheet


def test_hidden_rows_and_columns_of_the_sheet_that_is_read():
    book, first = xls_book()
    second = book.add_sheet("附表")
    for sheet in (first, second):
        for number in range(5):
            sheet.write(number, 0, number)
            sheet.write(number, 3, "文")
    first.row(2).hidden = True
    first.col(1).hidden = True
    second.row(4).hidden = True
    second.visibility = 1

    assert sheet_in(book).hidden_rows == {3}
    assert sheet_in(book).hidden_columns == {2}
    assert sheet_in(book, "附表").hidden_rows == {5}
    assert sheet_in(book, "附表").hidden


def test_what_is_hidden_in_an_old_workbook_is_told():
    book, sheet = leases([lease(1), lease(2, 备注="勿外传")])
    sheet.row(2).hidden = True
    sheet.col(12).hidden = True
    result = read("leases", sheet_in(book))
    assert places(result.warnings) == [(None, "note")]
    assert (3, None) in places(result.remarks)


def test_a_formula_without_a_value_is_not_taken_for_an_empty_cell():
    row = lease(1)
    row[10] = xlwt.Formula("I2-J2")
    result = read("leases", sheet_in(leases([row])[0]))
    assert places(result.errors) == [(2, "arrears")]
    assert "K2 是公式" in result.errors[0].message


@pytest.mark.parametrize("from_1904", [False, True])
def test_days_kept_as_dates(from_1904):
    book, sheet = leases([lease(1, 租期起="", 租期止="")])
    book.dates_1904 = from_1904
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for number, day in enumerate((date(2024, 2, 29), datetime(2026, 12, 31)), start=5):
        sheet.write(1, number, day, style)
    (row,) = read("leases", sheet_in(book)).rows
    assert (row.values["start"], row.values["end"]) == (date(2024, 2, 29), date(2026, 12, 31))


@pytest.mark.parametrize("text", ["x" * 32_000, "村" * 32_000])
def test_one_long_text_in_very_many_cells_is_refused(text):
    book, sheet = xls_book()
    for number in range(4_000):
        sheet.write(number, 0, text)
    with pytest.raises(WorkbookFault) as caught:
        open_workbook(bad.saved(book), "台账.xls")
    assert caught.value.code == "too_much_text"


def test_many_cells_with_a_short_text_beside_one_with_a_long_one():
    book, sheet = xls_book()
    sheet.write(0, 0, "长" * 32_000)
    for number in range(1, 9_000):
        sheet.write(number, 0, "短")
    assert len(sheet_in(book).rows) == 9_000


def test_texts_are_measured_across_records():
    texts = ["a" * 5_000, "村" * 5_000, "b村" * 4_500, "尾", "c" * 20_000, "终"]
    book, sheet = xls_book()
    for number, text in enumerate(texts):
        sheet.write(number, 0, text)
    sheet.write_rich_text(len(texts), 0, ["粗", ("体", xlwt.easyfont("bold on"))])
    sizes = string_sizes(strings_of(bad.saved(book)))
    assert sorted(sizes) == sorted([10_000, 15_000, 27_000, 3, 40_000, 3, 6])


def strings_of(content):
    """The SST record and those that continue it."""
    stream = workbook_stream(content)
    records: list[bytes] = []
    for kind, start, end in biff.records(stream):
        if kind == 0xFC or (kind == 0x3C and records):
            records.append(stream[start:end])
        elif records:
            break
    return records


def test_texts_that_break_off_are_a_fault():
    book, sheet = xls_book()
    sheet.write(0, 0, "村" * 9_000)
    content = strings_of(bad.saved(book))
    with pytest.raises(WorkbookFault):
        string_sizes(content[:1])
