"""Units that only the format of a cell shows, and numbers that it divides."""

from io import BytesIO
from string import ascii_uppercase

import openpyxl
import pytest
import xlwt

from disclosure.importing.files.workbook import open_workbook
from tests.disclosure.importing.tables import LEASE_HEADER, lease, places, read

HEADER = ["合同编号", "合同名称", "对方单位", "签订日期", "合同金额", "已付金额"]
ROW = ["HT-1", "道路", "平川建设有限公司", "2026.1.5"]
WAN = '0.00"万元"'
NOTE = ["单位:万元"]


def xlsx(rows, formats):
    """A workbook of these rows, whose cells have `formats` by their names."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, code in formats.items():
        book.active[name].number_format = code
    file = BytesIO()
    book.save(file)
    return open_workbook(file.getvalue(), "台账.xlsx").read("Sheet")


def xls(rows, formats):
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet")
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            code = formats.get(f"{ascii_uppercase[place]}{number}")
            style = xlwt.easyxf(num_format_str=code) if code else xlwt.Style.default_style
            sheet.write(number - 1, place, cell, style)
    file = BytesIO()
    book.save(file)
    return open_workbook(file.getvalue(), "台账.xls").read("Sheet")


def contract(amount, code, *, header=HEADER, note=(), save=xlsx):
    """What is read of one contract with this amount, paid in full, in cells of this format."""
    rows = [list(note), list(header), [*ROW, amount, amount]]
    return read("contracts", save(rows, {"E3": code, "F3": code}))


def amount_in(result):
    return result.as_json()["totals"]["amount"]


@pytest.mark.parametrize("save", [xlsx, xls])
@pytest.mark.parametrize(
    ("amount", "code", "expected"),
    [
        (60.5, WAN, "605000.00"),
        (60.5, "0.00万元", "605000.00"),
        (60.5, r"0.00\万", "605000.00"),
        (60.5, '#,##0.00"万元";-#,##0.00"万元"', "605000.00"),
        (605, '0"千元"', "605000.00"),
        (605000, '0!.0,"万元"', "605000.00"),
        (605000, r'0\.0,"万"', "605000.00"),
        (605000, '0"."0,"万元"', "605000.00"),
        (605000, '0!.0000"万元"', "605000.00"),
        (605000, '0.0,"千元"', "605000.00"),
        (605000, '[>=10000]0!.0,"万元";0"元"', "605000.00"),
        (605000, '#,##0.00"元"', "605000.00"),
        (605000, '"¥"#,##0.00', "605000.00"),
        (605000, '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ', "605000.00"),
        (605000, "#,##0.00", "605000.00"),
    ],
)
def test_amounts_in_formats(save, amount, code, expected):
    result = contract(amount, code, save=save)
    assert (result.errors, result.warnings, amount_in(result)) == ((), (), expected)
    assert result.as_json()["totals"]["paid"] == expected


def test_a_unit_of_the_whole_column_is_told_like_one_of_the_header():
    result = contract(60.5, WAN)
    assert (result.unit, places(result.remarks)) == ("万元", [(None, "amount"), (None, "paid")])
    assert "单元格格式" in result.remarks[0].message


@pytest.mark.parametrize(
    ("amount", "code", "expected"),
    [
        (60.5, WAN, "605000.00"),
        (605000, "0!.0,", "605000.00"),
        (605000, '0!.0,"万元"', "605000.00"),
    ],
)
def test_formats_below_a_note_of_ten_thousands(amount, code, expected):
    result = contract(amount, code, note=NOTE)
    assert (result.errors, result.warnings, amount_in(result)) == ((), (), expected)


@pytest.mark.parametrize(
    ("amount", "code", "header", "note", "expected"),
    [
        (60.5, WAN, [*HEADER[:4], "合同金额(元)", "已付金额(元)"], (), "605000.00"),
        (605000, '0.00"元"', HEADER, NOTE, "605000.00"),
        (605000, "0!.0,", HEADER, (), "605000.00"),
        (605000, "0!.0,", HEADER, ["单位:元"], "605000.00"),
    ],
)
def test_units_that_contradict_each_other_are_to_be_confirmed(amount, code, header, note, expected):
    result = contract(amount, code, header=header, note=note)
    assert (result.errors, amount_in(result)) == ((), expected)
    assert [place for place in places(result.warnings) if place[0]] == [(3, "amount"), (3, "paid")]


@pytest.mark.parametrize(
    ("code", "note"),
    [
        ('0.00,,"万元"', ()),
        ("0.0,", NOTE),
        ('0.00"百万元"', ()),
        ('0!.0"万元"', ()),
        ("0.00,,", ()),
        ('0.00"美元"', ()),
    ],
)
def test_a_format_that_nobody_can_tell_is_an_error(code, note):
    result = contract(605000, code, note=note)
    assert places(result.errors) == [(3, "amount"), (3, "paid")]
    assert "常规" in result.errors[0].message


@pytest.mark.parametrize(
    ("formats", "row", "total"),
    [
        ({"E2": WAN, "E3": WAN}, 4, "1815000.00"),
        ({"E2": WAN}, 3, "605121.00"),
    ],
)
def test_cells_without_the_unit_of_the_others_are_to_be_confirmed(formats, row, total):
    rows = [[f"HT-{n}", *ROW[1:], 60.5, 0] for n in (1, 2, 3)]
    result = read("contracts", xlsx([HEADER, *rows], formats))
    assert (result.errors, amount_in(result)) == ((), total)
    assert (row, "amount") in places(result.warnings)


@pytest.mark.parametrize(
    ("code", "area"), [('0.0"亩"', "8000.00"), ('0.0"㎡"', "12.00"), ('0"平方米"', "12.00")]
)
def test_areas_in_formats(code, area):
    header = [*LEASE_HEADER]
    header[4] = "面积"
    result = read("leases", xlsx([header, lease(1, 面积=12)], {"E2": code}))
    assert (result.errors, result.as_json()["totals"]["area"]) == ((), area)


def test_an_area_in_another_unit_than_the_header_says_is_to_be_confirmed():
    result = read("leases", xlsx([LEASE_HEADER, lease(1, 面积=12)], {"E2": '0.0"亩"'}))
    assert (places(result.warnings), result.as_json()["totals"]["area"]) == (
        [(2, "area")],
        "8000.00",
    )
