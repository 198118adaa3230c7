import random
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from areas.area_rows import COLUMNS
from areas.csv_rows import LoadError, LoadReport, read_csv_file
from areas.models import Area
from areas.services import load_areas

from .conftest import PINGHU, area_rows

JIAXING = Path(settings.ROOT) / "areas/data/areas_jiaxing.csv"


def tree() -> list[tuple[str, str, str]]:
    """Every area with its name and the code of its parent, and treebeard finds no fault."""
    assert Area.find_problems() == ([], [], [], [], [])
    parents = {area.path: area.code for area in Area.objects.all()}
    return [(area.code, area.name, parents.get(area.path[:-4], "")) for area in Area.objects.all()]


def test_the_whole_city_in_few_queries_and_again_without_change(db):
    rows = read_csv_file(JIAXING, COLUMNS)
    with CaptureQueriesContext(connection) as first:
        assert load_areas(rows) == LoadReport(created=1282, changed=0, unchanged=0)
    assert len(first) <= 30
    assert {(row["code"], row["name"], row["parent_code"]) for row in rows} == set(tree())

    with CaptureQueriesContext(connection) as second:
        report = load_areas(rows)
    assert report == LoadReport(created=0, changed=0, unchanged=1282)
    assert "没有变化" in str(report)
    assert not [query for query in second if query["sql"].startswith(("INSERT", "UPDATE"))]


def test_children_may_come_before_their_parents(db):
    lines = PINGHU.split("\n")
    random.Random(1).shuffle(lines)
    load_areas(area_rows("\n".join(lines)))
    assert [code for code, _, _ in tree()] == [
        "3304",
        "330482",
        "330482101",
        "330482101202",
        "330482102",
        "330482102201",
        "330482102202",
    ]


def test_grids_and_later_villages_come_below_what_is_there(pinghu):
    before = set(tree())
    more = """\
330482101202-01,长安桥第一网格,grid,330482101202
330482101202-01-1,北街微网格,micro_grid,330482101202-01
330482102203,泖河村村民委员会,village,330482102"""
    assert load_areas(area_rows(more)).created == 3
    assert set(tree()) - before == {
        ("330482101202-01", "长安桥第一网格", "330482101202"),
        ("330482101202-01-1", "北街微网格", "330482101202-01"),
        ("330482102203", "泖河村村民委员会", "330482102"),
    }
    assert load_areas(area_rows(more)) == LoadReport(0, 0, 3)


def test_a_changed_name_changes_the_short_name_too(xingguang):
    renamed = "330482102201,新星光村村民委员会,village,330482102"
    assert load_areas(area_rows(renamed)) == LoadReport(0, 1, 0)
    xingguang.refresh_from_db()
    assert (xingguang.name, xingguang.short_name) == ("新星光村村民委员会", "新星光村")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("330482103201,甲村,village,330482103", "找不到上级“330482103”"),
        ("330482102,新埭镇,town,330482\n330482102,新埭镇,town,330482", "重复，第 2 行已经有了"),
        ("330482103,甲村,town,3304", "镇（街道）的上级应当是县，而“3304”是市"),
        ("330482102201-1,甲,micro_grid,330482102201", "微网格的上级应当是网格"),
        ("330482101202,长安桥村村民委员会,village,330482102", "在库里的上级是“330482101”"),
        ("3305,湖州市,city,3304", "市是最高一级"),
        ("330483,桐乡市,county,", "“parent_code”是空的"),
        (",甲村,village,330482102", "“code”是空的"),
        ("330482102209,,village,330482102", "“name”是空的"),
        ("330482102209,甲村,,330482102", "“level”是空的"),
        ("330482102209,甲村,hamlet,330482102", "不认识的层级“hamlet”"),
        ("33048210220,甲村,village,330482102", "村（社区）的代码是 12 位数字"),
        ("３３０４８２１０２２０９,甲村,village,330482102", "村（社区）的代码是 12 位数字"),
        ("330482102201/1,甲,grid,330482102201", "只能用数字、字母和短横"),
        (f"330482102201-{'1' * 30},甲,grid,330482102201", "“code”有 43 个字，最多 32 个"),
        (f"330482102209,{'长' * 101},village,330482102", "“name”有 101 个字，最多 100 个"),
        ("330482102209,甲\u200b村,village,330482102", "看不见的字符"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_nothing_is_loaded(pinghu, line, words):
    before = tree()
    good = "330482102210,乙村,village,330482102"
    with pytest.raises(LoadError) as caught:
        load_areas(area_rows(f"{line}\n{good}"))
    (problem,) = caught.value.problems
    assert problem.line == 1 + len(line.split("\n"))
    assert words in problem.message
    assert tree() == before


@pytest.mark.parametrize(
    "words", [("村", "网格", "微网格"), ("村（社区）", "grid", "微 网格"), ("社区",) * 1]
)
def test_a_level_may_stand_in_chinese(pinghu, words):
    code, lines = "330482102", ""
    for word, longer in zip(words, ("209", "-1", "-1"), strict=False):
        lines += f"{code}{longer},{word},{word},{code}\n"
        code += longer
    load_areas(area_rows(lines.strip()))
    levels = list(
        Area.objects.filter(code__startswith="330482102209").values_list("level", flat=True)
    )
    assert levels == ["village", "grid", "micro_grid"][: len(words)]


def test_all_problems_are_named_at_once_in_the_order_of_the_file(pinghu):
    lines = """\
330482103201,甲村,village,330482103
330482103202,,village,330482102
330482103203,丙村,hamlet,330482102
330482103203,丁村,village,330482101"""
    with pytest.raises(LoadError) as caught:
        load_areas(area_rows(lines))
    assert [problem.line for problem in caught.value.problems] == [2, 3, 4, 5]
    assert str(caught.value).startswith("第 2 行：找不到上级")


def test_a_row_with_a_fault_does_not_blame_its_children(pinghu):
    lines = """\
330482103,,town,330482
330482103201,甲村,village,330482103"""
    with pytest.raises(LoadError) as caught:
        load_areas(area_rows(lines))
    assert [problem.line for problem in caught.value.problems] == [2]
