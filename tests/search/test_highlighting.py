"""What is marked of a text, and which part of a long one is shown."""

from datetime import date

import pytest

from search.highlighting import LONGEST_SNIPPET, marked, snippet
from search.query import Reader
from search.synonyms import Group, Synonyms
from tests.search.words import NoWords

SYNONYMS = Synonyms([Group(("低保", "最低生活保障"))])


def wanted(typed):
    return Reader(SYNONYMS, NoWords(), date(2026, 12, 1)).read(typed)


def shown(pieces):
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("鱼塘", "东边鱼塘的租金", "东边[鱼塘]的租金"),
        ("魚塘", "东边鱼塘，西边魚塘", "东边[鱼塘]，西边[魚塘]"),
        ("鱼塘租金", "鱼塘租金", "[鱼塘租金]"),
        ("30000", "租金３万元，押金 30,000 元", "租金[３万]元，押金 [30,000] 元"),
        ("今年三季度", "2026年第3季度", "[2026]年[第3季度]"),
        ("wifi", "村里的ＷＩＦＩ", "村里的[ＷＩＦＩ]"),
        ("低保", "最低生活保障金", "[最低生活保障]金"),
        ("低保", "生活困难，最低工资", "生活困难，最低工资"),
        (
            "最低生活保障",
            "保障生活，活保，最低，低生，生活，保障",
            "[保障][生活]，[活保]，[最低]，[低生]，[生活]，[保障]",
        ),
        ("鱼塘", "没有这个词", "没有这个词"),
        ("<b>", "<b>鱼塘</b>", "<[b]>鱼塘</[b]>"),
        ("鱼塘", "", ""),
    ],
)
def test_the_row_s_own_words_are_marked(typed, text, expected):
    assert shown(marked(text, wanted(typed))) == expected.replace("][", "")


def test_of_a_short_text_everything_is_shown_on_one_line():
    assert shown(snippet(" 标的：鱼塘\n租金：1 元 ", wanted("鱼塘"))) == "标的：[鱼塘] 租金：1 元"


def test_of_a_long_text_the_place_where_most_was_looked_for():
    text = f"鱼塘。{'无关的话，' * 40}这一句说鱼塘的租金。{'别的话，' * 40}"
    part = shown(snippet(text, wanted("鱼塘租金")))
    assert "这一句说[鱼塘]的[租金]。" in part
    assert part.startswith("…")
    assert part.endswith("…")
    assert len(part.replace("[", "").replace("]", "")) <= LONGEST_SNIPPET + 2


def test_a_snippet_begins_with_its_sentence_where_that_is_near():
    text = f"{'无关的话，' * 40}完了。今年鱼塘的租金。{'别的话，' * 40}"
    assert shown(snippet(text, wanted("鱼塘"))).startswith("…今年[鱼塘]")


def test_at_the_end_of_a_text_the_part_is_as_long_as_elsewhere():
    part = shown(snippet(f"{'无关的话，' * 40}鱼塘", wanted("鱼塘")))
    assert part.endswith("[鱼塘]")
    assert len(part) == LONGEST_SNIPPET + len("…[]")


def test_where_nothing_stands_the_beginning_is_shown():
    assert shown(snippet("村" * 300, wanted("鱼塘"))) == f"{'村' * LONGEST_SNIPPET}…"
