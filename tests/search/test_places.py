"""The box for everything finds places by their names, however they are written."""

import pytest

from areas.enums import Level
from areas.factories import AreaFactory, make_area
from areas.models import Area
from home.factories import make_site
from home.models import StandardPage
from home.selectors import MOST_FOUND


def text_of(response):
    return response.content.decode()


def titles(response):
    found = response.context["places"]
    return [place.page.title for place in found.places] if found else []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("星光村", ["星光村"]),
        ("星光", ["星光村"]),
        ("我要找星光村", ["星光村"]),
        ("星光村在哪？", ["星光村"]),
        ("请问星光村在哪里", ["星光村"]),
        ("帮我查一下星光村的页面", ["星光村"]),
        ("星光村属于哪个镇", ["星光村"]),
        ("星光村村民委员会", ["星光村"]),
        (" 星光 村 ", ["星光村"]),
        ("红旗", ["红旗村", "红旗村"]),
        ("新埭", ["新埭镇"]),
        ("月亮湾", []),
        ("新埭镇星光村", ["星光村"]),
        ("平湖市新埭镇 星光村民委员会", ["星光村"]),
        ("浙江省平湖市新埭镇，红旗村", ["红旗村"]),
        ("平湖广陈红旗", ["红旗村"]),
        ("广陈镇星光村", ["广陈镇"]),
        ("平湖市", []),
        ("星光村。", ["星光村"]),
        ("星光村，", ["星光村"]),
        ("星光村!", ["星光村"]),
        ("“星光村”", ["星光村"]),
        ("《星光》？", ["星光村"]),
        ("星光村 新埭镇", ["星光村"]),
        ("红旗村，广陈", ["红旗村"]),
        ("星光村（平湖市新埭镇）", ["星光村"]),
        ("平湖市、星光村、新埭镇。", ["星光村"]),
        ("xingguang", ["星光村"]),
        ("Xing Guang cun", ["星光村"]),
        ("hongqi", ["红旗村", "红旗村"]),
        ("xing", []),
        ("。", []),
        ("%", []),
        ("<script>", []),
    ],
)
def test_find_my_village(client, home, wanted, found):
    response = client.get("/search/", {"q": wanted})
    assert titles(response) == found
    assert "<script>" not in text_of(response)


def test_two_villages_of_one_name_are_told_apart(client, home):
    response = client.get("/search/", {"q": "红旗村"})
    found = response.context["places"].places
    assert [place.above.title for place in found] == ["新埭镇", "广陈镇"]


def test_a_named_town_is_looked_into(client, home):
    found = client.get("/search/", {"q": "新埭红旗村"}).context["places"].places
    assert [place.above.title for place in found] == ["新埭镇"]


def test_too_many_are_not_counted_as_all(client, county):
    town = county.get_children().first()
    for number in range(MOST_FOUND):
        AreaFactory(parent=Area.objects.get(pk=town.pk), name=f"东{number}社区")
    make_site(county)
    some = text_of(client.get("/search/", {"q": "社区"}))
    assert f"还有 {MOST_FOUND - 4} 个" in some
    assert "太多了" not in some
    AreaFactory(parent=Area.objects.get(pk=town.pk), name="西社区")
    make_site(county)
    response = client.get("/search/", {"q": "社区"})
    assert len(titles(response)) == MOST_FOUND
    assert f"太多了，先列 {MOST_FOUND} 个" in text_of(response)


@pytest.mark.parametrize(
    ("typed", "like"),
    [
        ("星广村", ["星光村"]),
        ("新埭镇星广村。", ["星光村"]),
        ("星广，新埭", ["星光村", "新埭镇"]),
        ("星光光", ["星光村"]),
        ("新代镇", ["新埭镇"]),
        ("红期村", ["红旗村", "红旗村"]),
        ("广陈红期", ["红旗村"]),
        ("星光村 广陈镇", ["星光村", "广陈镇"]),
        ("星光村 无此镇", ["星光村"]),
        ("星光村租赁", ["星光村"]),
        ("星光的低保", ["星光村"]),
        ("新埭镇红旗村财务收支。", ["红旗村"]),
        ("红旗村租赁", ["红旗村", "红旗村"]),
        ("新埭镇救助", ["新埭镇"]),
        ("月亮湾", []),
        ("某", []),
    ],
)
def test_a_name_with_a_slip_or_words_after_it_is_answered_by_those_like_it(
    client, home, typed, like
):
    response = client.get("/search/", {"q": typed})
    assert sorted(titles(response)) == sorted(like)
    assert ("是不是要找" in text_of(response)) is bool(like)
    assert "没有找到" in text_of(response)


def test_what_is_found_is_not_called_a_guess(client, home):
    assert "是不是要找" not in text_of(client.get("/search/", {"q": "星光"}))


def test_many_words_cost_no_more_than_the_box_holds(client, home, django_assert_max_num_queries):
    with django_assert_max_num_queries(100):
        client.get("/search/", {"q": " ".join(map(chr, range(0x4E00, 0x4E00 + 500)))})


def test_a_village_outside_the_served_area_is_not_found(client, home):
    outside = AreaFactory(parent=make_area(Level.TOWN), name="星光村村民委员会")
    stranger = home.get_parent().add_child(
        instance=StandardPage(title="别处的星光村", slug=outside.code)
    )
    assert stranger.title not in titles(client.get("/search/", {"q": "星光"}))
