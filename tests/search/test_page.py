"""The page of search, as a reader and a clumsy or hostile browser meet it."""

import json
import logging
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from search.engines.base import LONGEST_LIST, Answer, Document, EngineDown
from search.forms import Asked, read_asked
from search.presentation import results_of
from search.searching import Found, Searcher
from search.wanted import Wanted
from tests.search.conftest import XINGGUANG

LEASE = Document(
    "row-1",
    "row",
    "东边鱼塘（星光村2026年第三季度租赁）",
    "标的：东边鱼塘\n租金：30,000 元\n说明：<b>一年一付</b>",
    "/3304/leases/#a1",
    place=XINGGUANG,
    item="leases",
    year=2026,
    period="2026Q3",
    day=date(2026, 10, 9),
)
NOTICE = Document(
    "notice-1",
    "notice",
    "红旗村2025年第三季度租赁",
    "鱼塘和仓库的租金。",
    "/3304/red/",
    place="330482101202",
    item="leases",
    year=2025,
    period="2025Q3",
    day=date(2025, 10, 9),
)


def words(response):
    return " ".join(unescape(strip_tags(response.content.decode())).split())


@pytest.fixture
def found(client, home, put):
    """Fills the index, searches, and gives the answer."""
    put(LEASE, NOTICE)

    def search(**asked):
        return client.get("/search/", asked)

    return search


def test_a_row_says_what_it_is_where_and_when_and_leads_to_the_row(found):
    response = found(q="鱼塘 30000")
    page = response.content.decode()
    assert 'href="/3304/leases/#a1"' in page
    assert "表里的一行 新埭镇星光村 2026年第三季度" in words(response)
    assert "标的：东边<mark>鱼塘</mark> 租金：<mark>30,000</mark> 元" in page


def test_what_stands_in_a_row_is_text_and_no_markup(found):
    page = found(q="鱼塘").content.decode()
    assert "&lt;b&gt;一年一付&lt;/b&gt;" in page
    assert "<b>一年" not in page


def test_the_number_of_hits_is_said(found):
    assert "找到 2 条" in words(found(q="鱼塘"))


def test_a_mistyped_word_is_read_as_the_one_that_was_meant_and_said_so(found):
    response = found(q="渔糖")
    assert "没有找到“渔糖”，下面是“鱼塘”的结果" in words(response)
    assert "东边鱼塘" in words(response)


def test_that_not_all_words_are_there_is_said(found):
    assert "下面有些只写着其中几个词" in words(found(q="东边仓库"))
    assert "其中几个词" not in words(found(q="鱼塘"))


def test_a_filter_is_a_link_and_can_be_taken_off(client, found):
    page = found(q="鱼塘")
    assert "新埭镇星光村 1 条" in words(page)
    narrowed = found(q="鱼塘", place=XINGGUANG)
    assert "找到 1 条" in words(narrowed)
    [chosen] = narrowed.context["results"].chosen
    assert chosen.label == "新埭镇星光村"
    assert "找到 2 条" in words(client.get(chosen.address))


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("kind", "row", "表里的一行"),
        ("year", "2025", "2025年"),
        ("place", XINGGUANG, "新埭镇星光村"),
    ],
)
def test_every_link_of_a_filter_finds_as_many_as_it_says(client, found, field, value, label):
    choices = [c for group in found(q="鱼塘").context["results"].groups for c in group.shown]
    [choice] = [each for each in choices if each.label == label]
    assert f"{field}={value}" in choice.address
    assert client.get(choice.address).context["results"].total == choice.count


def test_a_field_with_one_value_is_not_offered(found):
    assert "item" not in {group.name for group in found(q="鱼塘").context["results"].groups}


def test_filters_that_leave_nothing_say_so_and_can_all_be_dropped(client, found):
    response = found(q="鱼塘", place=XINGGUANG, year=2025)
    assert "选了上面这些以后，没有找到“鱼塘”" in words(response)
    unfiltered = response.context["results"].unfiltered
    assert "找到 2 条" in words(client.get(unfiltered))


def test_the_latest_come_first_where_that_is_asked(found):
    hits = found(q="租赁", sort="newest").context["results"].hits
    assert [hit.address for hit in hits] == [LEASE.address, NOTICE.address]


def test_a_name_of_a_village_leads_there_above_what_speaks_of_it(found, home):
    page = found(q="星光村").content.decode()
    assert page.index("叫这个名字的地方") < page.index("找到 1 条")
    assert f'/{XINGGUANG}/">星光村</a>' in page


def test_what_only_sounds_like_a_village_is_not_offered_beside_hits(found):
    assert "是不是要找" not in words(found(q="红旗村租赁"))


def test_nothing_found_offers_words_that_are_near_and_other_ways(client, found):
    response = found(q="鱼鳞图册")
    assert "没有找到“鱼鳞图册”" in words(response)
    assert '<a class="chip" href="/search/?q=%E9%B1%BC%E5%A1%98#found">鱼塘</a>' in (
        response.content.decode()
    )
    assert 'href="/ledgers/"' in response.content.decode()


def test_the_page_without_words_says_what_can_be_found(client, home):
    response = client.get("/search/")
    assert "能找到什么" in words(response)
    assert "max-age=60" in response["Cache-Control"]
    assert 'rel="canonical"' in response.content.decode()


def test_what_was_looked_for_lies_in_no_cache_and_in_no_search_engine(found):
    response = found(q="鱼塘")
    assert response["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert "canonical" not in response.content.decode()
    assert not response.cookies


@pytest.fixture
def many(client, home, put):
    put(
        *(
            Document(f"n{number}", "notice", f"公告{number:03}", "鱼塘", f"/n{number}/")
            for number in range(35)
        )
    )


def test_pages_have_ten_each_and_lead_to_each_other(client, many):
    first = client.get("/search/", {"q": "鱼塘"}).context["results"]
    assert len(first.hits) == 10
    assert [link.label for link in first.pages] == ["1", "2", "3", "4", "下一页"]
    seen = [
        hit.address
        for page in range(1, 5)
        for hit in client.get("/search/", {"q": "鱼塘", "page": page}).context["results"].hits
    ]
    assert len(seen) == len(set(seen)) == 35


@pytest.mark.parametrize("page", ["5", "999999", "9" * 400])
def test_a_page_that_there_is_not_leads_to_the_last(client, many, page):
    response = client.get("/search/", {"q": "鱼塘", "page": page})
    assert "没有这么多页" in words(response)
    assert len(client.get(response.context["results"].too_far).context["results"].hits) == 5


@pytest.mark.parametrize("page", ["", "0", "-3", "x", "1.5", "²", "１"])
def test_what_is_no_page_is_the_first(client, many, page):
    assert "公告" in words(client.get("/search/", {"q": "鱼塘", "page": page}))


BAD = {
    "empty": "",
    "blank": " \t\n\u3000",
    "one character": "鱼",
    "one empty character": "的",
    "one letter": "a",
    "two thousand": "鱼塘租金" * 500,
    "two thousand of one": "的" * 2000,
    "all kinds of characters": "".join(map(chr, range(0x4E00, 0x4E00 + 2000))),
    "letters": "zhongguo" * 250,
    "short runs of letters": "ab cd ef gh " * 160,
    "digits": "1 " * 1000,
    "a number without end": "9" * 2000,
    "mistypings": "低宝鱼糖祖金名担疗养院医辽室卫声间饭店超市网巴电影院" * 10,
    "punctuation": "，。！？；：“”《》（）()[]{}…—、",
    "operators": 'AND OR NOT ~ * ( ) " \\ + - ! ^ : / && || title:鱼塘',
    "an open quotation mark": '"鱼塘',
    "wildcards": "%_*?鱼%",
    "emoji": "😀👨‍👩‍👧🏠",
    "sql": "' OR 1=1; DROP TABLE search_searchdocument; --",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "template": "{{ 7|add:7 }}{% debug %}",
    "right to left": "\u202e鱼塘\u202c",
    "control characters": "鱼\x01\x1b\x7f塘",
    "combining characters": "鱼" + "\u0301" * 300,
    "numerals": "一二三四五六七八九十百千万亿" * 50,
    "big numbers": "9999999999999999999亿 一亿亿亿亿亿亿",
    "periods": "今年上个月去年三季度第13季度99月0月二零二六年" * 5,
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_whatever_is_typed_is_answered_with_bounded_work(found, text):
    with CaptureQueriesContext(connection) as queries:
        response = found(q=text)
    assert response.status_code == 200
    assert "搜索" in words(response)
    assert "<script>alert" not in response.content.decode()
    assert len(queries) <= 130


@pytest.mark.parametrize(
    "query",
    [
        "q=%ED%A0%80",
        "q=%ED%A0%80%E9%B1%BC%E5%A1%98",
        "q=%FF%FE",
        "q=%",
        "q",
        "q=a&q=b",
        "q=鱼塘&kind=nothing",
        "q=鱼塘&kind=%3Cscript%3E",
        "q=鱼塘&item=nothing",
        "q=鱼塘&place=nowhere",
        "q=鱼塘&place=999999999999",
        "q=鱼塘&place=" + "9" * 500,
        "q=鱼塘&place=²",
        "q=鱼塘&year=abc",
        "q=鱼塘&year=99999999999999999999",
        "q=鱼塘&year=0",
        "q=鱼塘&sort=nothing",
        "q=鱼塘&" + "&".join(f"kind=k{number}" for number in range(200)),
        "q=鱼塘&" + "&".join(f"f{number}=1" for number in range(200)),
        "q=鱼塘&place=3304&kind=row&item=leases&year=2026&sort=newest&page=2",
    ],
)
def test_whatever_an_address_holds_is_answered(client, found, query):
    response = client.get(f"/search/?{query}")
    assert response.status_code == 200
    assert "搜索" in words(response)


def test_a_null_character_and_a_thousand_fields_are_refused_with_a_page(client, found):
    client.raise_request_exception = False
    assert client.get("/search/?q=%00").status_code == 400
    endless = "&".join(f"f{number}=1" for number in range(1500))
    assert client.get(f"/search/?q=a&{endless}").status_code == 400


def test_half_a_surrogate_pair_is_left_out():
    assert read_asked({"q": "鱼\ud800塘"}).text == "鱼塘"


def test_only_reading_is_answered(client, home):
    assert client.post("/search/", {"q": "鱼塘"}).status_code == 405


def test_ten_thousand_can_be_paged_through_though_more_are_counted(county):
    answer = Answer((), LONGEST_LIST + 5)
    results = results_of(Asked("鱼塘", page=1000), Found(answer, Wanted((), 1)))
    assert (results.total, results.listed) == (LONGEST_LIST + 5, LONGEST_LIST)
    assert results.pages[-1].label == "1000"
    beyond = results_of(Asked("鱼塘", page=1001), Found(answer, Wanted((), 1)))
    assert "page=1000" in beyond.too_far


def test_an_engine_that_is_down_is_said_and_logged_without_the_words(found, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise EngineDown("鱼塘 at the server")

    monkeypatch.setattr(Searcher, "search", fail)
    response = found(q="鱼塘")
    assert response.status_code == 503
    assert "现在搜不了" in words(response)
    event = json.loads(caplog.messages[0])
    assert event.pop("ms") >= 0
    assert event == {"event": "search_failed", "error": "EngineDown"}


def test_an_event_tells_how_long_a_search_took_and_not_what_was_looked_for(found, caplog):
    caplog.set_level(logging.INFO, "search.events")
    found(q="鱼塘", page=1)
    [told] = [each for each in caplog.messages if '"search"' in each]
    event = json.loads(told)
    assert event["ms"] >= 0
    assert (event["hits"], event["corrected"], event["loosened"]) == (2, False, False)
    assert "鱼塘" not in told
    assert "\\u" not in told
