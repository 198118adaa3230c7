"""Values that no page of the admin sends break nothing: what they name is not there."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from areas.factories import administrator

CHOOSERS = ["area_chooser", "public_page_chooser", "wagtaildocs_chooser", "wagtailimages_chooser"]
FORGED = ["abc", "1,2", "[]", "9" * 30]


@pytest.fixture
def admin(county):
    client = Client(raise_request_exception=False)
    client.force_login(administrator())
    return client


@pytest.mark.parametrize("forged", FORGED)
@pytest.mark.parametrize("chooser", CHOOSERS)
def test_a_chooser_does_not_find_it(admin, chooser, forged):
    for address in (
        reverse(f"{chooser}:chosen", args=[forged]),
        f"{reverse(f'{chooser}:chosen_multiple')}?id={forged}",
    ):
        assert admin.get(address).status_code in {HTTPStatus.OK, HTTPStatus.NOT_FOUND}


def test_pictures_are_not_searched_for_and_filtered_at_once(admin):
    """Wagtail's own page empties the box when a tag is chosen."""
    pictures = reverse("wagtailimages_chooser:choose_results")
    assert admin.get(pictures, {"q": "a", "tag": "b"}).status_code == 404


def test_what_another_session_edits_is_not_there(admin):
    ping = reverse("wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", "abc", 1])
    assert admin.post(ping).status_code == 404


@pytest.mark.parametrize("kind", ["external", "email", "phone", "anchor"])
def test_a_link_is_asked_for_with_its_field_and_with_a_page_to_go_back_to(admin, kind):
    form = reverse(f"wagtailadmin_choose_page_{kind}_link")
    assert admin.post(form).status_code == (404 if kind == "external" else 200)
    assert admin.get(f"{form}?allow_external_link=1&parent_page_id=abc").status_code == 404
    assert admin.get(f"{form}?allow_external_link=1&parent_page_id=1").status_code == 200


def test_what_breaks_otherwise_still_does(admin):
    assert admin.get(reverse("wagtailadmin_error_test")).status_code == 500
