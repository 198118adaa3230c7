"""Who is about to say what others said taps once instead."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from areas.factories import AreaFactory
from feedback.desk.numbers import desk_number
from feedback.enums import Kind, State
from feedback.factories import CodeFactory
from feedback.handling.publishing import take_back
from feedback.models import Category, Ticket
from tests.feedback.published.conftest import SHOWN

ME_TOO = "/feedback/me-too/"
BUTTON = 'form="me-too" name="ticket" value="{}">我也遇到</button>'


@pytest.fixture
def published(lamp):
    return lamp.published()


def form_page(client, place, kind=Kind.PROBLEM):
    return client.get(f"/feedback/new/?page={place.notice.pk}&kind={kind}").text


def tap(client, published, **headers):
    return client.post(ME_TOO, {"ticket": published.token}, follow=True, **headers)


def met(published):
    published.refresh_from_db()
    return published.me_too


def test_the_form_shows_what_others_said_with_one_tap(client, place, published):
    page = form_page(client, place)
    assert SHOWN in page
    assert BUTTON.format(published.token) in page
    answer = tap(client, published)
    assert answer.redirect_chain == [(f"/feedback/tickets/{published.token}/?met=now", 303)]
    assert "记下了，不用再写" in answer.text
    assert "1 人也遇到" in answer.text
    assert not answer.cookies


def test_it_stands_beside_its_own_category_and_in_no_other_kind(client, place, published):
    page = form_page(client, place)
    before, _ = page.split(SHOWN)
    assert before.rindex("道路、路灯、水电") > before.rindex("垃圾、污水、环境")
    for kind in (Kind.QUESTION, Kind.SUGGESTION, Kind.ACCUSATION):
        assert SHOWN not in form_page(client, place, kind)


def test_another_village_does_not_show_it(client, place, published):
    door = CodeFactory(village=AreaFactory(parent=place.town, name="月亮村村民委员会"))
    assert SHOWN not in client.get(f"/feedback/new/?code={door.token}&kind=problem").text


def test_from_one_address_it_counts_once_a_day_and_from_another_again(client, published):
    assert "已经点过" not in tap(client, published).text
    assert "已经点过" in tap(client, published).text
    assert met(published) == 1
    tap(client, published, REMOTE_ADDR="10.0.0.7")
    assert met(published) == 2
    cache.clear()  # the next day the address has another name
    tap(client, published)
    assert met(published) == 3


@pytest.mark.parametrize(
    "changes",
    [{"state": State.CLOSED, "settled_at": timezone.now()}, {"agrees_to_publishing": False}],
)
def test_what_is_over_or_not_public_counts_no_more(client, place, published, changes):
    Ticket.unscoped.update(**changes)
    assert SHOWN not in form_page(client, place)
    assert "记下了" not in tap(client, published).text
    assert met(published) == 0


def test_what_was_taken_back_or_never_was_is_not_found(client, published):
    take_back(published.ticket_id)
    assert tap(client, published).status_code == 410
    for forged in ("0" * 16, "\0", f"{published.token}\0", "9" * 99, ["0" * 16, "x"]):
        assert client.post(ME_TOO, {"ticket": forged}).status_code == 404
    assert client.post(ME_TOO).status_code == 404
    assert client.get(ME_TOO).status_code == 404


def test_another_site_taps_for_nobody(client, published):
    client.post(ME_TOO, {"ticket": published.token}, headers={"origin": "https://example.org"})
    assert met(published) == 0


def test_the_page_has_the_button_while_it_is_open_and_the_desk_the_number(client, lamp, published):
    address = f"/feedback/tickets/{published.token}/"
    assert ">我也遇到</button>" in client.get(address).text
    tap(client, published)
    client.force_login(lamp.station)
    assert "1 人也遇到" in client.get(f"/desk/{desk_number(lamp.ticket.pk)}/").text
    Ticket.unscoped.update(state=State.CLOSED)
    assert ">我也遇到</button>" not in client.get(address).text


def test_who_asks_or_suggests_the_same_says_so_in_other_words(client, place, published):
    category = Category.objects.filter(kind=Kind.QUESTION)[:1].get()
    Ticket.unscoped.update(kind=Kind.QUESTION, category=category)
    assert ">我也想问</button>" in form_page(client, place, Kind.QUESTION)
    assert "1 人也想问" in tap(client, published).text


def test_what_others_said_costs_no_further_question(client, place, lamp):
    form_page(client, place)  # once, for what a process asks only once
    with CaptureQueriesContext(connection) as without:
        form_page(client, place)
    published = lamp.published()
    with CaptureQueriesContext(connection) as asked:
        assert published.text in form_page(client, place)
    assert len(asked) == len(without)
