import pytest

from areas.csv_rows import LoadError, read_csv, read_csv_file

REQUIRED = ["code", "name"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_that_excel_writes(encoding):
    (row,) = read_csv("code,name\r\n33, 新埭镇 \r\n".encode(encoding), REQUIRED)
    assert (row.line, row["code"], row["name"]) == (2, "33", "新埭镇")


def test_a_row_has_the_line_on_which_it_begins():
    rows = read_csv('\ncode,name\n1,"甲\n乙"\n,\n\n2,丙\n'.encode(), REQUIRED)
    assert [row.line for row in rows] == [3, 7]


def test_spaces_and_line_breaks_that_nobody_means_are_left_out():
    (row,) = read_csv('code,name\n\u30001 ,"张\u3000三\n"\n'.encode(), REQUIRED)
    assert dict(row.cells) == {"code": "1", "name": "张 三"}


def test_a_short_row_has_empty_cells():
    (row,) = read_csv(b"code,name\n1\n", REQUIRED)
    assert dict(row.cells) == {"code": "1", "name": ""}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", None, "文件是空的"),
        ("code,name\n", None, "只有列名"),
        ("code,title\n1,甲\n", 1, "缺少列“name”；文件里的列是：code、title"),
        ("code,name,name\n1,甲,乙\n", 1, "列“name”出现了 2 次"),
        ("code,name\n1,甲\n2,乙,丙\n", 3, "有 3 格，而列名只有 2 个"),
        ('code,name\n1,甲\n2,"乙\n', 3, "读不懂"),
    ],
)
def test_a_file_that_is_no_table_says_why(text, line, words):
    with pytest.raises(LoadError) as caught:
        read_csv(text.encode(), REQUIRED)
    (problem,) = caught.value.problems
    assert problem.line == line
    assert words in problem.message


def test_bytes_that_are_no_text():
    with pytest.raises(LoadError, match="编码"):
        read_csv(b"\xff\xff\x00", REQUIRED)


def test_a_file_that_is_not_there_is_told_in_chinese(tmp_path):
    with pytest.raises(LoadError, match="这个文件。请核对文件名"):
        read_csv_file(tmp_path / "nothing.csv", REQUIRED)
    with pytest.raises(LoadError, match="是文件夹，不是文件"):
        read_csv_file(tmp_path, REQUIRED)
