"""Another kind or category for a ticket, and what follows from it: who may see it from then on."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone

from areas.enums import Level
from feedback.enums import Kind, State, Step
from feedback.handling.merging import separate, separate_from
from feedback.handling.publishing import never_publish
from feedback.handling.steps import said
from feedback.handling.taking import taking
from feedback.models import Category, Notification, Ticket, TicketEvent
from feedback.offices import is_kept_from_relayer, offices_around
from feedback.rules.routing import NobodyAboveError, hidden_up_to, may_see
from feedback.rules.states import StepRefusedError

SAME_CATEGORY = "这件本来就是这一类。"
NOBODY_ABOVE = (
    "本站没有人在他上面，不能改成这一类。请告诉群众打 12388，或者上 www.12388.gov.cn 反映。"
)


def reclassify(
    ticket_id: int, by: User, *, category: Category, about: Level | None = None, text: str
) -> Ticket:
    """Say what it really is, and why; its days stay as they were promised, unless it was over.

    What becomes an accusation of the level `about`, or of a higher one than it was of, goes its way
    anew, with all of its history: whoever had it and may not have it any more sees it no longer.
    What accuses nobody any more, or somebody lower, stays where it is: its author was promised who
    does not see it. Where it waits for an author who can say nothing to it any more
    (`is_kept_from_relayer`), it waits no longer, and its days run from now on.
    StepRefusedError where it accuses a level above which nobody is here.
    """
    with taking(ticket_id, Step.KIND_CHANGED, by, text=said(text)) as (ticket, event):
        hidden = hidden_up_to(Kind(category.kind), about)
        if (category, hidden or "") == (ticket.category, ticket.about):
            raise StepRefusedError(SAME_CATEGORY)
        before = Level(ticket.about) if ticket.about else None
        if hidden or before:
            never_publish(ticket)
        ticket.kind, ticket.category, ticket.about = category.kind, category, hidden or ""
        if hidden and may_see(hidden, before):
            _route_anew(ticket, event, hidden)
        if ticket.state == State.WAITING and is_kept_from_relayer(ticket):
            ticket.state, ticket.clock_since = State.HANDED_OVER, event.at
        if hidden != before:
            separate(ticket)
            separate_from(ticket)
    return ticket


def _route_anew(ticket: Ticket, event: TicketEvent, hidden: Level) -> None:
    """From its place upwards, as if it had just come: nothing of its old way lets anybody see it.

    Messages about it that were not sent yet are not sent any more.
    """
    offices = offices_around(ticket.area, hidden, timezone.localdate())
    try:
        routing = offices.route(ticket.category)
    except NobodyAboveError as error:
        raise StepRefusedError(NOBODY_ABOVE) from error
    if ticket.office != routing.office:
        _begin_anew(ticket, event)
    ticket.area, ticket.office, ticket.handler = offices.area, routing.office, None
    ticket.seen_from = routing.route.level
    event.office, event.note = routing.office, routing.way
    Notification.objects.filter(ticket=ticket, sent_at=None).delete()


def _begin_anew(ticket: Ticket, event: TicketEvent) -> None:
    """Whoever gets it has something to do, also where those whom it accuses said that it was done:
    then its days run again, from now on.
    """
    if not State(ticket.state).is_open:
        ticket.clock_since, ticket.is_satisfied = event.at, None
    if ticket.state != State.WAITING:
        ticket.state = State.HANDED_OVER
