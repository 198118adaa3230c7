"""What is found first, what is found besides, and what slips are read as; on both engines."""

import pytest

from search.engines.base import Document
from search.searching import Searcher
from search.synonyms import Group, Synonyms, starting_groups
from tests.search.conftest import TODAY
from tests.search.village_texts import keys, said

AID = [
    Document(n, "row", f"{n}，临时救助", "一卡通", f"/{n}") for n in ("陆某某", "李某某", "钱某")
]


@pytest.mark.parametrize(
    ("typed", "found"), [("李某某", ["李某某"]), ("钱某", ["钱某"]), ("某某", ["李某某", "陆某某"])]
)
def test_a_masked_name_is_not_anybody_s(fill, typed, found):
    answer = fill(AID).search(typed).answer
    assert sorted(hit.document.key for hit in answer.hits) == sorted(found)


def test_a_word_for_a_phrase_finds_the_words_of_the_phrase_apart(engine, index, fill):
    fill([Document("1", "row", "鱼塘2号", "承包方李某某，租金一年一付", "/1")])
    synonyms = Synonyms([Group(("塘子钱",), ("鱼塘租金",))])
    found = Searcher(engine, index, synonyms, TODAY).search("塘子钱")
    assert ([hit.document.key for hit in found.answer.hits], found.corrected) == (["1"], "")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("星光村东浜鱼塘", "row:1"),
        ("今年三季度星光村租赁", "page:1"),
        ("去年鱼塘表决", "page:5"),
        ("低保", "page:3"),
        ("dibao", "page:3"),
        ("魚塘發包", "page:5"),
        ("lajifenlei", "page:8"),
        ("３万元店面", "row:3"),
        ("路灯不亮", "ticket:2"),
        ("巡察整改", "page:9"),
    ],
)
def test_what_a_villager_types_finds_it_first(searcher, typed, first):
    assert keys(searcher.search(typed))[0] == first


def test_a_slip_is_read_as_the_word_that_is_there_and_said(searcher):
    found = searcher.search("拉圾分类")
    assert found.corrected == "垃圾分类"
    assert keys(found)[0] == "page:8"


def test_a_word_that_is_there_is_never_taken_for_a_slip(searcher):
    assert searcher.search("鱼塘").corrected == ""


def test_words_that_stand_nowhere_together_are_looked_for_apart_and_said(searcher):
    found = searcher.search("路灯巡察")
    assert found.loosened
    assert {"ticket:2", "page:9"} <= set(keys(found))


def test_what_has_all_the_words_comes_before_what_says_a_part_of_them_often(fill):
    texts = [
        said("all", "会议", "说到祠堂，还有人说到漏水，别的事下次再议，记录见附件"),
        said("part", "祠堂", "祠堂，祠堂的祠堂"),
        said("other part", "漏水", "漏水，一直漏水"),
    ]
    found = fill(texts).search("祠堂漏水")
    assert (keys(found)[0], len(keys(found)), found.loosened) == ("all", 3, True)


def test_of_many_words_it_is_told_where_the_larger_part_is_met_alone(fill):
    searcher = fill([said("1", "星光村鱼塘", "2026年第三季度，租金一万元")])
    assert not searcher.search("星光村2026年三季度鱼塘租金").loosened
    assert searcher.search("泖河村2026年三季度鱼塘租金").loosened


def test_it_is_told_of_what_a_slip_was_read_as_too(fill):
    searcher = fill([said("1", "星光村鱼塘", "2026年第三季度，租金一万元")])
    found = searcher.search("泖河村2026年三季度渔糖路灯")
    assert (found.corrected, found.loosened) == ("泖河村2026年三季度鱼塘路灯", True)


def test_a_place_that_is_named_comes_first_and_another_is_told(engine, index, fill):
    fill(
        [
            said("there", "泖河村店面", "2026年第三季度，租金一万元"),
            said("elsewhere", "星光村鱼塘租金", "2026年第三季度鱼塘租金，鱼塘的租金一万元"),
        ]
    )
    synonyms = Synonyms(starting_groups(), ["泖河村", "星光村"])
    found = Searcher(engine, index, synonyms, TODAY).search("泖河村2026年三季度鱼塘租金")
    assert (keys(found), found.loosened) == (["there", "elsewhere"], True)


@pytest.mark.parametrize("typed", ["合作医疗", "村务公开", "怎么举报村干部"])
def test_a_slip_is_looked_for_in_whole_words_alone(fill, typed):
    found = fill([said("1", "合作社", "误工，保存，开会")]).search(typed)
    assert (keys(found), found.corrected) == ([], "")


def test_where_few_have_all_the_words_none_is_added_that_has_only_a_common_one(searcher):
    assert keys(searcher.search("北港鱼塘")) == ["row:4"]


def test_a_synonym_that_is_rare_does_not_come_before_the_word_that_was_typed(fill):
    texts = [
        said("typed", "鱼塘租金", "鱼塘租金三万元"),
        said("rare", "鱼塘发包款", "鱼塘发包款三万元"),
        *(said(f"other{number}", "店面租金", "厂房租金") for number in range(6)),
    ]
    assert keys(fill(texts).search("鱼塘租金"))[:2] == ["typed", "rare"]


def test_a_document_that_says_it_in_two_ways_is_the_better_one(fill):
    texts = [
        said("once", "招租", "厂房招租，东头的厂房"),
        said("twice", "招租", "厂房招租，出租的厂房"),
    ]
    assert keys(fill(texts).search("招租")) == ["twice", "once"]


def test_words_side_by_side_are_found_first(fill):
    texts = [
        said("apart", "开会", "整改了会议，巡察在后面"),
        said("beside", "开会", "会议在后面，巡察整改了"),
    ]
    assert keys(fill(texts).search("巡察整改")) == ["beside", "apart"]


def test_both_count_the_documents_that_meet_a_concept(searcher, engine):
    read = searcher.search("鱼塘店面路灯没有").wanted
    assert dict(
        zip((each.word for each in read.concepts), engine.met(read.concepts, TODAY), strict=True)
    )["鱼塘"] == len(keys(searcher.search("鱼塘")))


def test_a_slip_in_a_long_question_is_no_reason_to_read_it_otherwise(searcher):
    found = searcher.search("垃圾放在门口星期天有没有人清运")
    assert found.corrected == ""
    assert "ticket:1" in keys(found)


def test_who_asks_for_a_number_is_served_with_no_other(searcher):
    found = searcher.search("鱼塘12000元")
    assert set(keys(found)) == {"row:1", "row:4"}
