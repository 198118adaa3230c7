"""By when a ticket is answered: the rules of deadlines, asked about the tables of staff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from django.db.models import CharField, DateField, Q
from django.utils import timezone

from areas.working_days import working_days
from feedback.asking import Given, Question
from feedback.enums import State, Step, Urgency
from feedback.models import DeadlineRule, Ticket, TicketEvent
from feedback.rules.deadlines import (
    Day,
    IsWorking,
    Pause,
    beijing_day,
    counted_days,
    due_on,
    every_day,
)
from feedback.starting_rules import DAYS


@dataclass(frozen=True, slots=True)
class Promise:
    """So many days, of the calendar or of work, and the last of them."""

    days: int
    in_working_days: bool
    due_on: date

    @property
    def days_text(self) -> str:
        """As people say it: "3 天", "3 个工作日"."""
        return f"{self.days} {'个工作日' if self.in_working_days else '天'}"


def promise(urgency: Urgency, received: datetime) -> Promise:
    """What who sends a ticket of this urgency at that time is promised.

    Where staff took every rule away, what the site came with still holds: people have read it.
    """
    rules = _rules().ask(urgency=urgency, day=beijing_day(received))
    days, in_working_days = rules[0] if rules else (DAYS[urgency], False)
    return promise_of(days, bool(in_working_days), received)


@cache
def _rules() -> Question:
    """The days of the rules that hold for an urgency on a day, the newest first."""
    urgency, day = Given("urgency", CharField()), Given("day", DateField())
    not_over = Q(until__isnull=True) | Q(until__gte=day)
    holding = DeadlineRule.objects.filter(not_over, urgency=urgency, since__lte=day)
    return Question(holding.order_by("-since").values_list("days", "in_working_days"))


def promise_of(days: int, in_working_days: bool, received: datetime) -> Promise:
    """So many days from `received` on."""
    return Promise(days, in_working_days, due_on(received, days, _calendar(in_working_days)))


def arithmetic(ticket: Ticket) -> list[Day]:
    """Every day since the clock was started up to the deadline, and which of them count."""
    return counted_days(
        ticket.clock_since, ticket.days, _calendar(ticket.in_working_days), pauses_of(ticket)
    )


def recounted(ticket: Ticket) -> date:
    """The deadline as its pauses have moved it."""
    return arithmetic(ticket)[-1].on


def pauses_of(ticket: Ticket) -> list[Pause]:
    """When it waited for its author; if it still does, until now."""
    pauses: list[Pause] = []
    since: datetime | None = None
    for event in TicketEvent.objects.filter(ticket=ticket):
        if event.step == Step.ASKED:
            since = since or event.at
        elif since and event.step in _END_OF_WAITING:
            pauses.append(Pause(since, event.at))
            since = None
    if since and ticket.state == State.WAITING:
        pauses.append(Pause(since, timezone.now()))
    return pauses


_END_OF_WAITING = frozenset(
    {Step.REPLIED, Step.HANDED_OVER, Step.ANSWERED, Step.DECLINED, Step.CLOSED, Step.MERGED}
)


def _calendar(in_working_days: bool) -> IsWorking:
    return working_days() if in_working_days else every_day
