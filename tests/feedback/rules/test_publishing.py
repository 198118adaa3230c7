"""What everybody may read: the rule, and that the gate of the database says the same."""

from itertools import product

import pytest

from areas.enums import Level
from feedback.enums import Kind, State
from feedback.factories import TicketFactory
from feedback.models import Category, PublishedTicket
from feedback.rules.publishing import (
    ACCUSES,
    IS_DUPLICATE,
    NOT_AGREED,
    publishes_at,
    why_not_public,
)

PROBLEM, ACCUSATION = Kind.PROBLEM, Kind.ACCUSATION


@pytest.mark.parametrize(
    ("kind", "state", "agrees", "once_accused", "why_not"),
    [
        (PROBLEM, State.RECEIVED, True, False, ""),
        (Kind.QUESTION, State.CLOSED, True, False, ""),
        (Kind.SUGGESTION, State.NOT_POSSIBLE, True, False, ""),
        (PROBLEM, State.RECEIVED, False, False, NOT_AGREED),
        (PROBLEM, State.RECEIVED, True, True, ACCUSES),
        (ACCUSATION, State.RECEIVED, True, False, ACCUSES),
        (ACCUSATION, State.CLOSED, True, True, ACCUSES),
        (PROBLEM, State.DUPLICATE, True, False, IS_DUPLICATE),
        (PROBLEM, State.DUPLICATE, False, False, NOT_AGREED),
    ],
)
def test_why_nobody_may_read_it(kind, state, agrees, once_accused, why_not):
    assert why_not_public(kind, state, agrees=agrees, once_accused=once_accused) == why_not


@pytest.mark.parametrize(
    ("level", "decides"),
    [
        (Level.COUNTY, True),
        (Level.TOWN, True),
        (Level.VILLAGE, True),
        (Level.GRID, False),
        (Level.MICRO_GRID, False),
    ],
)
def test_the_station_and_those_above_decide(level, decides):
    assert publishes_at(level) is decides


@pytest.mark.django_db
def test_the_database_lets_through_what_the_rule_does_and_nothing_else():
    categories = {kind: Category.objects.filter(kind=kind)[:1].get() for kind in Kind}
    village = TicketFactory().village
    for kind, state, agrees, accused in product(Kind, State, (True, False), (True, False)):
        ticket = TicketFactory(
            village=village,
            kind=kind,
            category=categories[kind],
            state=state,
            agrees_to_publishing=agrees,
            once_accused=accused,
        )
        PublishedTicket.objects.create(ticket=ticket, text="路灯坏了。")
    public = set(PublishedTicket.objects.public())
    assert public
    for each in PublishedTicket.objects.select_related("ticket"):
        assert each.is_public == (each in public)
