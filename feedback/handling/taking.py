"""Taking a step: the ticket under lock, the entry of its history, and who is to be told of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from areas.enums import Level
from areas.models import Area, Duty
from feedback.enums import State, Step
from feedback.handling.promises import recounted
from feedback.managers import handled_areas
from feedback.models import Ticket, TicketEvent
from feedback.notifications.telling import tell_of
from feedback.rules.routing import CHAIN
from feedback.rules.states import StepRefusedError, state_after
from feedback.signals import ticket_changed
from feedback.words import office_words

NOT_YOURS = "这件事您看不到了，可能已经转给别人。"
NOT_IN_HAND = "这件事现在在{office}手里，由他们来办。"


@contextmanager
def taking(
    ticket_id: int, step: Step, by: User | None, **said: str
) -> Iterator[tuple[Ticket, TicketEvent]]:
    """The locked ticket and the event of the step, both written when the block ends, with the
    messages to whom it now falls to.
    """
    with transaction.atomic():
        ticket = locked_for(ticket_id, by)
        if by:  # whoever does something with it has looked at it
            ticket.is_held = False
        ticket.state = state_after(State(ticket.state), step)
        event = TicketEvent(ticket=ticket, step=step, by=by, by_words=words_of(by, ticket), **said)
        yield ticket, event
        event.save()
        _settle(ticket, event.at)
        ticket.save()
        tell_of(ticket, event)
        ticket_changed.send(Ticket, ticket=ticket)


def has_in_hand(ticket: Ticket, user: User) -> bool:
    """Whether `user` may do something with it: those who have it, and whoever stands above them.

    Below, whoever had it before still sees it, and may only look.
    """
    return any(ticket.office.path.startswith(area.path) for area in handled_areas(user))


def locked_for(ticket_id: int, by: User | None) -> Ticket:
    """The ticket, for `by` alone until the transaction ends; StepRefusedError where it is not his.

    Who may take a step is asked under the lock: the ticket may just have gone elsewhere.
    """
    ticket = Ticket.unscoped.defer("contact").select_for_update().get(pk=ticket_id)
    if by and not Ticket.objects.visible_to(by).filter(pk=ticket_id).exists():
        raise StepRefusedError(NOT_YOURS)
    if by and not has_in_hand(ticket, by):
        raise StepRefusedError(NOT_IN_HAND.format(office=office_words(ticket.office)))
    return ticket


def _settle(ticket: Ticket, now: datetime) -> None:
    """When it was over, and by when it has to be: pauses move that."""
    if State(ticket.state).is_open:
        ticket.settled_at = None
        ticket.due_on = recounted(ticket)
    elif ticket.settled_at is None:
        ticket.settled_at = now


def move(ticket: Ticket, to: Area) -> None:
    """Whoever had it keeps seeing it; who gets it sees it from now on.

    What was said of a whole village, and is given to a place inside it, is of that place.
    """
    ticket.office, ticket.handler = to, None
    if to.path.startswith(ticket.area.path):
        ticket.area = to
    if Level(to.level).rank > Level(ticket.seen_from).rank:
        ticket.seen_from = Level(to.level)


def words_of(by: User | None, ticket: Ticket, on: date | None = None) -> str:
    """How the history calls whom, by what they served as `on` that day, if not today: "微网格员
    王小明"; empty for the author and the clock."""
    if by is None:
        return ""
    lineage = Area.objects.above(ticket.area)
    day = on or timezone.localdate()
    duties = Duty.objects.for_user(by).in_force(day).as_role(*CHAIN.values())
    duty = duties.filter(area__in=lineage).order_by("-area__path").first()
    return f"{duty.get_role_display()} {duty.person_name}" if duty else by.get_full_name()


def relayed_by(ticket: Ticket) -> str:
    """Who wrote the ticket down for its author, in words; empty if nobody did."""
    return words_of(ticket.relayed_by, ticket, timezone.localdate(ticket.created_at))
