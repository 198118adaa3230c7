"""Pages that staff pin: above all hits, for the words they name, while everybody may read them."""

from html import unescape

import pytest
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from areas.factories import administrator
from home.models import StandardPage, VillagePage
from search.engines.base import Document
from search.models import MissedPhrase, PinnedPage
from search.pinned import pinned_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(home):
    return home.add_child(instance=StandardPage(title="低保怎么申请", slug="guide"))


@pytest.fixture
def pin(guide):
    return PinnedPage.objects.create(
        words="低保 最低生活保障", page=guide, description="要带哪些材料"
    )


def words(response):
    return " ".join(unescape(strip_tags(response.content.decode())).split())


@pytest.mark.parametrize("typed", ["低保", " 低保 ", "最低生活保障", "dibao", "DIBAO"])
def test_a_pinned_page_stands_above_the_hits(client, pin, put, typed):
    put(Document("a", "notice", "低保名单", "", "/a/"))
    told = words(client.get("/search/", {"q": typed}))
    assert told.index("推荐先看 低保怎么申请 要带哪些材料") < told.index("找到 1 条 低保名单")


@pytest.mark.parametrize("typed", ["低保名单", "低", "db", "。"])
def test_other_words_do_not_bring_it(client, pin, typed):
    assert "推荐先看" not in words(client.get("/search/", {"q": typed}))


@pytest.mark.parametrize("typed", ["魚塘租金", "鱼塘 租金", "鱼塘\u3000租金"])
def test_however_it_is_written_it_comes(client, guide, typed):
    PinnedPage.objects.create(words="鱼塘租金", page=guide)
    assert "推荐先看" in words(client.get("/search/", {"q": typed}))


def test_what_a_mistyped_word_was_read_as_brings_it(client, guide, put):
    PinnedPage.objects.create(words="鱼塘", page=guide)
    put(Document("a", "notice", "鱼塘", "", "/a/"))
    assert "推荐先看" in words(client.get("/search/", {"q": "渔糖"}))


def test_it_is_there_where_nothing_else_is_found(client, pin):
    PinnedPage.objects.update(words="月球车")
    told = words(client.get("/search/", {"q": "月球车"}))
    assert "低保怎么申请" in told
    assert "没有找到" not in told
    assert not MissedPhrase.objects.exists()


def test_it_is_not_repeated_among_the_hits(client, pin, guide, put):
    put(Document("text:1", "page", guide.title, "低保", guide.get_url()))
    page = client.get("/search/", {"q": "低保"}).content.decode()
    assert page.count(f'href="{guide.get_url()}"') == 1
    put(Document("a", "notice", "低保名单", "", "/a/"))
    page = client.get("/search/", {"q": "低保"}).content.decode()
    assert page.count(f'href="{guide.get_url()}"') == 1
    assert 'href="/a/"' in page


def test_who_narrows_or_turns_the_page_gets_only_hits(client, pin, put):
    put(*(Document(f"n{n}", "notice", f"低保{n}", "", f"/n{n}/") for n in range(11)))
    for asked in ({"page": 2}, {"kind": "notice"}):
        assert "推荐先看" not in words(client.get("/search/", {"q": "低保"} | asked))


def test_several_come_in_the_order_of_staff_and_each_once(pin, guide, home):
    village = VillagePage.objects.first()
    PinnedPage.objects.create(words="吃低保 低保", page=village, sort_order=0)
    PinnedPage.objects.filter(pk=pin.pk).update(sort_order=1)
    PinnedPage.objects.create(words="低保", page=guide, sort_order=2)
    assert [each.title for each in pinned_for("低保")] == ["新埭镇星光村", "低保怎么申请"]


def test_what_is_not_public_is_not_shown(pin, guide):
    assert pinned_for("低保")
    guide.unpublish()
    assert not pinned_for("低保")
    guide.save_revision().publish()
    assert pinned_for("低保")
    above = guide.get_parent()
    restriction = PageViewRestriction.objects.create(page=above, restriction_type="login")
    assert not pinned_for("低保")
    restriction.delete()
    assert pinned_for("低保")
    guide.delete()
    assert not pinned_for("低保")


def test_inspection_pins_a_page(inspector, guide):
    address = reverse("pinnedpage:add")
    assert "选一页" in inspector.get(address).content.decode()
    inspector.post(address, {"words": "低保，吃低保", "page": guide.pk, "description": ""})
    assert PinnedPage.objects.get().words == "低保 吃低保"
    assert "低保怎么申请" in words(inspector.get(reverse("pinnedpage:index")))
    assert "推荐先看" in words(inspector.get("/search/", {"q": "吃低保"}))


@pytest.mark.parametrize(
    ("typed", "said"),
    [("。", "这些不行：“。”"), ("一" * 21, "最多 20 个字"), ("，", "请写大家会怎么找")],
)
def test_words_that_nobody_types_are_refused(inspector, guide, typed, said):
    sent = {"words": typed, "page": guide.pk, "description": ""}
    assert said in words(inspector.post(reverse("pinnedpage:add"), sent))


def test_a_page_that_is_not_public_cannot_be_pinned_nor_is_its_title_told(inspector, guide):
    guide.unpublish()
    told = inspector.post(reverse("pinnedpage:add"), {"words": "低保", "page": guide.pk})
    assert "现在没有公开" in words(told)
    assert guide.title not in words(told)


def test_the_chooser_finds_public_pages_by_a_part_of_their_title(inspector, guide, pin):
    address = reverse("public_page_chooser:choose_results")
    assert "低保怎么申请" in words(inspector.get(address, {"q": "怎么申请"}))
    assert "低保怎么申请" not in words(inspector.get(address, {"q": "星光"}))
    guide.unpublish()
    assert "低保怎么申请" not in words(inspector.get(address, {"q": "怎么申请"}))


def test_the_list_tells_which_pages_are_not_shown(inspector, pin, guide):
    guide.unpublish()
    assert "icon-cross" in inspector.get(reverse("pinnedpage:index")).content.decode()


def test_an_administrator_chooses_as_well(client, guide):
    client.force_login(administrator())
    address = reverse("public_page_chooser:choose_results")
    assert guide.title in words(client.get(address, {"q": "低保"}))
