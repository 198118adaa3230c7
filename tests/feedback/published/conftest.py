"""A ticket whose author agrees, in the hands of a micro-grid, and somebody at each level."""

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import User

from areas.enums import Level
from feedback.enums import Kind
from feedback.factories import TicketFactory
from feedback.handling.publishing import PublicWords, publish
from feedback.models import Category, PublishedTicket, Ticket
from feedback.rules.routing import CHAIN

SAID = "村口的路灯坏了，我叫王小明，电话13800001234。"
SHOWN = "村口的路灯坏了。"


@dataclass
class Lamp:
    """The ticket, and who handles what is said at each level around it."""

    ticket: Ticket
    people: dict[Level, User]

    @property
    def station(self) -> User:
        return self.people[Level.VILLAGE]

    def published(self, text: str = SHOWN) -> PublishedTicket:
        """What the station has let everybody read."""
        return publish(self.ticket.pk, self.station, PublicWords(text, {}))


@pytest.fixture
def lamp(place, grids, make_official) -> Lamp:
    areas = {
        Level.COUNTY: place.town.get_parent(),
        Level.TOWN: place.town,
        Level.VILLAGE: place.village,
        Level.GRID: grids.grid,
        Level.MICRO_GRID: grids.micro,
    }
    people = {level: make_official(CHAIN[level], area) for level, area in areas.items()}
    return Lamp(agreed_ticket(place.village, grids.micro), people)


def agreed_ticket(village, area, **changes):
    """What was said at a door in `area`, by somebody who lets everybody read it."""
    category = Category.objects.get(kind=Kind.PROBLEM, name="道路、路灯、水电")
    said = {
        "title": "",
        "row_key": "",
        "row_facts": (),
        "area": area,
        "office": area,
        "seen_from": Level(area.level),
        "category": category,
        "text": SAID,
        "agrees_to_publishing": True,
    }
    return TicketFactory(village=village, **said | changes)
