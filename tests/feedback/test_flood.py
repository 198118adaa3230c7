"""Many forms from one place are held for a look: none is refused, and no sender learns of it."""

import re

import pytest
from django.core.cache import cache

from areas.enums import Role
from feedback.desk.numbers import desk_number
from feedback.enums import Step
from feedback.intake import flood
from feedback.intake.flood import Threshold
from feedback.models import Notification, Ticket, TicketEvent
from tests.feedback.sending import receipt_in, send

HERE, ELSEWHERE = {"REMOTE_ADDR": "192.0.2.77"}, {"REMOTE_ADDR": "192.0.2.78"}


@pytest.fixture(params=["%H", "day"])
def few(request, monkeypatch):
    """More than two in an hour, or in a day, are many."""
    monkeypatch.setattr(flood, "THRESHOLDS", (Threshold(2, request.param, 60),))


@pytest.fixture
def inspector(place, make_official):
    return make_official(Role.TOWN_INSPECTION, place.town)


@pytest.fixture
def flooded(few, client, address, inspector) -> list[Ticket]:
    """Three of one place, the last of them past the threshold, and one of another."""
    for number, where in enumerate((HERE, HERE, HERE, ELSEWHERE)):
        client.defaults.update(where)
        receipt_in(send(client, address, text=f"灯{number}不亮。"))
    return list(Ticket.unscoped.order_by("pk"))


def test_past_the_threshold_tickets_are_kept_and_held(flooded):
    assert [ticket.is_held for ticket in flooded] == [False, False, True, False]


def test_nobody_is_told_of_a_held_one_until_it_is_let_in(flooded, client, inspector):
    held = flooded[2]
    assert not Notification.objects.filter(ticket=held).exists()
    assert Notification.objects.filter(ticket=flooded[1], user=inspector).exists()

    client.force_login(inspector)
    assert held.pk in listed(client, "held")
    assert held.pk not in listed(client, "mine")
    assert "先看一看" in client.get(f"/desk/{desk_number(held.pk)}/").content.decode()
    client.post(f"/desk/{desk_number(held.pk)}/let_in/")

    assert held.pk in listed(client, "mine")
    assert listed(client, "held") == []
    assert TicketEvent.objects.filter(ticket=held, step=Step.LET_IN, by=inspector).exists()


def test_let_in_it_is_told_to_the_others_of_the_office(flooded, client, place, make_official):
    colleague = make_official(Role.TOWN_INSPECTION, place.town)
    client.force_login(make_official(Role.COUNTY_INSPECTION, place.town.get_parent()))
    client.post(f"/desk/{desk_number(flooded[2].pk)}/let_in/")
    assert Notification.objects.filter(ticket=flooded[2], user=colleague).exists()


def test_whoever_works_on_a_held_one_has_looked_at_it(flooded, client, inspector):
    client.force_login(inspector)
    client.post(f"/desk/{desk_number(flooded[2].pk)}/accepted/")
    assert not Ticket.unscoped.get(pk=flooded[2].pk).is_held


def test_its_author_reads_what_everybody_reads(few, client, address, inspector):
    answers = [send(client, address, text=f"灯{number}不亮。") for number in range(3)]
    receipts = [receipt_in(answer) for answer in answers]
    assert Ticket.unscoped.filter(is_held=True).count() == 1
    pages = [
        re.sub("/received/[^/]+/", "", answer.content.decode().split("</dl>")[1])
        for answer in answers
    ]
    assert pages[0] == pages[2]
    client.force_login(inspector)
    client.post(f"/desk/{desk_number(Ticket.unscoped.get(is_held=True).pk)}/let_in/")
    client.logout()
    courses = [course_of(client, receipt) for receipt in (receipts[0], receipts[2])]
    assert courses[0] == courses[1]


def test_while_the_cache_is_away_nothing_is_held(few, client, address, monkeypatch):
    monkeypatch.setattr(cache, "get", lambda *args, **kwargs: None)
    for _ in range(3):
        receipt_in(send(client, address))
    assert not Ticket.unscoped.filter(is_held=True).exists()


def listed(client, drawer):
    return [paper.ticket.pk for paper in client.get("/desk/", {"drawer": drawer}).context["papers"]]


def course_of(client, receipt):
    course = client.post("/feedback/receipt/", {"receipt": receipt}).context["course"]
    return course.state, course.office, [(entry.what, entry.text) for entry in course.entries]
