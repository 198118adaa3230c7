"""What both engines answer: the same hits and counts, in nearly the same order."""

from dataclasses import replace
from datetime import timedelta

import pytest

from search.engines.base import FACETS, Document, Filters, Order
from search.engines.database import DatabaseEngine
from search.engines.elastic import ElasticEngine
from search.searching import Searcher
from search.synonyms import Group, Synonyms, starting_groups
from tests.search.conftest import TODAY
from tests.search.village_texts import JIUDAI, MAOHE, NOTICES, ROWS, TEXTS, XINGGUANG

QUERIES = """
    鱼塘
    鱼塘租金
    星光村鱼塘
    今年三季度鱼塘
    第3季度租赁
    Q3 租赁
    三万元
    ３万元
    30000
    45.60万元
    低保
    dibao
    yutang
    yt
    魚塘
    塘
    房租
    欠租
    垃圾没人收
    拉圾分类
    巡察整改
    去年民主决策
    路灯坏了
    看病报销
    公示
    一卡通到账没有
    廉政家风
    鱼塘 店面 厂房 路灯 巡察
    王**
    not here
    没有的词语
    ljfl
    xingguangcun
    yu tang zujin
    村里的鱼塘租给谁了多少钱一亩
    鱼塘巡察
    星光村路灯坏了多久有人修
    的
""".splitlines()


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


@pytest.fixture
def searcher(fill) -> Searcher:
    return fill(TEXTS)


def _said(key: str, title: str, body: str) -> Document:
    return Document(key, "notice", title, body, "/")


def keys(found) -> list[str]:
    return [hit.document.key for hit in found.answer.hits]


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
    said = [
        _said("all", "会议", "说到祠堂，还有人说到漏水，别的事下次再议，记录见附件"),
        _said("part", "祠堂", "祠堂，祠堂的祠堂"),
        _said("other part", "漏水", "漏水，一直漏水"),
    ]
    found = fill(said).search("祠堂漏水")
    assert (keys(found)[0], len(keys(found)), found.loosened) == ("all", 3, True)


def test_of_many_words_it_is_told_where_the_larger_part_is_met_alone(fill):
    searcher = fill([_said("1", "星光村鱼塘", "2026年第三季度，租金一万元")])
    assert not searcher.search("星光村2026年三季度鱼塘租金").loosened
    assert searcher.search("泖河村2026年三季度鱼塘租金").loosened


def test_a_place_that_is_named_comes_first_and_another_is_told(engine, index, fill):
    fill(
        [
            _said("there", "泖河村店面", "2026年第三季度，租金一万元"),
            _said("elsewhere", "星光村鱼塘租金", "2026年第三季度鱼塘租金，鱼塘的租金一万元"),
        ]
    )
    synonyms = Synonyms(starting_groups(), ["泖河村", "星光村"])
    found = Searcher(engine, index, synonyms, TODAY).search("泖河村2026年三季度鱼塘租金")
    assert (keys(found), found.loosened) == (["there", "elsewhere"], True)


@pytest.mark.parametrize("typed", ["合作医疗", "村务公开", "怎么举报村干部"])
def test_a_slip_is_looked_for_in_whole_words_alone(fill, typed):
    found = fill([_said("1", "合作社", "误工，保存，开会")]).search(typed)
    assert (keys(found), found.corrected) == ([], "")


def test_where_few_have_all_the_words_none_is_added_that_has_only_a_common_one(searcher):
    assert keys(searcher.search("北港鱼塘")) == ["row:4"]


def test_a_synonym_that_is_rare_does_not_come_before_the_word_that_was_typed(fill):
    said = [
        _said("typed", "鱼塘租金", "鱼塘租金三万元"),
        _said("rare", "鱼塘发包款", "鱼塘发包款三万元"),
        *(_said(f"other{number}", "店面租金", "厂房租金") for number in range(6)),
    ]
    assert keys(fill(said).search("鱼塘租金"))[:2] == ["typed", "rare"]


def test_a_document_that_says_it_in_two_ways_is_the_better_one(fill):
    said = [
        _said("once", "招租", "厂房招租，东头的厂房"),
        _said("twice", "招租", "厂房招租，出租的厂房"),
    ]
    assert keys(fill(said).search("招租")) == ["twice", "once"]


def test_words_side_by_side_are_found_first(fill):
    said = [
        _said("apart", "开会", "整改了会议，巡察在后面"),
        _said("beside", "开会", "会议在后面，巡察整改了"),
    ]
    assert keys(fill(said).search("巡察整改")) == ["beside", "apart"]


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


@pytest.mark.parametrize("typed", ["", "的", "，。！", "没有的词语", "not here"])
def test_where_nothing_fits_nothing_is_found(searcher, typed):
    found = searcher.search(typed)
    assert (found.answer.total, keys(found)) == (0, [])


def test_filters_take_away_and_facets_count_what_is_left(searcher):
    everything = searcher.search("鱼塘").answer
    village = searcher.search("鱼塘", Filters(place=XINGGUANG)).answer
    assert everything.facets["place"][XINGGUANG] == village.total
    rows = searcher.search("鱼塘", Filters(place=XINGGUANG, kind="row"))
    assert set(keys(rows)) == {"row:1", "row:2"}
    assert rows.answer.facets == {
        "place": {XINGGUANG: 2},
        "kind": {"row": 2},
        "item": {"leases": 2},
        "year": {2026: 2},
    }


def test_a_town_has_what_its_villages_have(searcher):
    found = searcher.search("鱼塘", Filters(place="330482104"))
    places = {hit.document.place for hit in found.answer.hits}
    assert places == {XINGGUANG, JIUDAI}
    assert MAOHE not in found.answer.facets["place"]


@pytest.mark.parametrize(
    "filters", [Filters(kind="nothing"), Filters(year=1999), Filters(item="x")]
)
def test_a_value_that_there_is_not_finds_nothing(searcher, filters):
    assert searcher.search("鱼塘", filters).answer.total == 0


def test_the_newest_come_first_if_that_is_asked(searcher):
    days = [hit.document.day for hit in searcher.search("鱼塘", order=Order.NEWEST).answer.hits]
    assert days == sorted(days, reverse=True)


def test_pages_go_on_where_the_one_before_ended(searcher):
    whole = keys(searcher.search("鱼塘", size=100))
    parts = [keys(searcher.search("鱼塘", start=start, size=3)) for start in range(0, 12, 3)]
    assert [key for part in parts for key in part] == whole
    assert keys(searcher.search("鱼塘", start=9_999_999)) == []


def test_a_hit_has_all_of_its_document(searcher):
    (hit,) = searcher.search("村口店面").answer.hits[:1]
    assert hit.document == ROWS[2]


def test_what_is_put_again_takes_the_place_of_the_older(fill):
    newer = replace(ROWS[0], body="改成养虾", version=2)
    searcher = fill([ROWS[0]])
    fill([newer])
    assert keys(searcher.search("养虾")) == ["row:1"]
    assert keys(searcher.search("王**")) == []


def test_an_old_one_never_overwrites_a_new_one(fill):
    searcher = fill([replace(ROWS[0], body="改成养虾", version=2)])
    fill([ROWS[0]])
    assert keys(searcher.search("养虾")) == ["row:1"]


def test_an_old_one_does_not_come_back_when_a_newer_one_was_taken_out(fill, engine):
    searcher = fill([replace(ROWS[0], version=2), ROWS[1]])
    engine.remove({"row:1": 3})
    fill([replace(ROWS[0], version=2)])
    assert keys(searcher.search("东浜鱼塘", Filters(kind="row"))) == ["row:2"]


def test_an_old_removal_takes_out_nothing_newer(fill, engine):
    searcher = fill([replace(ROWS[0], version=2)])
    engine.remove({"row:1": 1})
    fill([])
    assert keys(searcher.search("东浜鱼塘")) == ["row:1"]


def test_what_is_removed_is_not_found_nor_counted(fill, engine):
    searcher = fill([*ROWS])
    engine.remove({"row:1": 2, "row:99": 2})
    if isinstance(engine, ElasticEngine):
        engine.refresh()
    found = searcher.search("东浜鱼塘")
    assert "row:1" not in keys(found)
    assert searcher.search("鱼塘").answer.total == 3


def test_what_has_an_end_is_found_and_counted_to_the_last_day_and_no_longer(fill):
    over, last_day, endless = (
        replace(ROWS[0], key=f"row:{number}", until=until, item=f"item{number}")
        for number, until in enumerate([TODAY - timedelta(days=1), TODAY, None])
    )
    answer = fill([over, last_day, endless]).search("东浜鱼塘").answer
    assert {hit.document for hit in answer.hits} == {last_day, endless}
    assert answer.total == 2
    assert answer.facets["item"] == {"item1": 1, "item2": 1}
    assert sum(answer.facets["place"].values()) == 2


def test_words_of_what_has_an_end_are_never_meant_by_a_slip_nor_by_pinyin(fill):
    person = replace(ROWS[0], title="救助", body="诸葛阿毛", until=TODAY - timedelta(days=1))
    searcher = fill([person, ROWS[1]])
    for typed in ("诸葛阿毛", "诸葛啊毛", "zhugeamao", "zgam", "诸葛"):
        found = searcher.search(typed)
        assert (found.answer.total, found.corrected) == (0, "")


def test_the_same_twice_is_one(fill):
    fill(NOTICES)
    assert fill(NOTICES).search("星光村").answer.total == 2


@pytest.mark.parametrize("typed", QUERIES)
def test_both_engines_agree(index, elastic, typed):
    database = DatabaseEngine(index)
    for engine in (database, elastic):
        engine.put(TEXTS)
    elastic.refresh()
    synonyms = Synonyms(starting_groups())
    ours, theirs = (
        Searcher(engine, index, synonyms, TODAY).search(typed) for engine in (database, elastic)
    )
    assert ours.answer.total == theirs.answer.total
    assert ours.corrected == theirs.corrected
    assert ours.loosened == theirs.loosened
    for facet in FACETS:
        assert ours.answer.facets.get(facet, {}) == theirs.answer.facets.get(facet, {})
    missing = set(keys(ours)) - set(keys(theirs))
    assert len(missing) <= 2
