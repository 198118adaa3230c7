"""From letters to words, on either database."""

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
]


@pytest.fixture
def spelled(index):
    DatabaseEngine(index).put(
        Document(key, "notice", title, body, "/") for key, title, body in TEXTS
    )
    speller = Speller(index, Synonyms([Group(("廉租房", "公租房"))]))
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
        ("wifi", ()),
        ("x", ()),
        ("x" * 31, ()),
    ],
)
def test_words_that_stand_side_by_side_are_likelier_than_common_ones(spelled, letters, words):
    assert spelled(letters) == words
