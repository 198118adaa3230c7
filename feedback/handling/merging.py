"""Tickets that say the same: they are handled as one, and answered as one."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from feedback.enums import OPEN, State, Step
from feedback.handling.steps import said
from feedback.handling.taking import taking
from feedback.models import Ticket, TicketEvent
from feedback.rules.states import StepRefusedError

NOT_THE_SAME = "不能和这一件并成一件：您看不到它，它办完了，或者已经并到别的件里了。请另选一件。"


def alike(ticket: Ticket, viewer: User) -> QuerySet[Ticket]:
    """With which tickets this one may be the same, the newest first.

    Those of the village that `viewer` sees and somebody still has to do something with: what is
    said after a thing was done is said anew. An accusation only with one of the same level, so
    that none is read through a ticket that accuses nobody.
    """
    seen = Ticket.objects.visible_to(viewer).filter(village=ticket.village, about=ticket.about)
    others = seen.filter(state__in=OPEN).exclude(pk=ticket.pk)
    return others.select_related("category").order_by("-created_at", "-pk")


def merge(ticket_id: int, by: User, *, other: Ticket, text: str) -> Ticket:
    """This one is the same as `other`, in which it is handled from now on, and why.

    What was the same as this one is the same as the other.
    """
    with transaction.atomic():
        _lock_both(ticket_id, other.pk)
        with taking(ticket_id, Step.MERGED, by, text=said(text)) as (ticket, _):
            locked = Ticket.unscoped.defer("contact").get(pk=other.pk)
            if not alike(ticket, by).filter(pk=locked.pk).exists():
                raise StepRefusedError(NOT_THE_SAME)
            Ticket.unscoped.filter(duplicate_of=ticket).update(duplicate_of=locked)
            ticket.duplicate_of, ticket.handler = locked, by
    return ticket


def _lock_both(ticket_id: int, other_id: int) -> None:
    """In the order of their ids: of two who merge the same ones the opposite way, the second waits
    for the first, and neither for the other."""
    both = Ticket.unscoped.filter(pk__in=(ticket_id, other_id)).order_by("pk")
    list(both.select_for_update().values_list("pk"))


def split(ticket_id: int, by: User, *, text: str) -> Ticket:
    """It was not the same: `by` handles it by itself again, and says why. Its days ran on."""
    with taking(ticket_id, Step.SPLIT, by, text=said(text)) as (ticket, _):
        ticket.duplicate_of, ticket.handler = None, by
    return ticket


def separate(ticket: Ticket) -> None:
    """Under lock: it is handled by itself again."""
    if ticket.duplicate_of_id is not None:
        ticket.duplicate_of, ticket.state = None, State.HANDED_OVER


def separate_from(ticket: Ticket) -> None:
    """Whatever was the same as this one is handled by itself again."""
    for other in Ticket.unscoped.filter(duplicate_of=ticket).values_list("pk", flat=True):
        with taking(other, Step.SPLIT, None) as (locked, event):
            locked.duplicate_of = None
            event.office = locked.office


def told_history(ticket: Ticket) -> list[TicketEvent]:
    """Every step that the desk tells of, the first on top.

    What nobody in particular has split off was the same as one that accuses somebody now, whom the
    reader may be: of both steps nothing is told.
    """
    told: list[TicketEvent] = []
    for event in TicketEvent.objects.filter(ticket=ticket).select_related("office"):
        if event.step == Step.SPLIT and event.by_id is None:
            told.remove(next(each for each in reversed(told) if each.step == Step.MERGED))
        else:
            told.append(event)
    return told
