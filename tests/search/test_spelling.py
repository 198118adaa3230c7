"""From letters to words, on either database."""

import tracemalloc

import pytest

from search.engines.base import Document
from search.engines.database import DatabaseEngine
from search.spelling import Speller
from search.synonyms import Group, Synonyms

TEXTS = [
    ("1", "星光村鱼塘招租", "垃圾分类每周督查"),
    ("2", "巡察整改进展", "玉堂街道巡察反馈，鱼塘租金"),
    ("3", "会议现场", "职工，宣传，玉堂玉堂，玉堂街的路"),
    ("4", "玉堂", "玉堂"),
    ("5", "实施", "设施，损失，税收，上市，收拾，事实"),
    ("6", "路灯", "KTJ门口"),
    ("7", "廉租房", "装了空调间的廉租房"),
]


@pytest.fixture
def spelled(index):
    DatabaseEngine(index).put(
        Document(key, "notice", title, body, "/") for key, title, body in TEXTS
    )
    listed = [("廉租房", "公租房"), ("泖河村",), ("空调间",), ("税收",)]
    speller = Speller(index, Synonyms(map(Group, listed)))
    return speller.spelled


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("xuncha", ("巡察",)),
        ("xunchazhenggai", ("巡察", "整改")),
        ("lianzufang", ("廉租房",)),
        ("yutang", ("玉堂",)),
        ("yutangzujin", ("鱼塘", "租金")),
        ("xingguangcun", ("星光村",)),
        ("xgc", ("星光村",)),
        ("ljfl", ("垃圾", "分类")),
        ("xczg", ("巡察", "整改")),
        ("zgxc", ()),
        ("maohecun", ("泖河村",)),
        ("mhc", ("泖河村",)),
        ("lzfktj", ("廉租房", "空调间")),
        ("ss", ("税收",)),
        ("ktj", ()),
        ("wifi", ()),
        ("x", ()),
        ("x" * 31, ()),
    ],
)
def test_words_that_stand_side_by_side_are_likelier_than_common_ones(spelled, letters, words):
    assert spelled(letters) == words


def test_letters_that_can_be_read_in_millions_of_ways_fill_no_memory(spelled):
    tracemalloc.start()
    spelled("s" * 16)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20_000_000
