"""Who comes in by the admin learns of what waits at the desk."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from areas.enums import Role
from feedback.enums import State
from feedback.factories import TicketFactory

TODAY, TOMORROW, LATER = ({"due_on": timedelta(days=days)} for days in (0, 1, 6))
WAITS = {"state": State.WAITING, **TODAY}


@pytest.fixture
def told(client, place, make_official):
    """What the first page says of the desk to somebody with a duty there."""

    def told(role, area):
        client.force_login(make_official(role, area))
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        panel = re.search('id="desk-section".*?</section>', page, re.DOTALL)
        return " ".join(strip_tags(panel[0]).split()) if panel else ""

    return told


@pytest.mark.parametrize(
    ("tickets", "words"),
    [
        ([TOMORROW, LATER], "您手里有 2 件，最急的还剩 1 天。"),
        ([TODAY], "您手里有 1 件，最急的今天要答复。"),
        ([{"due_on": timedelta(days=-2)}], "您手里有 1 件，最急的过期 2 天。"),
        ([WAITS, LATER], "您手里有 2 件，最急的还剩 6 天。"),
        ([WAITS], "您手里有 1 件，都在等群众补充。"),
        ([{"is_held": True, **LATER}], "要先看一看的有 1 件。"),
    ],
)
def test_the_town_is_told_what_is_in_its_hands_and_what_is_urgent(place, told, tickets, words):
    for fields in tickets:
        due_on = timezone.localdate() + fields["due_on"]
        TicketFactory(village=place.village, **{**fields, "due_on": due_on})
    assert words in told(Role.TOWN_INSPECTION, place.town)


def test_what_is_in_the_hands_of_others_or_done_is_not_told(place, told):
    TicketFactory(village=place.village, office=place.village, seen_from="village")
    TicketFactory(village=place.village, state=State.CLOSED, settled_at=timezone.now())
    assert told(Role.TOWN_INSPECTION, place.town) == ""


def test_who_handles_no_tickets_learns_of_none(place, told):
    TicketFactory(village=place.village)
    assert told(Role.SUPERVISION_COMMITTEE, place.village) == ""


def test_so_many_are_not_counted(place, told):
    TicketFactory.create_batch(100, village=place.village)
    assert "您手里有 99 件以上，最急的还剩 7 天。" in told(Role.TOWN_INSPECTION, place.town)
