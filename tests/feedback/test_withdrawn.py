"""What residents say about a notice that was taken down, before or after they began to write."""

import re

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from feedback.factories import CodeFactory
from feedback.models import Code, Ticket, TicketPhoto
from tests.feedback.conftest import ROW_FACTS
from tests.feedback.sending import (
    SAID,
    add,
    code_on,
    receipt_in,
    send,
    send_with,
    shown,
)
from tests.finding import found

WHY = "村里撤并，由新村重新公开"
TITLE = "2026年第三季度租赁情况"
WAYS_TO_GO = ["unpublish", "delete"]


def whole(place):
    return f"/feedback/new/?page={place.notice.pk}&kind=problem"


def action_of(response):
    return found(
        '<form id="words" method="post" action="(.+?)"', response.content.decode()
    ).replace("&amp;", "&")


@pytest.mark.parametrize("end", WAYS_TO_GO)
def test_an_open_form_still_arrives(place, client, end):
    form = client.get(whole(place))
    getattr(place.notice, end)()

    receipt_in(send_with(client, action_of(form), form))
    ticket = Ticket.unscoped.get()
    assert (ticket.text, ticket.title, ticket.village) == (SAID, TITLE, place.village)
    assert ticket.row_facts == []


@pytest.mark.parametrize("end", WAYS_TO_GO)
def test_photos_can_still_be_added_to_an_open_form(place, client, end):
    form = client.get(whole(place))
    getattr(place.notice, end)()

    added = add(client, action_of(form), form)
    assert len(shown(added)) == 1
    sent = send_with(client, action_of(added), added)
    assert "照片收到 1 张" in sent.content.decode()
    assert TicketPhoto.unscoped.get().ticket == Ticket.unscoped.get()


@pytest.mark.parametrize("end", WAYS_TO_GO)
def test_words_about_a_row_of_it_are_shown_again_for_the_whole_notice(place, client, address, end):
    form = client.get(address)
    getattr(place.notice, end)()

    again = send_with(client, action_of(form), form)
    page = again.content.decode()
    for words in ("现在不在公示里了", "已经撤下", "再点一次“送出”", SAID):
        assert words in page
    assert not Ticket.unscoped.exists()
    receipt_in(send_with(client, action_of(again), again))
    assert (Ticket.unscoped.get().row_key, Ticket.unscoped.get().title) == ("", TITLE)


@pytest.mark.parametrize("end", WAYS_TO_GO)
def test_the_form_says_when_it_was_withdrawn_and_why(place, client, end):
    getattr(place.notice, end)()
    Code.objects.update(why_gone=WHY)
    code = Code.objects.get()
    response = client.get(f"/feedback/new/?code={code.token}&kind=problem")
    page = response.content.decode()
    today = timezone.localdate()
    assert response.status_code == 200
    for words in (TITLE, f"{today.year}年{today.month}月{today.day}日已经撤下", f"原因：{WHY}"):
        assert words in page
    assert f'href="{place.village_page.url}"' in page.split("</form>")[-1]


def test_the_address_of_the_page_leads_there_as_well(place, client):
    place.notice.unpublish()
    assert "已经撤下" in client.get(whole(place)).content.decode()
    receipt_in(send_with(client, whole(place), client.get(whole(place))))
    assert Ticket.unscoped.get().page_id == place.notice.pk


def test_a_row_of_it_leads_to_the_whole(place, client, address):
    place.notice.unpublish()
    page = client.get(address).content.decode()
    assert "现在不在公示里了" in page
    assert ROW_FACTS[1].words not in page


@pytest.mark.parametrize("end", WAYS_TO_GO)
def test_its_code_leads_to_the_form(place, client, end):
    code = code_on(place.notice)
    getattr(place.notice, end)()
    page = client.get(f"/q/{code.token}/").content.decode()
    form = found('href="([^"]+)">我有话要说', page)
    assert client.get(form).status_code == 200


def test_what_is_public_again_is_asked_about_as_it_is(place, client, address):
    form = client.get(address)
    place.notice.unpublish()
    Page.objects.get(pk=place.notice.pk).specific.save_revision().publish()
    receipt_in(send_with(client, action_of(form), form))
    assert Ticket.unscoped.get().facts == ROW_FACTS


def test_a_page_that_was_never_public_is_not_told_of(place, client):
    draft = place.village_page.add_child(
        instance=type(place.notice)(title="没公开过", slug="draft", live=False)
    )
    for named in (f"page={draft.pk}", "code=C7HKM3RT2"):
        answer = client.get(f"/feedback/new/?{named}")
        assert answer.status_code == 404
        assert "没公开过" not in answer.content.decode()


@pytest.mark.parametrize("is_gone", [False, True])
def test_what_is_kept_from_the_public_is_not_told_of(place, client, is_gone):
    code = code_on(place.notice)
    PageViewRestriction.objects.create(
        page=place.village_page, restriction_type=PageViewRestriction.LOGIN
    )
    if is_gone:
        place.notice.unpublish()
    for address in (whole(place), f"/feedback/new/?code={code.token}"):
        assert client.get(address).status_code == 404
        assert send(client, address).status_code == 404
    assert "我有话要说" not in client.get(f"/q/{code.token}/").content.decode()
    assert not Ticket.unscoped.exists()


def test_of_no_village_nobody_could_read_what_is_said(db, client):
    code = CodeFactory(village=None)
    assert client.get(f"/feedback/new/?code={code.token}").status_code == 404
    assert "我有话要说" not in client.get(f"/q/{code.token}/").content.decode()


@pytest.mark.parametrize("named", ["page=999999999", "page=x", "code=C7HKM3RT2", ""])
def test_words_about_nothing_that_is_known_are_given_back(place, client, named):
    words = "鱼塘</textarea><b>去年就退了"
    answer = send(client, f"/feedback/new/?{named}", words)
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "鱼塘&lt;/textarea&gt;&lt;b&gt;去年就退了" in found(
        "<textarea.*?</textarea>", page, re.S
    )
    assert "抄下来" in page
    assert not Ticket.unscoped.exists()
    larger = client.post(action_of(answer), {"text": words, "size": "large"})
    assert "去年就退了" in larger.content.decode()
    assert larger.cookies["display"].value == "large"
    assert "抄下来" not in send(client, f"/feedback/new/?{named}", " ").content.decode()
