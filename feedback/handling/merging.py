"""Tickets that say the same: they are handled as one, and answered as one."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import QuerySet

from feedback.enums import State, Step
from feedback.handling.steps import said
from feedback.handling.taking import taking
from feedback.models import Ticket
from feedback.rules.states import StepRefusedError

NOT_THE_SAME = "不能和这一件并成一件：您看不到它，或者它已经并到别的件里了。请另选一件。"


def alike(ticket: Ticket, viewer: User) -> QuerySet[Ticket]:
    """With which tickets this one may be the same, the newest first.

    Those of the village that `viewer` sees; an accusation only with one of the same level, so that
    none is read through a ticket that accuses nobody.
    """
    seen = Ticket.objects.visible_to(viewer).filter(village=ticket.village, about=ticket.about)
    others = seen.exclude(pk=ticket.pk).exclude(state=State.DUPLICATE)
    return others.select_related("category").order_by("-created_at", "-pk")


def merge(ticket_id: int, by: User, *, other: Ticket, text: str) -> Ticket:
    """This one is the same as `other`, in which it is handled from now on, and why.

    What was the same as this one is the same as the other.
    """
    with taking(ticket_id, Step.MERGED, by, text=said(text)) as (ticket, _):
        locked = Ticket.unscoped.select_for_update().defer("contact").get(pk=other.pk)
        if not alike(ticket, by).filter(pk=locked.pk).exists():
            raise StepRefusedError(NOT_THE_SAME)
        Ticket.unscoped.filter(duplicate_of=ticket).update(duplicate_of=locked)
        ticket.duplicate_of, ticket.handler = locked, by
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
