"""What editors meet: the intro of a village is theirs, its name is not."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text


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
