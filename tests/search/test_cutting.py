"""Where what was typed is cut."""

import pytest

from search.cutting import cut
from search.synonyms import Group, Synonyms

LISTED = Synonyms(
    [
        Group(("地租", "租给"), ("租金",)),
        Group(("村务公开", "公开栏"), ("公示",)),
        Group(("倒垃圾", "村书记"), ("书记",)),
    ]
)


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("地租多少", ["地租", "多少"]),
        ("土地租给公司", ["土地", "租给", "公司"]),
        ("村务公开栏", ["村务", "公开栏"]),
        ("乱倒垃圾", ["乱", "倒垃圾"]),
        ("换村书记", ["换", "村书记"]),
        ("孤寡老人", ["孤寡", "老人"]),
        ("能不能把土地租给", ["能不能", "把", "土地", "租给"]),
        ("什么时候", ["什么时候"]),
        ("分红没分到", ["分红", "没", "分", "到"]),
        ("塘", ["塘"]),
        ("李某某的租金", ["李某某", "的", "租金"]),
        ("钱某", ["钱某"]),
        ("星光村陆某某", ["星光", "村", "陆某某"]),
        ("和张某某", ["和", "张某某"]),
    ],
)
def test_listed_words_are_kept_and_cut_through_no_others(run, words):
    assert cut(run, LISTED) == words


@pytest.mark.parametrize("run", ["鱼塘租金", "某某某", "的的的", "龘龘龘龘"])
def test_nothing_is_left_out(run):
    assert "".join(cut(run, LISTED)) == run
