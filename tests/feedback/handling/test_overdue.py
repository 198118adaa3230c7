"""What the clock does: reminds, and moves up; never to the accused."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from areas.enums import Level, Role
from areas.factories import DutyFactory
from areas.models import Duty
from feedback.enums import State, Step
from feedback.factories import TicketFactory
from feedback.models import Category, Notification, Ticket, TicketEvent

GRID, VILLAGE, TOWN, COUNTY = Level.GRID, Level.VILLAGE, Level.TOWN, Level.COUNTY


@pytest.fixture
def make_ticket(chain):
    """A ticket in the hands of a level, received so many days ago, with 3 days to answer."""

    def make(level=GRID, *, days_ago=0, **fields):
        received = timezone.now() - timedelta(days=days_ago)
        return TicketFactory(
            village=chain.areas[VILLAGE],
            office=chain.areas[level],
            seen_from=level,
            clock_since=received,
            created_at=received,
            **{
                "area": chain.areas[GRID],
                "days": 3,
                "due_on": timezone.localdate(received) + timedelta(days=3),
                **fields,
            },
        )

    return make


def escalate(capsys):
    call_command("escalate")
    return capsys.readouterr().out.strip()


def office(ticket):
    return Ticket.unscoped.get(pk=ticket.pk).office.level


@pytest.mark.parametrize(
    ("days_ago", "reminded", "moved_to"),
    [(0, False, GRID), (1, False, GRID), (2, True, GRID), (3, True, GRID), (4, False, VILLAGE)],
)
def test_one_is_reminded_a_day_before_and_loses_it_the_day_after(
    make_ticket, capsys, days_ago, reminded, moved_to
):
    ticket = make_ticket(days_ago=days_ago)
    escalate(capsys)
    assert TicketEvent.objects.filter(step=Step.REMINDED).exists() is reminded
    assert office(ticket) == moved_to


@pytest.mark.parametrize(("days_ago", "reminded"), [(0, False), (1, True)])
def test_what_is_due_tomorrow_is_not_told_twice_in_the_minute_it_came(
    make_ticket, capsys, days_ago, reminded
):
    today = timezone.localdate()
    make_ticket(days_ago=days_ago, days=1, due_on=today + timedelta(days=1 - days_ago))
    escalate(capsys)
    assert TicketEvent.objects.filter(step=Step.REMINDED).exists() is reminded


def test_nothing_is_done_twice(make_ticket, capsys):
    make_ticket(days_ago=2)
    make_ticket(days_ago=4)
    assert escalate(capsys) == "改派 0 件，过期上交 1 件，提醒 1 件。"
    assert escalate(capsys) == "改派 0 件，过期上交 0 件，提醒 0 件。"


def test_it_moves_up_again_when_as_many_days_as_were_promised_are_over(make_ticket, capsys):
    ticket = make_ticket(days_ago=9)
    escalate(capsys)
    for event in TicketEvent.objects.filter(ticket=ticket):
        TicketEvent.objects.filter(pk=event.pk)._raw_delete("default")
        TicketEvent(
            ticket=ticket, step=event.step, office=event.office, at=event.at - timedelta(days=4)
        ).save()
    escalate(capsys)
    assert office(ticket) == TOWN


@pytest.mark.parametrize("state", [State.WAITING, State.CLOSED, State.ANSWERED])
def test_what_waits_for_its_author_or_is_settled_stays(make_ticket, capsys, state):
    ticket = make_ticket(days_ago=9, state=state)
    escalate(capsys)
    assert office(ticket) == GRID


def test_where_nobody_is_above_it_stays_and_is_overdue(make_ticket, capsys):
    ticket = make_ticket(COUNTY, days_ago=9)
    escalate(capsys)
    assert office(ticket) == COUNTY
    assert Ticket.unscoped.get().is_overdue


def test_an_empty_chair_is_passed_by(chain, make_ticket, capsys):
    Duty.objects.filter(user=chain.people[VILLAGE]).delete()
    ticket = make_ticket(days_ago=4)
    escalate(capsys)
    assert office(ticket) == TOWN


def test_what_lies_with_nobody_any_more_goes_to_the_next(chain, make_ticket, capsys):
    yesterday = timezone.localdate() - timedelta(days=1)
    ticket = make_ticket()
    Duty.objects.filter(user=chain.people[GRID]).update(ends_on=yesterday)
    assert escalate(capsys) == "改派 1 件，过期上交 0 件，提醒 0 件。"
    assert office(ticket) == VILLAGE
    assert Ticket.unscoped.get().due_on == ticket.due_on


def test_an_overdue_accusation_goes_over_the_head_of_the_accused(chain, make_ticket, capsys):
    accusing = {"kind": "accusation", "about": VILLAGE, "area": chain.areas[VILLAGE]}
    ticket = make_ticket(TOWN, days_ago=9, **accusing)
    escalate(capsys)
    assert office(ticket) == COUNTY


def test_an_accusation_left_to_the_accused_alone_goes_on(chain, make_ticket, make_official, capsys):
    yesterday = timezone.localdate() - timedelta(days=1)
    promoted = make_official(Role.TOWN_INSPECTION, chain.areas[TOWN])
    DutyFactory(user=promoted, area=chain.areas[VILLAGE], ends_on=yesterday)
    accusing = {"kind": "accusation", "about": VILLAGE, "area": chain.areas[VILLAGE]}
    ticket = make_ticket(TOWN, **accusing)
    escalate(capsys)
    assert office(ticket) == TOWN
    Duty.objects.filter(user=chain.people[TOWN]).update(ends_on=yesterday)
    escalate(capsys)
    assert office(ticket) == COUNTY
    assert not Notification.objects.filter(user=promoted).exists()


def test_what_waited_for_anybody_goes_to_whoever_comes(chain, make_ticket, capsys):
    yesterday = timezone.localdate() - timedelta(days=1)
    in_office = Duty.objects.filter(user__in=chain.people.values())
    in_office.update(ends_on=yesterday)
    ticket = make_ticket(COUNTY, category=Category.objects.get(name="垃圾、污水、环境"))
    assert escalate(capsys) == "改派 0 件，过期上交 0 件，提醒 0 件。"
    in_office.filter(area=chain.areas[VILLAGE]).update(ends_on=None)
    escalate(capsys)
    assert office(ticket) == VILLAGE
    assert Ticket.objects.visible_to(chain.people[VILLAGE]).exists()
