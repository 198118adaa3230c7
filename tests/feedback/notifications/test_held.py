"""What is held for a look is looked at in time: told of once a day, and moved up as any other."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from areas.enums import Level
from areas.factories import DutyFactory
from feedback.factories import TicketFactory
from feedback.models import Notification, Ticket
from feedback.notifications.held import tell_of_held
from feedback.notifications.shipping import ship

MORNING = datetime(2026, 11, 26, 8, 0, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def make_held(chain):
    """Held in the hands of a level; as many as are wanted."""

    def make(count=1, *, level=Level.TOWN, **fields):
        given = {"due_on": MORNING.date() + timedelta(days=7), **fields}
        return [
            TicketFactory(
                village=chain.areas[Level.VILLAGE],
                office=chain.areas[level],
                seen_from=level,
                is_held=True,
                **given,
            )
            for _ in range(count)
        ]

    return make


def told(chain):
    """Who is told of held ones, by level, and what."""
    levels = {user: level for level, user in chain.people.items()}
    found = Notification.objects.filter(is_of_held=True).select_related("user")
    return {levels[each.user]: each.subject for each in found}


def test_of_many_one_mail_goes_to_those_who_have_them_in_hand(chain, make_held, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    make_held(3)
    make_held(1, level=Level.GRID, area=chain.areas[Level.GRID])
    assert tell_of_held(MORNING) == 2
    ship(MORNING)
    by_whom = {message.to[0]: message for message in mail.outbox}
    assert set(by_whom) == {chain.people[level].email for level in (Level.TOWN, Level.GRID)}
    message = by_whom[chain.people[Level.TOWN].email]
    assert message.subject == "有 3 件民情件要您先看一看"
    assert "/desk/?drawer=held" in message.body
    assert "鱼塘" not in message.body


@pytest.mark.parametrize(
    ("later", "again"),
    [
        (timedelta(minutes=1), False),
        (timedelta(hours=15, minutes=59), False),
        (timedelta(hours=16), False),  # midnight
        (timedelta(hours=23, minutes=59), False),
        (timedelta(days=1), True),
    ],
)
def test_they_are_told_once_a_day_from_eight(chain, make_held, later, again):
    make_held(2)
    assert tell_of_held(MORNING) == 1
    assert tell_of_held(MORNING + later) == (1 if again else 0)


def test_nobody_is_told_of_what_was_let_in_or_settled(make_held):
    let_in, settled = make_held(2)
    Ticket.unscoped.filter(pk=let_in.pk).update(is_held=False)
    Ticket.unscoped.filter(pk=settled.pk).update(settled_at=MORNING)
    assert tell_of_held(MORNING) == 0


def test_a_held_accusation_is_told_to_nobody_whom_it_accuses(chain, make_held):
    make_held(about=Level.VILLAGE, area=chain.areas[Level.VILLAGE])
    DutyFactory(user=chain.people[Level.TOWN], area=chain.areas[Level.VILLAGE])
    assert tell_of_held(MORNING) == 0
    assert told(chain) == {}


def test_a_flood_costs_no_more_questions_than_one(make_held, django_assert_max_num_queries):
    make_held(30)
    with django_assert_max_num_queries(6):
        tell_of_held(MORNING)


def test_overdue_it_goes_up_and_is_told_to_those_above(chain, make_held, monkeypatch):
    make_held(due_on=MORNING.date() - timedelta(days=1), days=3, clock_since=MORNING - timedelta(4))
    monkeypatch.setattr(timezone, "now", lambda: MORNING)
    call_command("escalate")
    assert Ticket.unscoped.get().office == chain.areas[Level.COUNTY]
    assert Ticket.unscoped.get().is_held
    assert told(chain) == {Level.COUNTY: "有 1 件民情件要您先看一看"}


def test_who_opens_the_desk_reads_that_something_is_held(client, chain, make_held):
    make_held(2)
    client.force_login(chain.people[Level.TOWN])
    assert "先看一看：2 件" in client.get("/desk/").content.decode()
    client.force_login(chain.people[Level.GRID])
    assert "放行了才开始办" not in client.get("/desk/").content.decode()
