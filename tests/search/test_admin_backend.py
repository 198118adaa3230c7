"""Wagtail's own search in the admin finds Chinese, on whichever database it runs."""

import pytest
from django.utils.html import strip_tags
from wagtail.models import Page

from areas.enums import Level
from areas.factories import administrator, make_area, make_village
from home.services import build_page_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    """The page tree of a town with two villages."""
    town = make_area(Level.TOWN)
    for name in ("星光村村民委员会", "旧埭村村民委员会"):
        make_village(town=town, name=name)
    build_page_tree(town.get_parent())


def titles(found):
    return [page.title for page in found]


@pytest.mark.parametrize("typed", ["星光", "光村", "星光村", "星 光村"])
def test_a_village_is_found_by_a_part_of_its_name(pages, typed):
    if " " in typed:
        assert titles(Page.objects.autocomplete(typed)) == ["星光村"]
        return
    assert titles(Page.objects.search(typed)) == ["星光村"]
    assert titles(Page.objects.autocomplete(typed)) == ["星光村"]


def test_one_character_is_enough_while_typing(pages):
    assert set(titles(Page.objects.autocomplete("埭"))) == {"旧埭村"}


@pytest.mark.parametrize("typed", ["光星", "星光镇", "AND", '"', "星光* AND 旧埭", "?", "😀", "\\"])
def test_what_does_not_stand_there_is_not_found(pages, typed):
    assert titles(Page.objects.search(typed)) == []


def test_a_page_under_a_new_title_is_found_by_that_alone(pages):
    page = Page.objects.get(title="星光村")
    page.title = "红旗新村"
    page.save()
    assert titles(Page.objects.search("红旗")) == ["红旗新村"]
    assert titles(Page.objects.search("星光")) == []


def test_the_box_of_the_admin_finds_it(pages, client):
    client.force_login(administrator())
    page = client.get("/admin/pages/search/", {"q": "光村"}).content.decode()
    assert "星光村" in page
    assert "None" not in strip_tags(page)
