"""From what is typed to what is wanted."""

from collections.abc import Collection
from datetime import date

import pytest

from search.query import Reader
from search.synonyms import Group, Synonyms, read_group, starting_groups


class Words:
    """Words of documents that nobody needs a database for."""

    SPELLED = {
        "dibao": ("低保",),
        "dbpy": ("低保评议",),
        "yu": ("于",),
        "tang": ("唐",),
        "yutang": ("鱼塘",),
    }
    RARITIES = {"欠款": 1.0, "追缴": 4.0, "催收": 0.5, "讨要": 2.0, "清收": 3.0}

    def spelled(self, letters: str) -> tuple[str, ...]:
        return self.SPELLED.get(letters, ())

    def with_character(self, character: str) -> tuple[str, ...]:
        return ("鱼塘", "养鱼") if character == "鱼" else ()

    def rarities(self, words: Collection[str]) -> dict[str, float]:
        return {word: self.RARITIES[word] for word in words if word in self.RARITIES}


GROUPS = [
    Group(("低保", "最低生活保障")),
    Group(("村长",), ("村主任",)),
    Group(("租金拖欠", "欠租")),
    Group(("欠款",), ("追缴", "催收")),
    Group(("举报干部",), ("举报", "信访")),
    Group(("赖账",), ("讨要", "清收")),
]


@pytest.fixture
def read():
    reader = Reader(Synonyms(GROUPS), Words(), date(2026, 12, 1))
    return reader.read


def said(wanted):
    return [concept.word for concept in wanted.concepts]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("鱼塘的租金是多少", ["鱼塘", "租金"]),
        ("dibao", ["低保"]),
        ("dbpy", ["低保", "评议"]),
        ("yu tang租金", ["鱼塘", "租金"]),
        ("wi fi", ["wi", "fi"]),
        ("村里能不能把鱼塘租出去要多少钱", ["鱼塘", "租出去"]),
        ("孤寡老人", ["孤寡", "老人"]),
        ("wifi", ["wifi"]),
        ("今年三季度租金", ["2026", "q3", "租金"]),
        ("３万元租金", ["30000", "租金"]),
        ("鱼", ["鱼"]),
        ("低保低保", ["低保"]),
        ("花了二十多万救助", ["救助"]),
    ],
)
def test_the_words_that_tell(read, typed, words):
    assert said(read(typed)) == words


@pytest.mark.parametrize("typed", ["", " ", "?！。、", "的了吗", '()"*~\\', "\ud800", "😀"])
def test_nothing_said_is_nothing_wanted(read, typed):
    assert not read(typed)


def test_words_that_mean_the_same_find_each_other(read):
    ways = read("低保").concepts[0].alternatives
    assert [way.word for way in ways] == ["低保", "最低生活保障"]
    assert ways[0].weight > ways[1].weight


def test_one_way_is_one_way(read):
    assert [way.word for way in read("村长").concepts[0].alternatives] == ["村长", "村主任"]
    assert [way.word for way in read("村主任").concepts[-1].alternatives][-1] != "村长"


def test_a_listed_phrase_is_met_by_its_words_apart_or_by_what_means_the_same(read):
    wanted = read("租金拖欠")
    assert said(wanted) == ["租金", "拖欠"]
    assert all("欠租" in [way.word for way in c.alternatives] for c in wanted.concepts)


def test_a_part_of_a_phrase_does_not_stand_for_the_whole(read):
    ways = [[way.word for way in concept.alternatives] for concept in read("举报干部").concepts]
    assert ways == [["举报", "举报干部", "信访"], ["干部", "举报干部", "信访"]]


def test_a_word_for_the_form_of_a_text_makes_no_hit(read):
    fish, notice = read("鱼塘公告").concepts
    assert (fish.counts, notice.counts) == (True, False)


def test_alone_it_is_what_is_looked_for(read):
    assert [concept.counts for concept in read("公告").concepts] == [True]


@pytest.mark.parametrize(
    ("typed", "needed"),
    [("鱼塘", 1), ("鱼塘租金", 2), ("鱼塘租金合同", 3), ("书记亲戚承包鱼塘", 3)],
)
def test_how_many_words_a_hit_must_have(read, typed, needed):
    assert read(typed).needed == needed


def weights(wanted):
    return [concept.weight for concept in wanted.concepts]


def test_looser_asks_for_half_and_then_for_any_but_keeps_the_number_at_first(read):
    half, free, any_ = read("鱼塘租金30000").looser([2.0, 2.0, 2.0], was_met=True)
    assert (weights(half), half.needed) == ([4, 4, 4], 6)
    assert [concept.must for concept in half.concepts] == [False, False, True]
    assert not any(concept.must for concept in (*free.concepts, *any_.concepts))
    assert (weights(any_), any_.needed) == ([1, 1, 1], 1)


def test_what_is_rare_is_more_than_half_of_what_was_said(read):
    half, _ = read("鱼塘租金").looser([4.0, 2.0], was_met=True)
    assert (weights(half), half.needed) == ([4, 1], 3)


def test_where_none_met_all_either_is_enough_unless_it_is_common(read):
    assert weights(next(iter(read("鱼塘租金").looser([4.0, 2.5], was_met=False)))) == [1, 1]
    assert weights(next(iter(read("鱼塘租金").looser([4.0, 1.5], was_met=False)))) == [1, 0]


def test_what_no_document_says_is_not_needed(read):
    half, _ = read("鱼塘租金合同").looser([0.0, 2.0, 2.0], was_met=True)
    assert (weights(half), half.needed) == ([0, 4, 4], 4)
    assert not list(read("鱼塘租金").looser([0.0, 0.0], was_met=True))


@pytest.mark.parametrize(
    ("typed", "worth"),
    [
        ("欠款", {"欠款": 1.0, "追缴": 0.7 / 4, "催收": 0.7}),
        ("赖账", {"赖账": 1.0, "讨要": 0.7, "清收": 0.7 * 2 / 3}),
    ],
)
def test_a_rare_synonym_is_worth_no_more_than_what_was_typed(read, typed, worth):
    ways = read(typed).concepts[0].alternatives
    assert {way.word: way.weight for way in ways} == pytest.approx(worth)


@pytest.mark.parametrize(
    ("typed", "pairs"),
    [("鱼塘租金", ["塘租"]), ("鱼塘 租金", ["塘租"]), ("鱼塘的租金", []), ("鱼塘wifi", [])],
)
def test_words_side_by_side_are_better_side_by_side(read, typed, pairs):
    assert [concept.word for concept in read(typed).together] == pairs


def test_of_an_endless_query_the_beginning_is_read(read):
    assert len(read("鱼塘租金" + "村务公开网" * 400).concepts) <= 12


def test_groups_are_read_from_lines():
    assert read_group("低保 最低生活保障") == Group(("低保", "最低生活保障"))
    assert read_group("村长 > 村主任 主任") == Group(("村长",), ("村主任", "主任"))


def test_the_starting_list_has_no_word_that_finds_only_itself():
    for group in starting_groups():
        assert len({*group.words, *group.finds}) > 1, group
        assert all(len(word) > 1 for word in (*group.words, *group.finds)), group
