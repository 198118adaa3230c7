"""Photos of tickets on the desk: for the inspection of the place, by links of minutes."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image

from areas.enums import Level, Role
from areas.factories import make_area
from areas.models import Duty
from feedback.desk.numbers import desk_number
from feedback.factories import TicketFactory, TicketPhotoFactory
from feedback.intake import photo_links
from feedback.managers import ViewerRequiredError
from feedback.models import TicketPhoto
from tests.feedback.conftest import Place
from tests.finding import found
from tests.picturing import QUARTERS, picture, quarters, saved


@pytest.fixture
def ticket(place: Place):
    return TicketFactory(page=place.notice, village=place.village)


@pytest.fixture
def photo(ticket):
    return TicketPhotoFactory(ticket=ticket, content=saved(picture(1600, 800)))


@pytest.fixture
def inspector(place, make_official):
    return make_official(Role.TOWN_INSPECTION, place.town)


def links(client, user, ticket):
    """The addresses of the large photo and of the small one, as the ticket's page shows them."""
    client.force_login(user)
    page = client.get(f"/desk/{desk_number(ticket.pk)}/").content.decode()
    named = r'="(/desk/[a-z2-7]+/photos/[^"]+)"'
    return found(f"a href{named}", page), found(f"img src{named}", page)


def test_who_may_see_the_ticket_sees_its_photos(client, ticket, photo, inspector):
    large, small = (client.get(link) for link in links(client, inspector, ticket))

    for response, size in ((large, (1600, 800)), (small, (320, 160))):
        assert Image.open(BytesIO(response.content)).size == size
        assert quarters(response.content) == QUARTERS
        assert response.headers["Content-Type"] == "image/jpeg"
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_ticket_without_photos_says_nothing_of_them(client, ticket, inspector):
    client.force_login(inspector)
    assert "张照片" not in client.get(f"/desk/{desk_number(ticket.pk)}/").content.decode()


def test_a_link_given_on_opens_for_nobody_else(client, place, ticket, photo, make_official):
    county = make_official(Role.COUNTY_INSPECTION, place.town.get_parent())
    given_on = links(client, county, ticket)
    others = [
        make_official(Role.TOWN_INSPECTION, place.town),  # who has links of his own
        make_official(Role.TOWN_INSPECTION, make_area(Level.TOWN)),
        make_official(Role.ACCOUNTANT, place.village),
        make_official(Role.ACCOUNTANT, place.village, superuser=True),
    ]
    for user in others:
        client.force_login(user)
        assert [client.get(link).status_code for link in given_on] == [404, 404]
    client.logout()
    assert [client.get(link).status_code for link in given_on] == [302, 302]


def test_after_its_minutes_a_link_leads_back_to_the_ticket(
    client, ticket, photo, inspector, monkeypatch
):
    large, small = links(client, inspector, ticket)
    monkeypatch.setattr(photo_links, "STAFF_LINKS_VALID_FOR", timedelta(seconds=-1))
    response = client.get(large)
    assert (response.status_code, client.get(small).status_code) == (410, 410)
    assert f'href="/desk/{desk_number(ticket.pk)}/"' in response.content.decode()


def test_who_is_no_longer_in_office_cannot_open_what_he_was_given(client, ticket, photo, inspector):
    given = links(client, inspector, ticket)
    Duty.objects.filter(user=inspector).update(ends_on=timezone.localdate() - timedelta(days=1))
    for link in given:
        assert client.get(link).status_code in (302, 404)


def test_a_link_shows_no_photo_of_another_ticket(client, place, photo, inspector):
    ticket, other = photo.ticket, TicketFactory(village=place.village)
    foreign = TicketPhotoFactory()
    client.force_login(inspector)
    for shown, named in ((photo, other), (foreign, ticket), (foreign, foreign.ticket)):
        signed = photo_links.signed_for(shown, inspector)
        assert client.get(f"/desk/{desk_number(named.pk)}/photos/{signed}/").status_code == 404
    for signed in ("x", photo.number, f"{photo.number}:1a:2b"):
        assert client.get(f"/desk/{desk_number(ticket.pk)}/photos/{signed}/").status_code == 404


def test_the_link_of_the_form_is_none_for_staff(client, ticket, photo, inspector):
    client.force_login(inspector)
    signed = photo_links.own_link(photo).split("/")[-2]
    assert client.get(f"/desk/{desk_number(ticket.pk)}/photos/{signed}/").status_code == 404


def test_photos_are_given_only_to_who_is_named(place, photo, inspector, make_official):
    TicketPhotoFactory(ticket=None)
    assert list(TicketPhoto.objects.visible_to(inspector)) == [photo]
    accountant = make_official(Role.ACCOUNTANT, place.village)
    assert not TicketPhoto.objects.visible_to(accountant).exists()
    with pytest.raises(ViewerRequiredError):
        TicketPhoto.objects.all()
