"""Photos of answers and of what was done: for who handles, and who has the receipt."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from areas.enums import Role
from feedback.desk.numbers import desk_number
from feedback.enums import State
from feedback.factories import TicketFactory, TicketPhotoFactory
from feedback.intake import photo_limits, photo_links
from feedback.models import Ticket, TicketPhoto
from feedback.receipts import receipt_for
from tests.feedback.sending import PHOTO
from tests.finding import found
from tests.picturing import QUARTERS, quarters


@pytest.fixture
def ticket(place) -> Ticket:
    return TicketFactory(village=place.village)


@pytest.fixture
def inspector(place, make_official):
    return make_official(Role.TOWN_INSPECTION, place.town)


def photo(content=PHOTO):
    return SimpleUploadedFile("IMG_20261125.jpg", content)


def look_up(client, ticket, **said):
    return client.post("/feedback/receipt/", {"receipt": receipt_for(ticket.stamp), **said})


def close(client, ticket, **sent):
    return client.post(f"/desk/{desk_number(ticket.pk)}/closed/", {"text": "路修好了。", **sent})


def test_its_author_sees_what_was_done(client, ticket, inspector, monkeypatch):
    client.force_login(inspector)
    assert 'name="photo"' in client.get(f"/desk/{desk_number(ticket.pk)}/").content.decode()
    close(client, ticket, photo=photo())
    desk = client.get(f"/desk/{desk_number(ticket.pk)}/").content.decode()
    assert client.get(found('<img src="(/desk/[^"]+)"', desk)).status_code == 200
    client.logout()

    page = look_up(client, ticket).content.decode()
    link = found('<img src="(/feedback/photos/[^"]+)"', page)
    shown = client.get(link)
    assert quarters(shown.content) == QUARTERS
    assert not Image.open(BytesIO(shown.content)).getexif()
    assert "no-store" in shown.headers["Cache-Control"]
    monkeypatch.setattr(photo_links, "SAID_LINKS_VALID_FOR", timedelta(seconds=-1))
    assert client.get(link).status_code == 404


def test_what_is_no_photo_closes_nothing_and_loses_no_words(client, ticket, inspector):
    client.force_login(inspector)
    answer = close(client, ticket, photo=photo(b"%PDF-1.7"))
    assert answer.status_code == 422
    assert "不是照片" in answer.content.decode()
    assert "路修好了。" in answer.content.decode()
    assert Ticket.unscoped.get().state == State.RECEIVED
    assert not TicketPhoto.unscoped.exists()


def test_an_author_who_is_asked_answers_with_a_photo(client, ticket, inspector):
    client.force_login(inspector)
    client.post(f"/desk/{desk_number(ticket.pk)}/asked/", {"text": "拍一张看看。"})
    client.logout()
    look_up(client, ticket, turn="replied", text="就是这里。", photo=photo())
    client.force_login(inspector)
    desk = client.get(f"/desk/{desk_number(ticket.pk)}/").content.decode()
    assert "就是这里。" in desk
    assert quarters(client.get(found('<a href="(/desk/[^"]+photos[^"]+)"', desk)).content)
    (photographed,) = TicketPhoto.unscoped.filter(event__isnull=False)
    assert photographed.event
    assert photographed.event.text == "就是这里。"


def test_nobody_looks_at_a_photo_out_of_turn_or_from_who_sent_too_many(
    client, ticket, inspector, monkeypatch
):
    look_up(client, ticket, turn="replied", text="就是这里。", photo=photo())
    Ticket.unscoped.update(state=State.WAITING)
    monkeypatch.setattr(photo_limits, "MOST_FROM_AN_ADDRESS", 0)
    refused = look_up(client, ticket, turn="replied", text="就是这里。", photo=photo())
    assert "送来的照片太多" in refused.content.decode()
    assert not TicketPhoto.unscoped.exists()


def test_with_a_link_of_one_kind_no_photo_of_another_is_seen(client, ticket, inspector):
    came_along = TicketPhotoFactory(ticket=ticket)
    client.force_login(inspector)
    close(client, ticket, photo=photo())
    proof = TicketPhoto.unscoped.get(event__isnull=False)
    assert client.get(photo_links.said_link(came_along)).status_code == 404
    assert client.get(photo_links.own_link(proof)).status_code == 404
    signed = photo_links.own_link(proof).split("/")[-2]
    assert client.get(f"/feedback/photos/{signed}/said/").status_code == 404
