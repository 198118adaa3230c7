"""A list of synonyms goes out as a file and comes in as one, after a look at what it would add."""

from html import unescape
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import strip_tags
from openpyxl import Workbook

from search.models import Synonym
from search.synonym_files import MOST_BYTES, MOST_LINES, lines_of, lines_of_file, read_list
from search.synonyms import STARTING_LIST, Group

pytestmark = pytest.mark.django_db


def words(response):
    return " ".join(unescape(strip_tags(response.content.decode())).split())


def send(client, content, name="同义词.txt"):
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    return client.post(reverse("synonym:import"), {"file": file})


def xlsx(*rows):
    workbook, out = Workbook(), BytesIO()
    for row in rows:
        workbook.active.append(row)
    workbook.save(out)
    return out.getvalue()


NEW = [Group(("挖沟沟", "水渠清淤"), ()), Group(("大队长",), ("村主任",))]
TEXT = "# 水利\n挖沟沟 水渠清淤\n\n大队长 > 村主任\n"
TABLE = "搜这些词,还要找到\n挖沟沟 水渠清淤,\n大队长,村主任\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT.encode()),
        ("a.txt", TEXT.encode("gb18030")),
        ("a.txt", TEXT.replace("\n", "\r\n").encode("utf-8-sig")),
        ("a.csv", TABLE.encode("utf-8-sig")),
        ("a.csv", TABLE.encode("gb18030")),
        ("a.xlsx", xlsx(["搜这些词", "还要找到"], ["挖沟沟 水渠清淤", None], ["大队长", "村主任"])),
    ],
)
def test_text_and_tables_say_the_same(name, content):
    assert read_list(lines_of_file(content, name)).new == NEW


def test_what_is_there_or_comes_twice_is_not_new():
    Synonym.objects.create(words="挖沟沟 水渠清淤")
    found = read_list(
        lines_of("水渠清淤 挖沟沟\n大队长 > 村主任\n大队长>村主任\n挖沟沟 > 水渠清淤")
    )
    assert [group.finds for group in found.new] == [("村主任",), ("水渠清淤",)]
    assert found.known == 2


def test_the_starting_list_is_known_to_the_last_line():
    found = read_list(lines_of(STARTING_LIST.read_text("utf-8")))
    assert not found.new
    assert not found.faults
    assert found.known == Synonym.objects.count()


def test_mistakes_are_told_by_line(inspector):
    told = words(send(inspector, "挖沟沟 水渠清淤\n\n低\n大队长 > 村主任 <b>\n"))
    assert "新的 1 组，已经有的 0 组，有错的 2 行" in told
    assert "3 低 这些不行：“低”" in told
    assert "4 大队长 > 村主任 <b> 这些不行：“<b>”" in told


def test_nothing_is_added_before_it_is_accepted(inspector):
    before = Synonym.objects.count()
    page = send(inspector, TEXT)
    assert Synonym.objects.count() == before
    found = page.context["found"]
    inspector.post(reverse("synonym:import"), {"lines": found.text})
    assert Synonym.objects.count() == before + 2
    inspector.post(reverse("synonym:import"), {"lines": found.text})
    assert Synonym.objects.count() == before + 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "没有要加的"),
        ("a.xlsx", b"PK\x03\x04 broken", "导入同义词"),
        ("a.txt", b"\x00\x01\x02", "不是能读的"),
        ("a.txt", b"a" * (MOST_BYTES + 1), "文件太大"),
        ("a.txt", "低保 五保\n".encode() * (MOST_LINES + 1), "行数太多"),
    ],
)
def test_what_cannot_be_read_is_refused_with_words(inspector, name, content, said):
    before = Synonym.objects.count()
    assert said in words(send(inspector, content, name))
    assert Synonym.objects.count() == before


def test_no_file_is_said(inspector):
    assert "还没有选择文件" in words(inspector.post(reverse("synonym:import")))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_was_exported_comes_back_as_known(inspector, kind):
    exported = inspector.get(reverse("synonym:index"), {"export": kind})
    content = b"".join(exported.streaming_content) if exported.streaming else exported.content
    told = words(send(inspector, content, f"同义词.{kind}"))
    assert f"新的 0 组，已经有的 {Synonym.objects.count()} 组，有错的 0 行" in told


def test_others_can_neither_bring_nor_take(client, home):
    client.force_login(User.objects.create_user("clerk"))
    before = Synonym.objects.count()
    assert client.post(reverse("synonym:import"), {"lines": "挖沟沟 水渠清淤"}).status_code == 302
    assert Synonym.objects.count() == before
