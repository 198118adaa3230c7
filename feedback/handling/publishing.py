"""Letting everybody read what its author agrees to show, and taking it down again.

Each is a step of the ticket's history. StepRefusedError, with words for the screen, as in `steps`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils import timezone

from areas.enums import Level
from feedback.enums import Kind, Step
from feedback.handling.steps import said
from feedback.handling.taking import taking
from feedback.managers import handled_areas
from feedback.models import (
    PublishedTicket,
    PublishedWords,
    RaisedTicket,
    Ticket,
    TicketEvent,
    TicketPhoto,
)
from feedback.models.published import why_not
from feedback.rules.publishing import ACCUSES, SPOKEN, may_agree, publishes_at
from feedback.rules.states import StepRefusedError

NOT_YOUR_LEVEL = "放到网上给大家看的，由监察工作联络站、镇或者县纪检来定。"
OTHER_PHOTO = "办结的照片刚才换过了，没有放上去。请再看一遍。"
AGREED_ALREADY = "您已经同意了，不用再点。"
BACK_ALREADY = "您没有同意放，或者已经拿下来了，不用再点。"
CHANGED_OFTEN = "这件改来改去太多次了，不能再放。"
MOST_CHANGES = 10
"""Of one ticket: each is a step of a history that nobody can shorten."""
NOT_PUBLISHED = "这件现在不在网上。"


@dataclass(frozen=True, slots=True)
class PublicWords:
    """What everybody is to read: the author's words put fit for that, those of steps by the number
    of the step, and the photo of the result, if it is to be shown, by its `mark_of`.
    """

    text: str
    of_steps: Mapping[int, str]
    photo: str = ""


def may_publish(user: User, ticket: Ticket) -> bool:
    """Whether `user` decides if everybody reads it: who serves the village or above, has it in hand
    or stands above whoever has it, and may see it at all, so never whom it is about.
    """
    deciding = (area for area in handled_areas(user) if publishes_at(Level(area.level)))
    in_hand = any(ticket.office.path.startswith(area.path) for area in deciding)
    return in_hand and Ticket.objects.visible_to(user).filter(pk=ticket.pk).exists()


def publish(ticket_id: int, by: User, words: PublicWords) -> PublishedTicket:
    """Show it to everybody in these words, at the address that it had before, if it had one."""
    with taking(ticket_id, Step.PUBLISHED, by) as (ticket, _):
        _refuse_others(by, ticket)
        if refusal := why_not(ticket):
            raise StepRefusedError(refusal)
        photo = result_photo(ticket) if words.photo else None
        if words.photo != mark_of(photo):
            raise StepRefusedError(OTHER_PHOTO)
        shown = {
            "text": said(words.text),
            "photo": photo,
            "taken_down_at": None,
            "why_down": "",
        }
        published, _ = PublishedTicket.objects.update_or_create(ticket=ticket, defaults=shown)
        _confirm(published, spoken_events(ticket), words.of_steps)
    return published


def take_down(ticket_id: int, by: User, *, text: str) -> Ticket:
    """Let nobody read it any more, for a reason that everybody may read."""
    with taking(ticket_id, Step.TAKEN_DOWN, by, text=said(text)) as (ticket, event):
        _refuse_others(by, ticket)
        shown = PublishedTicket.objects.public().filter(ticket=ticket)
        if not shown.update(taken_down_at=event.at, why_down=event.text):
            raise StepRefusedError(NOT_PUBLISHED)
    return ticket


def agree(ticket_id: int) -> Ticket:
    """Its author lets everybody read it; nobody does before somebody has looked at it."""
    with taking(ticket_id, Step.AGREED, None) as (ticket, _):
        if not may_agree(Kind(ticket.kind), once_accused=ticket.once_accused):
            raise StepRefusedError(ACCUSES)
        if ticket.agrees_to_publishing:
            raise StepRefusedError(AGREED_ALREADY)
        if ticket.events.filter(step=Step.AGREED).count() >= MOST_CHANGES:
            raise StepRefusedError(CHANGED_OFTEN)
        ticket.agrees_to_publishing = True
    return ticket


def take_back(ticket_id: int) -> Ticket:
    """Its author does not want that any more: it is down at once, and stays so until it is
    published anew.
    """
    with taking(ticket_id, Step.TAKEN_BACK, None) as (ticket, _):
        if not ticket.agrees_to_publishing:
            raise StepRefusedError(BACK_ALREADY)
        _close(ticket)
    return ticket


def never_publish(ticket: Ticket) -> None:
    """Under lock: it accuses somebody, or did. What everybody has read of it goes, and so does at
    which door it was said."""
    ticket.once_accused = True
    _close(ticket)
    RaisedTicket.objects.filter(ticket=ticket).delete()
    PublishedWords.objects.filter(published__ticket=ticket).delete()
    PublishedTicket.objects.filter(ticket=ticket).update(text="", photo=None)


def spoken_events(ticket: Ticket) -> list[TicketEvent]:
    """The steps whose words may be shown to everybody, the first on top."""
    events = TicketEvent.objects.filter(ticket=ticket, step__in=SPOKEN)
    return list(events.exclude(text=""))


def result_photo(ticket: Ticket) -> TicketPhoto | None:
    """What who closed it has shown of the result; never a photo of the author's."""
    shown = TicketPhoto.unscoped.filter(ticket=ticket, event__step=Step.CLOSED)
    return shown.order_by("-pk").first()


def mark_of(photo: TicketPhoto | None) -> str:
    """By which one photo is told from another that came since; empty for none."""
    return photo.digest if photo else ""


def _refuse_others(by: User, ticket: Ticket) -> None:
    if not may_publish(by, ticket):
        raise StepRefusedError(NOT_YOUR_LEVEL)


def _close(ticket: Ticket) -> None:
    ticket.agrees_to_publishing = False
    shown = PublishedTicket.objects.filter(ticket=ticket)
    shown.update(taken_down_at=timezone.now(), why_down="")


def _confirm(
    published: PublishedTicket, events: Iterable[TicketEvent], of_steps: Mapping[int, str]
) -> None:
    """Only words of these steps; what is left empty is not shown."""
    published.words.all().delete()
    PublishedWords.objects.bulk_create(
        PublishedWords(published=published, event=event, text=text)
        for event in events
        if (text := of_steps.get(event.pk, "").strip())
    )
