from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
import xlwt
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from disclosure.importing.files.workbook import WorkbookFault, open_workbook
from disclosure.importing.marking import LIST_TITLE, MAX_MARKED, Mark, mark_workbook
from tests.conftest import WORKBOOKS
from tests.disclosure.importing.files import bad_workbooks as bad

RED, AMBER = "FFFFC7CE", "FFFFEB9C"


def marked(content, marks, general=(), name="台账", filename="台账.csv"):
    """The marked workbook, which calamine must be able to open as well."""
    result = mark_workbook(content, filename, name, marks, general)
    open_workbook(result, "").read(name)
    return openpyxl.load_workbook(BytesIO(result))


def listed(book):
    return [[cell.value for cell in row] for row in book[LIST_TITLE]]


@pytest.mark.parametrize("path", sorted(WORKBOOKS.iterdir()), ids=lambda path: path.name)
def test_given_workbooks_come_back_with_the_same_cells(path):
    content = path.read_bytes()
    source = open_workbook(content, path.name)
    name = source.sheet_names[0]

    result = mark_workbook(content, path.name, name, [Mark(4, 3, "不对", True)], [])
    again = open_workbook(result, "").read(name)

    assert again.rows == source.read(name).rows
    assert again.unstored_formulas == source.read(name).unstored_formulas
    assert openpyxl.load_workbook(BytesIO(result))[name]["C4"].comment.text == "不对"


def test_cells_are_filled_and_commented():
    marks = [
        Mark(2, 1, "姓名不能空", True),
        Mark(2, 2, "金额偏大", False),
        Mark(2, 2, "金额不是数", True),
        Mark(3, 2, "请核对", False),
    ]
    sheet = marked(bad.xlsx([["姓名", "金额"], [None, "多"], ["甲", 9]]), marks)["台账"]

    assert sheet["A2"].comment.text == "姓名不能空"
    assert sheet["B2"].comment.text == "金额偏大\n金额不是数"
    assert [sheet[at].fill.start_color.rgb for at in ("A2", "B2", "B3")] == [RED, RED, AMBER]
    assert sheet["A3"].comment is None
    assert sheet["A3"].fill.fill_type is None


def test_a_mark_on_a_whole_row():
    sheet = marked(bad.xlsx([["甲", 1, 2], ["甲", 1, 2]]), [Mark(2, 0, "重复", False)])["台账"]
    assert [cell.fill.start_color.rgb for cell in sheet[2]] == [AMBER] * 3
    assert sheet["A2"].comment.text == "重复"


def test_the_list_names_every_mark_and_leads_to_it():
    content = bad.xlsx([["姓名", "金额"], ["=SUM(B2)", 12.50]])
    marks = [Mark(2, 1, "=没有结果", True), Mark(2, 2, "太少", False), Mark(9, 0, "整行", False)]
    book = marked(content, marks, ["没有“类别”一列"])

    assert book.sheetnames == [LIST_TITLE, "台账"]
    assert book.active.title == LIST_TITLE
    assert listed(book) == [
        ["检查结果：1 处要改，2 处请核对。", None, None, None, None],
        ["没有“类别”一列", None, None, None, None],
        ["行", "列", "现在的内容", "问题", "要不要改"],
        [2, "A", "（公式，没有算出的结果）", "=没有结果", "要改"],
        [2, "B", "12.5", "太少", "请核对"],
        [9, "整行", None, "整行", "请核对"],
    ]
    assert book[LIST_TITLE]["D4"].data_type == "s"
    assert book[LIST_TITLE]["A5"].hyperlink.location == "'台账'!B2"
    assert book[LIST_TITLE]["A6"].hyperlink.location == "'台账'!A9"


def test_formats_formulas_and_comments_of_an_xlsx_stay():
    source = openpyxl.Workbook()
    sheet = source.active
    sheet.title = "台账"
    sheet["A1"] = "标题"
    sheet["A1"].font = Font(bold=True)
    sheet["B2"] = "=1+1"
    sheet["B2"].comment = Comment("会计的批注", "会计")
    sheet["C2"].fill = PatternFill("solid", start_color="FF00FF00")
    sheet.column_dimensions["A"].width = 33
    source.create_sheet("附表")["A1"] = "别的"

    book = marked(bad.saved(source), [Mark(2, 2, "不对", True)])

    assert book["台账"]["A1"].font.bold
    assert book["台账"]["B2"].value == "=1+1"
    assert book["台账"]["B2"].comment.text == "不对\n会计的批注"
    assert book["台账"]["C2"].fill.start_color.rgb == "FF00FF00"
    assert book["台账"].column_dimensions["A"].width == 33
    assert book["附表"]["A1"].value == "别的"


def test_a_merged_cell_is_commented_at_its_top_left():
    source = openpyxl.Workbook()
    source.active.title = "台账"
    source.active["B2"] = "合并"
    source.active.merge_cells("B2:D3")

    sheet = marked(bad.saved(source), [Mark(3, 4, "不能合并", True)])["台账"]

    assert sheet["B2"].comment.text == "不能合并"
    assert sheet["B2"].fill.start_color.rgb == RED


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")'])
@pytest.mark.parametrize("make", [bad.xls, lambda rows: "\n".join(rows[0]).encode()])
def test_text_never_turns_into_a_formula(text, make):
    content = make([[text.replace('"', "'"), "乙"]])
    cell = marked(content, [Mark(1, 1, "-不对", True)])["台账"]["A1"]
    assert (cell.value, cell.data_type) == (text.replace('"', "'"), "s")
    assert cell.quotePrefix


def test_xls_comes_back_typed():
    book = marked(bad.xls([["村", 1.5, True, "007"]]), [Mark(1, 1, "不对", True)])
    assert [cell.value for cell in book["台账"][1]] == ["村", 1.5, True, "007"]


def test_xls_comes_back_with_what_was_hidden_merged_and_dated():
    source = xlwt.Workbook(encoding="utf-8")
    sheet = source.add_sheet("台账")
    sheet.write_merge(0, 0, 0, 3, "星光村租赁公示")
    for row in range(1, 5):
        sheet.write(row, 0, row)
        sheet.write(row, 1, date(2026, 9, 30), xlwt.easyxf(num_format_str="YYYY-MM-DD"))
        sheet.write(row, 3, "沿街店面一号楼东侧第二间")
    sheet.row(3).hidden = True
    sheet.col(2).hidden = True

    book = marked(bad.saved(source), [Mark(2, 1, "不对", True)])["台账"]

    assert [number for number in range(1, 6) if book.row_dimensions[number].hidden] == [4]
    hidden = {letter for letter in "ABCD" if book.column_dimensions[letter].hidden}
    assert hidden == {"C"}
    assert [str(area) for area in book.merged_cells.ranges] == ["A1:D1"]
    assert book["B2"].is_date
    assert "yy" in book["B2"].number_format.lower()
    assert book.column_dimensions["B"].width >= 10
    assert book.column_dimensions["D"].width >= 24
    assert book.column_dimensions["A"].width < 14


def test_xlsx_comes_back_with_what_was_hidden_merged_and_dated():
    source = openpyxl.Workbook()
    sheet = source.active
    sheet.title = "台账"
    sheet.append(["星光村租赁公示"])
    sheet.append([datetime(2026, 9, 30), "内部", "=1+1"])
    sheet["A2"].number_format = 'yyyy"年"m"月"d"日"'
    sheet.merge_cells("A1:C1")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True

    book = marked(bad.saved(source), [Mark(2, 1, "不对", True)])["台账"]

    assert book.row_dimensions[2].hidden
    assert book.column_dimensions["B"].hidden
    assert [str(area) for area in book.merged_cells.ranges] == ["A1:C1"]
    assert book["A2"].number_format == 'yyyy"年"m"月"d"日"'
    assert book["C2"].value == "=1+1"


def test_csv_keeps_its_text_and_gets_an_allowed_title():
    name = "某村[2026]年:三季度" + "长" * 40
    result = mark_workbook("甲,007\n".encode(), f"{name}.csv", name, [Mark(1, 2, "短", True)], [])
    sheet = openpyxl.load_workbook(BytesIO(result)).worksheets[1]
    assert sheet["B1"].value == "007"
    assert sheet["B1"].comment.text == "短"
    assert sheet.title.startswith("某村_2026_年_三季度")


def test_of_too_many_marks_the_first_are_made_and_the_rest_counted():
    count = MAX_MARKED + 5
    marks = [Mark(row, 1, f"第{row}处", True) for row in range(1, count + 1)]
    book = marked(bad.xlsx([["甲"]] * count), marks)

    assert book["台账"][f"A{MAX_MARKED}"].comment
    assert book["台账"][f"A{MAX_MARKED + 1}"].comment is None
    said = "太多了，这里只标出前 2000 处，还有 5 处。改好再上传，会接着标。"
    assert listed(book)[1][0] == said
    assert listed(book)[-1][3] == f"第{MAX_MARKED}处"


def test_marking_the_marked_copy_again_forgets_the_old_marks():
    content = bad.xlsx([["甲", "乙"], ["丙", "丁"]])
    once = mark_workbook(content, "", "台账", [Mark(1, 1, "旧", True), Mark(2, 0, "旧", False)], [])
    book = marked(once, [Mark(1, 2, "新", False)])

    assert book.sheetnames == [LIST_TITLE, "台账"]
    comments = [cell.comment and cell.comment.text for row in book["台账"] for cell in row]
    assert comments == [None, "新", None, None]
    assert book["台账"]["B2"].fill.fill_type is None


def test_control_characters_do_not_stop_the_marking():
    content = bad.by_hand('<row r="1"><c r="A1" t="str"><v>甲_x0007_乙</v></c></row>')
    assert marked(content, [Mark(1, 1, "有\x07怪字", True)])["台账"]["A1"].comment.text == "有怪字"


def test_what_cannot_be_opened_cannot_be_marked():
    with pytest.raises(WorkbookFault):
        mark_workbook(bad.JPEG, "照片.xlsx", "台账", [], [])
