"""Addresses of the desk tell nobody how many tickets there are."""

import re

import pytest
from django.urls import reverse

from areas.enums import Role
from feedback.desk.numbers import desk_number, ticket_numbered
from feedback.factories import TicketFactory
from feedback.models import Ticket


@pytest.mark.parametrize("pk", [1, 2, 4711, 2**63 - 1])
def test_a_number_is_of_one_ticket_and_always_the_same(pk):
    number = desk_number(pk)
    assert re.fullmatch("[a-z2-7]{26}", number)
    assert (desk_number(pk), ticket_numbered(number)) == (number, pk)


def test_two_that_came_together_have_nothing_in_common():
    one, two = desk_number(1), desk_number(2)
    assert sum(a == b for a, b in zip(one, two, strict=True)) < 8


@pytest.mark.parametrize("number", ["a" * 26, "7" * 26, "1" * 26, "ab", "é", ""])
def test_what_nobody_gave_out_is_of_no_ticket(number):
    with pytest.raises(ValueError, match=r"."):
        ticket_numbered(number)


def test_no_page_of_the_desk_names_the_number_in_the_database(client, place, make_official):
    first = TicketFactory(pk=987001, village=place.village)
    TicketFactory(pk=987002, village=place.village)
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    for address in (reverse("desk:drawer"), reverse("desk:ticket", args=[first.pk])):
        page = client.get(address).content.decode()
        assert first.excerpt in page
        assert "98700" not in page
    assert client.get("/desk/987001/").status_code == 404


@pytest.mark.parametrize("other", ["2", "a" * 26, "x"])
def test_no_ticket_is_joined_to_one_by_its_number_in_the_database(
    client, place, make_official, other
):
    ticket = TicketFactory(pk=1, village=place.village)
    TicketFactory(pk=2, village=place.village)
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    merged = reverse("desk:step", args=[ticket.pk, "merged"])
    assert client.post(merged, {"other": other, "text": "一样的。"}).status_code == 422
    assert not Ticket.unscoped.filter(duplicate_of__isnull=False).exists()
