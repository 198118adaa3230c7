from datetime import date, datetime

import openpyxl
import pytest
import xlwt

from disclosure.importing.files.workbook import (
    MergedRange,
    WorkbookFault,
    WorkbookKind,
    open_workbook,
)
from tests.conftest import WORKBOOKS
from tests.disclosure.importing.files import bad_workbooks as bad

TOTALS_WITHOUT_VALUES = {
    "星光村2026年第二季度租赁公示.xlsx": {(21, 9), (21, 10), (21, 11)},
    "星光村2026年第三季度租赁公示.xlsx": {(22, 9), (22, 10), (22, 11)},
    "旧埭村2026年第三季度租赁公示(待改).xlsx": {(21, 9), (21, 10), (21, 11)},
}
ROWS = {
    "姚浜村2026年9月财务收支(待改).xlsx": 36,
    "姚浜村应收款清理.xlsx": 25,
    "旧埭村2026年第三季度租赁公示(待改).xlsx": 23,
    "旧埭村集体资产台账.xls": 67,
    "星光村2026年9月财务收支.xlsx": 48,
    "星光村2026年民主决策(待改).xlsx": 9,
    "星光村2026年第三季度租赁公示.xlsx": 24,
    "星光村2026年第二季度租赁公示.xlsx": 23,
    "泖河村2026年合同台账.xlsx": 15,
    "泖河村2026年工程项目.xlsx": 12,
    "鱼圻塘村2026年9月救助发放(待改).csv": 15,
}


def read(content, name="台账", filename="台账.xlsx"):
    return open_workbook(content, filename).read(name)


@pytest.mark.parametrize("filename", ROWS)
def test_given_workbooks(filename):
    book = open_workbook((WORKBOOKS / filename).read_bytes(), filename)
    sheet = book.read(book.sheet_names[0])

    assert book.filled_sheets == book.sheet_names
    assert len(sheet.rows) == ROWS[filename]
    assert len({len(row) for row in sheet.rows}) == 1
    assert sheet.unstored_formulas == TOTALS_WITHOUT_VALUES.get(filename, set())
    assert not sheet.hidden_rows


def test_content_decides_and_not_the_name():
    assert open_workbook(bad.xlsx(), "台账.xls").kind is WorkbookKind.XLSX
    assert open_workbook(bad.xls(), "台账.xlsx").kind is WorkbookKind.XLS
    assert open_workbook("村,数\n甲,1\n".encode(), "台账.xls").kind is WorkbookKind.CSV


def test_cells_stand_where_the_accountant_sees_them():
    book = openpyxl.Workbook()
    book.active.title = "台账"
    book.active["C4"] = "租金"
    book.active["D5"] = datetime(2026, 9, 30)
    book.active["E5"] = 12.5
    book.active["F5"] = True

    sheet = read(bad.saved(book))

    assert sheet.rows[:3] == [[""] * 6] * 3
    assert sheet.rows[3] == ["", "", "租金", "", "", ""]
    assert sheet.rows[4][3] in (date(2026, 9, 30), datetime(2026, 9, 30))
    assert sheet.rows[4][4:] == [12.5, True]


def test_hidden_and_merged():
    book = openpyxl.Workbook()
    book.active.title = "封面"
    book.active["A1"] = "封面"
    sheet = book.create_sheet("台账")
    for number in range(1, 8):
        sheet.append([number, "文"])
    sheet.merge_cells("A1:B2")
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["C"].width = 30
    sheet.column_dimensions.group("D", "F", hidden=True)
    sheet.sheet_state = "hidden"

    opened = open_workbook(bad.saved(book), "")

    assert opened.sheet_names == ("封面", "台账")
    assert not opened.read("封面").hidden
    assert opened.read("台账").hidden
    assert opened.read("台账").hidden_rows == {3, 6}
    assert opened.read("台账").hidden_columns == {2, 4, 5, 6}
    assert opened.read("台账").merged == (MergedRange(1, 1, 2, 2),)


def test_sheets_without_values_are_told_apart():
    book = openpyxl.Workbook()
    book.create_sheet("台账")["B2"] = 0
    book.create_sheet("Sheet3")

    opened = open_workbook(bad.saved(book), "")

    assert opened.sheet_names == ("Sheet", "台账", "Sheet3")
    assert opened.filled_sheets == ("台账",)


FORMULAS = """
<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v>1</v></c><c r="C1"><f>A1</f></c></row>
<row r="2" hidden="1"><c r="A2"><f>A1</f><v/></c><c r="B2"><f>A1</f><v></v></c></row>
<row r="3" ht="9" hidden="true"><c r="A3"><f t="shared" ref="A3:A4" si="0">A1</f><v/></c></row>
<row r="4" hidden="0"><c r="A4"><f t="shared" si="0"/></c>
<c r="B4" t="str"><f>"文"</f><v>文</v></c><c r="C4" t="str"><f t="shared" si="0"/><v>0</v></c></row>
"""
UNSTORED = {(1, 3), (2, 1), (2, 2), (3, 1), (4, 1)}


def rewrite(old, new):
    return FORMULAS.replace(old, new)


@pytest.mark.parametrize(
    "content",
    [
        bad.by_hand(FORMULAS),
        bad.prefixed(FORMULAS.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")),
        bad.by_hand(rewrite('<c r="A2">', "<c\n s='0' r='A2'>")),
        bad.by_hand(rewrite('<row r="2" hidden="1">', "<row hidden='1' r='2'>")),
        bad.by_hand(rewrite('<row r="4" hidden="0">', "<row>").replace('<c r="A4">', "<c>")),
        bad.by_hand("<!-- </sheetData> -->" + FORMULAS),
        bad.by_hand(FORMULAS, before="<!-- <sheetData></sheetData> -->"),
    ],
    ids=["plain", "prefixes", "quotes", "order", "no references", "comment", "early"],
)
def test_formulas_without_value_and_hidden_rows_in_any_xml(content):
    sheet = read(content)

    assert sheet.unstored_formulas == UNSTORED
    assert sheet.hidden_rows == {2, 3}
    assert sheet.rows[3][:3] == ["", "文", "0"]


BROKEN = """
<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="0" t="e"><f>X/0</f><v>#DIV/0!</v></c></row>
<row r="2"><c r="A2" t="e"><v>#REF!</v></c>
<c r="B2" t="e"><f t="shared" si="0"/><v>#N/A</v></c></row>
"""


@pytest.mark.parametrize(
    "content",
    [
        bad.by_hand(BROKEN),
        bad.by_hand(BROKEN.replace('<c r="A1">', "<c\n r='A1'>")),
        bad.by_hand("<!-- -->" + BROKEN.replace('t="e"', "t='e'")),
    ],
    ids=["plain", "quotes", "comment"],
)
def test_a_broken_formula_keeps_the_name_of_its_error(content):
    assert read(content).rows == [[1, "#DIV/0!"], ["#REF!", "#N/A"]]


def test_a_broken_formula_in_an_xls_keeps_the_name_of_its_error():
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    sheet.write(0, 0, "村")
    sheet.row(0).set_cell_error(1, "#REF!")
    assert read(bad.saved(book)).rows == [["村", "#REF!"]]


@pytest.mark.parametrize(
    "columns",
    [
        '<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5" hidden="0"/></cols>',
        "<cols><col hidden='true' max='3' min='2'/></cols>",
        '<cols><col min="2" max="3" hidden="1"></col><!-- --></cols>',
    ],
)
def test_hidden_columns_in_any_xml(columns):
    assert read(bad.by_hand(FORMULAS, before=columns)).hidden_columns == {2, 3}


def test_all_columns_hidden_take_no_room():
    columns = '<cols><col min="1" max="99999" hidden="1"/></cols>'
    assert len(read(bad.by_hand(FORMULAS, before=columns)).hidden_columns) == 200


def test_a_sheet_much_longer_than_a_piece_is_read_whole():
    rows = [(f"第{number}行", "甲乙丙丁" * 9, number) for number in range(1, 40_000)]
    rows[20_000] = ("=A1", "", 1)

    sheet = read(bad.xlsx(rows))

    assert len(sheet.rows) == 39_999
    assert sheet.rows[-1] == ["第39999行", "甲乙丙丁" * 9, 39_999]
    assert sheet.unstored_formulas == {(20_001, 1)}


def test_formatted_rows_at_the_end_are_left_out():
    row = '<row r="1"><c r="A1"><v>7</v></c></row>'
    empty = '<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" t="inlineStr"/></row>'

    assert read(bad.by_hand(row + empty)).rows == [[7]]
    assert read(bad.by_hand(row, before='<dimension ref="A1:XFD1048576"/>')).rows == [[7]]


def test_xls_keeps_places_and_types():
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("台账")
    sheet.write_merge(1, 1, 2, 4, "租赁")
    sheet.write(3, 2, 12.5)
    sheet.write(4, 2, date(2026, 9, 30), xlwt.easyxf(num_format_str="yyyy-mm-dd"))

    read_back = read(bad.saved(book), filename="台账.xls")

    assert read_back.rows[1][2] == "租赁"
    assert read_back.rows[3][2] == 12.5
    assert read_back.rows[4][2] == date(2026, 9, 30)
    assert read_back.merged == (MergedRange(2, 3, 2, 5),)


def test_an_unknown_sheet():
    with pytest.raises(WorkbookFault) as caught:
        read(bad.xlsx(), "没有")
    assert caught.value.code == "no_such_sheet"


STYLES = """
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="3"><numFmt numFmtId="176" formatCode="0.00&quot;万元&quot;"/>
<numFmt numFmtId="177" formatCode="#,##0.00"/><numFmt numFmtId="178" formatCode="yyyy年m月"/>
</numFmts><cellStyleXfs count="1"><xf numFmtId="176"/></cellStyleXfs>
<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/>
</cellXfs></styleSheet>
"""
FORMATTED = """
<row r="1"><c r="A1" s="1"><v>60.5</v></c><c r="B1" s="2"><v>1</v></c><c r="C1" s="3"><v>1</v></c>
<c r="D1" s="1"/><c r="E1" s="1"></c><c r="F1"><v>1</v></c></row>
<row r="2"><c r="A2" t="n" s="1"><f>A1</f><v>60.5</v></c></row>
"""


@pytest.mark.parametrize("before", ["", "<!-- -->"], ids=["plain", "comment"])
def test_formats_that_add_a_unit_in_any_xml(before):
    parts = bad.parts(bad.sheet_xml(FORMATTED, before=before)) | {"xl/styles.xml": STYLES}
    formats = read(bad.zipped(parts)).formats
    unit = dict.fromkeys([(1, 1), (2, 1)], '0.00"万元"')
    assert {place: code for place, code in formats.items() if place != (1, 5)} == {
        **unit,
        (1, 3): "yyyy年m月",
    }


def test_styles_that_are_no_xml():
    parts = bad.parts(bad.sheet_xml(FORMATTED)) | {"xl/styles.xml": "<styleSheet>"}
    with pytest.raises(WorkbookFault):
        read(bad.zipped(parts))
