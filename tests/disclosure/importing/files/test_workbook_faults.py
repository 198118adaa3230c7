import itertools
import random
import re
import tracemalloc
import zipfile
from io import BytesIO

import openpyxl
import pytest

from disclosure.importing.files.faults import MESSAGES
from disclosure.importing.files.ole import contain, workbook_stream
from disclosure.importing.files.shared_strings import check_strings
from disclosure.importing.files.workbook import (
    MAX_BYTES,
    MAX_LETTERS,
    MAX_MERGED,
    WorkbookFault,
    open_workbook,
)
from tests.disclosure.importing.files import bad_workbooks as bad

FILLED = '<row r="1"><c r="A1"><v>1</v></c></row>'

LONG = f"<r><t>{'村庄' * 200}</t></r>" * 5


def cell(reference):
    row = re.sub("[A-Z]", "", reference)
    return FILLED + f'<row r="{row}"><c r="{reference}"><v>1</v></c></row>'


def many_cells():
    return "".join(f'<row r="{n}"><c r="GR{n}"><v>1</v></c></row>' for n in range(1, 16_000))


def xls_with(record, data):
    """A real .xls with one record more in front of its others."""
    stream = workbook_stream(bad.xls())
    first = 4 + int.from_bytes(stream[2:4], "little")
    extra = record.to_bytes(2, "little") + len(data).to_bytes(2, "little") + data
    return contain("Workbook", stream[:first] + extra + stream[first:])


FAULTS = {
    "empty": (b"", "empty"),
    "jpeg": (bad.JPEG, "picture"),
    "a phone's picture": (b"\x00\x00\x00\x18ftypheic" + bytes(64), "picture"),
    "pdf": (bad.PDF, "picture"),
    "rtf": (b"{\\rtf1\\ansi a}", "document"),
    "random": (bad.RANDOM, "not_a_workbook"),
    "a zip of something else": (bad.zipped({"a.txt": "a"}), "not_a_workbook"),
    "a workbook in a zip": (bad.zipped({"租赁/三季度.XLSX": bad.xlsx(())}), "packed"),
    "docx": (bad.docx(), "document"),
    "a web page": (bad.HTML, "web_page"),
    "a document in OLE": (contain("WordDocument", bytes(5_000)), "document"),
    "encrypted xlsx": (bad.encrypted_xlsx(), "encrypted"),
    "encrypted xls": (bad.encrypted_xls(), "encrypted"),
    "too large": (b"PK\x03\x04" + bytes(MAX_BYTES), "too_large"),
    "bomb": (bad.bomb(), "bomb"),
    "bomb in the sheet": (bad.bomb(bad.SHEET), "bomb"),
    "bomb that lies about its size": (bad.lying_bomb(), "bomb"),
    "too much in sum": (bad.fat(301 * 1024 * 1024), "bomb"),
    "overlapping parts": (bad.overlapping(), "bomb"),
    "entities": (bad.with_doctype(), "not_a_workbook"),
    "entities in utf-16": (
        bad.zipped(bad.parts(bad.sheet_xml(FILLED).encode("utf-16"))),
        "not_a_workbook",
    ),
    "no filled sheet": (bad.xlsx(()), "no_data"),
    "no filled sheet in xls": (bad.xls(()), "no_data"),
    "a row too far down": (bad.by_hand(cell("A100001")), "too_many_rows"),
    "the last cell there is": (bad.by_hand(cell("XFD1048576")), "too_many_rows"),
    "a column too far right": (bad.by_hand(cell("XFD1")), "too_many_columns"),
    "in the last row, prefixed": (
        bad.prefixed('<x:row><x:c r="A1048576"><x:v>1</x:v></x:c></x:row>'),
        "too_many_rows",
    ),
    "behind a false end": (
        bad.by_hand(f'<row x="</sheetData>"></row>{cell("A1048576")}'),
        "unreadable",
    ),
    "behind a false start": (
        bad.by_hand(cell("A1048576"), before="<!--<sheetData></sheetData>-->"),
        "too_many_rows",
    ),
    "wide and long": (bad.by_hand(FILLED + many_cells()), "too_many_cells"),
    "one long text in every cell": (bad.pointing(LONG, 20_000), "too_much_text"),
    "more texts than any ledger has": (bad.with_strings("<si><t>{}</t></si>"), "too_many_texts"),
    "the same, prefixed": (bad.with_strings("<x:si><x:t>{}</x:t></x:si>"), "too_many_texts"),
    "more texts stated than any memory holds": (
        bad.stating('count="1" uniqueCount="4000000000"'),
        "too_many_texts",
    ),
    "the same, with noughts": (
        bad.stating(f"uniqueCount = '{'0' * 99}4000000000'"),
        "too_many_texts",
    ),
    "more digits than a number has": (bad.stating(f'uniqueCount="{"9" * 5000}"'), "too_many_texts"),
    "a long text cut up by comments": (
        bad.pointing(LONG.replace("村庄", "<!--</si>-->村庄"), 20_000),
        "too_much_text",
    ),
    "a long text cut up by marks that are none": (
        bad.pointing(LONG.replace("<t>", "<t a='</si>'>"), 20_000),
        "unreadable",
    ),
    "merged without end": (
        bad.by_hand(FILLED, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "merged_too_far",
    ),
    "xls with a column too far right": (bad.xls([[1] * 201]), "too_many_columns"),
    "xls that claims a billion rows": (
        xls_with(0x200, bytes(4) + (2**30).to_bytes(4, "little") + bytes(6)),
        "unreadable",
    ),
    "xls that claims a billion strings": (xls_with(0xFC, bytes(4) + b"\xff" * 4), "unreadable"),
    "cdata, which calamine drops": (
        bad.by_hand('<row r="1"><c r="A1" t="str"><v>1<![CDATA[2]]></v></c></row>'),
        "unreadable",
    ),
    "broken xml": (bad.by_hand("<row><c><v>1</v></row>"), "unreadable"),
}


def as_csv(rows):
    return "\n".join(",".join(row) for row in rows).encode()


def read_all(content):
    book = open_workbook(content, "台账.xlsx")
    return [book.read(name) for name in book.sheet_names]


@pytest.mark.parametrize(("content", "code"), FAULTS.values(), ids=FAULTS)
def test_faults(content, code):
    with pytest.raises(WorkbookFault) as caught:
        read_all(content)
    assert caught.value.code == code
    assert str(caught.value) == MESSAGES[code]


@pytest.mark.parametrize("content", [bad.xlsx([["村", 1]] * 500), bad.xls([["村", 1]] * 500)])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_an_upload_cut_off(content, part):
    with pytest.raises(WorkbookFault) as caught:
        open_workbook(content[: int(len(content) * part)], "台账.xlsx")
    assert caught.value.code == "truncated"


def test_a_bomb_is_refused_before_it_takes_memory():
    content = bad.bomb(size=200 * 1024 * 1024)
    tracemalloc.start()
    with pytest.raises(WorkbookFault):
        open_workbook(content, "台账.xlsx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16 * 1024 * 1024


def test_texts_are_counted_before_anybody_makes_room_for_them():
    with pytest.raises(WorkbookFault) as caught:
        check_strings(itertools.chain([b"<sst>"], itertools.repeat(b" " * 1024 * 1024)))
    assert caught.value.code == "too_much_text"


@pytest.mark.parametrize("name", ["公示.xlsx", "公示.XLS"])
@pytest.mark.parametrize(
    "text",
    ["第三季度租赁情况\n李小妹租鱼塘三亩\n", "说明\n甲, 乙都同意\n丙不同意\n"],
)
def test_a_text_that_calls_itself_a_workbook_is_told_from_a_table(name, text):
    with pytest.raises(WorkbookFault) as caught:
        open_workbook(text.encode(), name)
    assert caught.value.code == "plain_text"
    table = "星光村租赁公示\n合同编号,承租方\n租1,李小妹\n"
    assert open_workbook(table.encode(), name).read("公示").rows[2] == ["租1", "李小妹"]


def test_merged_ranges_are_counted_before_anybody_lists_them():
    """Whoever looked into these would say that their places are wrong: none has a column.

    A tag that is cut by the end of a piece counts for nothing, hence some more than the limit.
    """
    numbers = range(MAX_MERGED * 101 // 100)
    ranges = "".join(f'<mergeCell ref="{number}"></mergeCell>' for number in numbers)
    content = bad.by_hand(FILLED, after=f"<mergeCells>{ranges}</mergeCells>")
    with pytest.raises(WorkbookFault) as caught:
        read_all(content)
    assert str(caught.value) == MESSAGES["merged_too_far"]


@pytest.mark.parametrize(
    "stated", ["", 'count="2000000"', 'uniqueCount="600000"', 'uniqueCount=""']
)
def test_what_a_list_of_texts_may_say_of_itself(stated):
    assert open_workbook(bad.stating(stated), "台账.xlsx").read("台账").rows == [["1"]]


def test_the_limits_themselves_are_allowed():
    rows = FILLED + '<row r="100000"><c r="A100000"><v>2</v></c></row>'
    book = open_workbook(bad.by_hand(rows), "台账.xlsx")
    assert len(book.read("台账").rows) == 100_000


def test_a_long_text_beside_many_short_ones_is_allowed():
    rows = [[f"户{n}", n] for n in range(30_000)]
    sheet = open_workbook(bad.xlsx([["注" * 1_900, 0], *rows]), "台账.xlsx").read("台账")
    assert len(str(sheet.rows[0][0])) == 1_900
    assert sheet.rows[-1] == ["户29999", 29_999]


@pytest.mark.parametrize("make", [bad.xlsx, bad.xls, as_csv])
def test_a_text_without_end_is_shortened(make):
    (sheet,) = read_all(make([["村" * 30_000 + "尾", "短"]]))
    assert sheet.rows[0] == ["村" * MAX_LETTERS, "短"]


def test_two_parts_for_one_sheet_are_refused():
    """Read by one rule the sheet is small, by the other it would fill the memory."""
    relations = "xl/_rels/workbook.xml.rels"
    parts = bad.parts(bad.sheet_xml(FILLED))
    for target in ("../xl/worksheets/sheet7.xml", "./worksheets/sheet7.xml", "xl/none.xml"):
        moved = str(parts[relations]).replace("worksheets/sheet7.xml", target)
        with pytest.raises(WorkbookFault):
            open_workbook(bad.zipped(parts | {relations: moved}), "台账.xlsx")


def damaged_xlsx(chance):
    """One character of one part changed, then zipped as if nothing had happened."""
    with zipfile.ZipFile(BytesIO(bad.xlsx([["村", 1, "=A1"]] * 5))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    content = bytearray(parts[name])
    content[chance.randrange(len(content))] = chance.choice(b'0123456789<>/"=ABrcv &;')
    return bad.zipped(parts | {name: bytes(content)})


def damaged_xls(chance):
    stream = bytearray(workbook_stream(bad.xls([["村", 1, 2.5]] * 5)))
    for _ in range(3):
        stream[chance.randrange(len(stream))] = chance.randrange(256)
    return contain("Workbook", bytes(stream))


@pytest.mark.parametrize("damaged", [damaged_xlsx, damaged_xls])
@pytest.mark.parametrize("seed", range(100))
def test_damage_is_a_fault_or_harmless(damaged, seed):
    """Whatever else calamine makes of it, an error, a panic, an end of the process, fails here."""
    try:
        sheets = read_all(damaged(random.Random(seed)))
    except WorkbookFault:
        return
    assert any(sheet.rows for sheet in sheets)


def test_a_large_container_of_ours_is_sound():
    stream = b"0123456789" * 1_000_000
    assert workbook_stream(contain("Workbook", stream)) == stream


def test_a_sheet_of_charts_only():
    book = openpyxl.Workbook()
    book.create_chartsheet("图")
    del book["Sheet"]
    with pytest.raises(WorkbookFault):
        open_workbook(bad.saved(book), "台账.xlsx")
