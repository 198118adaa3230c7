"""A notice is taken down with a reason, and its address tells it."""

import pytest
from django.urls import reverse

from areas.factories import administrator
from disclosure.models import DisclosurePage, Takedown
from feedback.services import ensure_code
from tests.disclosure.conftest import Q3
from tests.disclosure.reading import read, text_of
from tests.finding import found

REASON = "村里撤并，这一期由新村重新公开"


@pytest.fixture
def public(village, make_notice):
    return make_notice(village, Q3)


def take_down(client, page, reason):
    address = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    return client.post(address, {"reason": reason}, follow=True)


def is_live(page):
    return DisclosurePage.objects.get(pk=page.pk).live


FILES = ("data.csv", "data.json", "data.xlsx", "datapackage.json", "code.svg", "code.png")


@pytest.mark.parametrize("below", ["", "print/", "changes/", *FILES])
def test_its_addresses_say_why_it_is_gone_and_lead_to_the_village(
    client, admin_client, public, below
):
    take_down(admin_client, public, REASON)
    assert not is_live(public)
    html = read(client, public.url + below, 410)
    assert REASON in html
    assert "这份公示已经撤下" in html
    assert f'href="{public.get_parent().url}"' in html
    assert "李某某" not in html


def test_who_opens_it_in_the_editor_reads_who_took_it_down_and_why(admin_client, public):
    take_down(admin_client, public, REASON)
    editor = admin_client.get(reverse("wagtailadmin_pages:edit", args=[public.pk]))
    assert f"撤下，原因是「{REASON}」" in editor.content.decode()
    DisclosurePage.objects.get(pk=public.pk).get_latest_revision().publish(user=administrator())
    editor = admin_client.get(reverse("wagtailadmin_pages:edit", args=[public.pk]))
    assert REASON not in editor.content.decode()


def test_it_can_still_be_answered_where_it_stood(client, admin_client, public):
    take_down(admin_client, public, REASON)
    form = found('href="([^"]+)">我有话要说', read(client, public.url, 410))
    page = read(client, f"{form}&kind=problem")
    assert f"原因：{REASON}" in page
    assert public.title in page


def test_behind_its_code_stands_the_same_until_it_is_public_again(client, admin_client, public):
    address = f"/q/{ensure_code(public).token}/"
    take_down(admin_client, public, REASON)
    told = read(client, address, 410)
    assert f"原因：{REASON}" in told
    assert f"<title>{public.title}（已经撤下）" in told
    again = DisclosurePage.objects.get(pk=public.pk)
    again.get_latest_revision().publish(user=administrator())
    assert REASON not in read(client, address)


def test_it_is_deleted_only_after_that_and_its_code_keeps_the_reason(client, admin_client, public):
    address, deleting = (
        f"/q/{ensure_code(public).token}/",
        reverse("wagtailadmin_pages:delete", args=[public.pk]),
    )
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    for way in (deleting, f"{bulk}?id={public.pk}&next=/"):
        admin_client.post(way, {"next": ""})
        assert is_live(public)
    take_down(admin_client, public, REASON)
    admin_client.post(deleting)
    assert not DisclosurePage.objects.exists()
    assert f"原因：{REASON}" in read(client, address, 410)
    assert "这一页也已经删除" in read(client, address, 410)


@pytest.mark.parametrize(
    ("reason", "said"), [("", "请写明为什么撤下"), ("见 13800001234", "手机号")]
)
def test_without_a_reason_it_stays(client, admin_client, public, reason, said):
    assert said in text_of(take_down(admin_client, public, reason).content.decode())
    assert is_live(public)
    assert not Takedown.objects.exists()


def test_the_administrator_is_asked_for_it(admin_client, public):
    address = reverse("wagtailadmin_pages:unpublish", args=[public.pk])
    assert "为什么撤下" in admin_client.get(address).content.decode()


def test_many_at_once_are_not_taken_down(admin_client, public):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    shown = admin_client.post(f"{address}?id={public.pk}", {"reason": REASON}, follow=True)
    assert "一份一份撤下" in shown.content.decode()
    assert is_live(public)


def test_what_is_public_again_is_there_again(client, admin_client, public):
    take_down(admin_client, public, REASON)
    public.get_latest_revision().publish(user=administrator())
    assert REASON not in read(client, public.url)


def test_a_draft_that_was_never_public_is_nowhere(client, village, make_notice):
    draft = make_notice(village, Q3, publish=False)
    assert client.get(draft.get_url() or "").status_code == 404
