"""What both engines answer: the same hits and counts, in nearly the same order."""

from dataclasses import replace
from datetime import timedelta

import pytest

from search.engines.base import FACETS, Filters, Order
from search.engines.database import DatabaseEngine
from search.engines.elastic import ElasticEngine
from search.searching import Searcher
from search.synonyms import Synonyms, starting_groups
from tests.search.conftest import TODAY
from tests.search.village_texts import JIUDAI, MAOHE, NOTICES, ROWS, TEXTS, XINGGUANG, keys

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
