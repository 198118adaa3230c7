"""What is promised before sending of who reads it, held against who does read it."""

import pytest

from areas.enums import Level, Role
from feedback.enums import Kind
from feedback.models import Category, Ticket
from feedback.offices import readers_of
from feedback.words import office_words
from tests.feedback.sending import receipt_in, send
from tests.finding import found

STAFF = {
    Level.COUNTY: Role.COUNTY_INSPECTION,
    Level.TOWN: Role.TOWN_INSPECTION,
    Level.VILLAGE: Role.LIAISON_HEAD,
}


@pytest.fixture
def staffed(place, make_official):
    """The place with somebody on every level from the village up."""
    for area in (place.village, place.town, place.town.get_parent()):
        make_official(STAFF[Level(area.level)], area)
    return place


@pytest.mark.parametrize("kind", [Kind.PROBLEM, Kind.QUESTION, Kind.SUGGESTION])
def test_whoever_reads_it_was_named_or_stands_above_up_to_who_was_named(staffed, client, kind):
    address = f"/feedback/new/?page={staffed.notice.pk}&kind={kind}"
    page = client.get(address).text
    highest = found("上级（一直到(.+?)）看得到", page)
    assert highest == office_words(staffed.town.get_parent())
    for number, category in enumerate(Category.objects.filter(kind=kind)):
        receipt_in(send(client, address, f"第 {number} 件。", category=category.pk))
        ticket = Ticket.unscoped.latest("pk")
        areas = [duty.area for duty in readers_of(ticket)]
        assert f"{office_words(ticket.office)}来办" in page
        assert office_words(areas[0]) == highest
        assert all(ticket.office.path.startswith(area.path) for area in areas)


def test_of_nobody_above_no_name_is_given(place, client):
    page = client.get(f"/feedback/new/?page={place.notice.pk}").text
    assert "来办的人和他们的上级看得到您写的话" in page


def test_nobody_is_told_that_only_who_handles_it_reads_it(staffed, client):
    for kind in Kind:
        page = client.get(f"/feedback/new/?page={staffed.notice.pk}&kind={kind}").text
        assert "只有办这件事的人" not in page
        assert page.count("办这件事的人和他们的上级看得到，别人看不到") == 2  # contact and photos
