"""What readers get: places that are found, and pages that caches may keep."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from PIL import Image

from home import marks
from home.models import CountyPage, HomePage, SiteSettings, StandardPage, TownPage, VillagePage


def text_of(response):
    return response.content.decode()


def test_the_home_page_lists_towns_with_their_villages(client, home):
    places = [
        (place.page.title, [each.page.title for each in place.below])
        for place in client.get("/").context["page"].places()
    ]
    assert places == [("新埭镇", ["星光村", "红旗村"]), ("广陈镇", ["红旗村"])]


def test_a_village_page_says_where_it_is(client, village):
    page = text_of(client.get(village.url))
    assert "<title>新埭镇星光村 村务公开 - 平湖市清廉村居</title>" in page
    assert page.index("平湖市</a>") < page.index("新埭镇</a>") < page.index("<h1>星光村</h1>")
    assert 'lang="zh-Hans"' in page


def test_sharing_has_a_title_and_a_full_address_of_a_picture(client, village):
    page = text_of(client.get(village.url))
    assert '<meta property="og:title" content="新埭镇星光村 村务公开">' in page
    assert 'property="og:image" content="http://testserver/static/images/share' in page
    assert f'rel="canonical" href="http://testserver{village.url}"' in page


def test_the_picture_is_large_enough_for_wechat():
    with Image.open(settings.ROOT / "static/images/share.png") as picture:
        assert picture.format == "PNG"
        assert min(picture.size) >= 300


def test_every_place_is_shared_under_its_own_words(client, home, town, village):
    assert 'og:title" content="新埭镇村务公开"' in text_of(client.get(town.url))
    assert 'og:description" content="星光村的收支' in text_of(client.get(village.url))
    village.title = "城北社区"
    assert village.share_title == "新埭镇城北社区 居务公开"
    village.seo_title, village.search_description = "我们的村", "三百户人家。"
    assert (village.share_title, village.share_description) == ("我们的村", "三百户人家。")


def test_a_town_says_what_the_apps_above_say_of_its_villages(client, town, village):
    marks.register_mark(lambda area: {village.slug: f"{area.short_name}的一村"})
    marks.register_mark(lambda area: {village.slug: "两项"})
    page = text_of(client.get(town.url))
    assert "新埭镇的一村，两项" in page
    assert page.count("还没有公开") == 1  # 红旗村


def test_the_foot_shows_who_is_responsible(client, home):
    about = SiteSettings.objects.get()
    about.organiser, about.phone, about.icp_number = "平湖市纪委", "0573-00000000", "浙ICP备0号"
    about.save()
    page = text_of(client.get("/privacy/"))
    assert "平湖市纪委" in page
    assert 'href="tel:0573-00000000"' in page
    assert "浙ICP备0号" in page


@pytest.mark.parametrize("address", ["/", "town", "village", "/privacy/", "/x/"])
def test_readers_get_no_cookie_and_the_same_bytes(client, home, town, village, address):
    address = {"town": town.url, "village": village.url}.get(address, address)
    plain = client.get(address)
    assert not plain.cookies
    assert "Cookie" not in plain.get("Vary", "")
    client.cookies["display"] = "largest-high"
    assert client.get(address).content == plain.content


@pytest.mark.parametrize("address", ["/", "/privacy/"])
def test_an_unchanged_page_is_not_sent_twice(client, home, address):
    first = client.get(address)
    assert first["Cache-Control"] == "public, max-age=60"
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_only_a_page_of_one_record_has_a_date(client, village):
    assert client.get("/privacy/")["Last-Modified"].endswith("GMT")
    assert "Last-Modified" not in client.get(village.url)


def test_who_is_logged_in_sees_a_change_at_once(client, home):
    client.force_login(User.objects.create_superuser("editor"))
    assert client.get("/")["Cache-Control"] == "private, no-cache"


def test_a_page_takes_no_post(client, home):
    assert client.post("/privacy/").status_code == 405


def test_drafts_and_unknown_addresses_are_not_found(client, home, village):
    assert client.get(f"{village.url}nothing/").status_code == 404
    village.live = False
    village.save()
    assert client.get(village.url).status_code == 404


def test_an_address_of_many_steps_costs_no_more(client, home, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        assert client.get("/" + "a/" * 3000).status_code == 404


def test_the_frame_of_a_deep_page_leaves_room_for_its_content(
    client, village, django_assert_max_num_queries
):
    client.get(village.url)
    with django_assert_max_num_queries(12):
        client.get(village.url)


def test_a_wrong_address_gets_help(client, home):
    response = client.get("/q-typo/")
    assert response.status_code == 404
    page = text_of(response)
    assert "没有找到这个页面" in page
    assert 'name="q"' in page
    assert 'href="/"' in page


@pytest.mark.parametrize(
    ("parent", "child", "allowed"),
    [
        (HomePage, StandardPage, True),
        (HomePage, TownPage, True),
        (CountyPage, TownPage, True),
        (TownPage, VillagePage, True),
        (HomePage, VillagePage, False),
        (VillagePage, VillagePage, False),
        (VillagePage, StandardPage, False),
        (StandardPage, StandardPage, False),
        (TownPage, CountyPage, False),
    ],
)
def test_which_page_may_stand_below_which(parent, child, allowed):
    assert (child in parent.allowed_subpage_models()) is allowed


@pytest.mark.parametrize("kind", [HomePage, CountyPage, TownPage, VillagePage])
def test_nobody_makes_pages_of_areas_by_hand(kind):
    assert not kind.is_creatable


def test_nobody_removes_the_page_of_an_area_by_hand(village):
    rights = village.page_ptr.permissions_for_user(User(is_superuser=True))
    assert not rights.can_delete()
    assert not rights.can_move()
    assert not rights.can_copy()
    assert not rights.can_unpublish()
    assert rights.can_edit()
