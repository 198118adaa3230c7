import codecs

import pytest

from disclosure.importing.files.workbook import WorkbookFault, open_workbook

TEXT = '姓名,金额,备注\n张三,"1,234.00","两\n行"\n李四,5,说"好"\n'
ROWS = [
    ["姓名", "金额", "备注"],
    ["张三", "1,234.00", "两\n行"],
    ["李四", "5", '说"好"'],
]


def rows(content):
    book = open_workbook(content, "uploads/台账.csv")
    return book.read("台账").rows


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
    ],
)
def test_encodings(content, encoding):
    assert open_workbook(content, "台账.csv").encoding == encoding
    assert rows(content) == ROWS


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimiters(delimiter):
    table = [["某村2026年9月救助，发放", "", ""], ["姓名", "类别", "金额"], ["甲", "低保", "1"]]
    text = "\r\n".join(delimiter.join(row) for row in table)
    assert rows(text.encode()) == table


def test_a_tab_table_with_commas_in_amounts():
    assert rows("甲\t1,000\t2,000\n乙\t3,000\t4\n".encode())[0] == ["甲", "1,000", "2,000"]


def test_short_rows_are_filled_up_and_blank_rows_kept_where_they_stand():
    assert rows("标题\n\n姓名,金额\n甲,1\n,\n\n".encode()) == [
        ["标题", ""],
        ["", ""],
        ["姓名", "金额"],
        ["甲", "1"],
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("姓名,金额\n甲村".encode()[:-1], "truncated"),
        ("姓名,金额\n甲村".encode("utf-16")[:-1], "truncated"),
        ('姓名,金额\n"甲,1\n乙,2\n'.encode(), "unbalanced_quotes"),
        (b" \r\n,,\r\n", "no_data"),
        ("甲\n".encode() * 100_001, "too_many_rows"),
        (("甲" + "," * 300).encode(), "too_many_columns"),
        (b"\n" * 1_000_000, "no_data"),
    ],
)
def test_faults(content, code):
    with pytest.raises(WorkbookFault) as caught:
        rows(content)
    assert caught.value.code == code
