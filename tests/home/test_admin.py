"""What editors meet: the intro of a village is theirs, its name is not."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text

from home.models import TownPage


@pytest.fixture
def editor(client, home):
    client.force_login(User.objects.create_superuser("editor"))
    return client


def test_an_editor_writes_the_intro_but_not_the_name(editor, village):
    address = reverse("wagtailadmin_pages:edit", args=[village.pk])
    assert "要改名，请先改区划" in editor.get(address).content.decode()
    form = {
        "title": "别的名字",
        "slug": "other",
        "intro": rich_text("<p>三百户人家。</p>"),
        "seo_title": "",
        "search_description": "",
        "action-publish": "1",
    }
    assert editor.post(address, nested_form_data(form)).status_code == 302
    village.refresh_from_db()
    assert (village.title, village.slug) == ("星光村", village.area.code)
    assert "三百户人家" in village.intro


def test_the_menu_leads_to_what_the_site_uses_only(editor):
    menu = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("wagtaildocs:index") not in menu


def test_the_page_of_a_village_cannot_be_deleted(editor, village):
    address = reverse("wagtailadmin_pages:delete", args=[village.pk])
    editor.post(address)
    village.refresh_from_db()
    assert village.live


def test_nor_moved_to_another_town_by_the_last_step_of_a_move_alone(editor, village):
    """Duties on that town would be rights on what is written in this one."""
    elsewhere = TownPage.objects.get(title="广陈镇")
    address = reverse("wagtailadmin_pages:move_confirm", args=[village.pk, elsewhere.pk])
    before = village.path
    assert editor.post(address).status_code == 302
    village.refresh_from_db()
    assert village.path == before
