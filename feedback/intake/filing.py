"""Taking in what residents say, and giving it to whom it falls to."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from wagtail.models import Page

from areas.enums import Level
from feedback.enums import Kind, Step, Urgency
from feedback.handling.promises import promise
from feedback.inserting import insert, insert_new
from feedback.intake.photos import give_to_ticket, waiting_photos
from feedback.models import Category, Ticket, TicketEvent
from feedback.notifications.telling import tell_of
from feedback.offices import Routing, offices_around
from feedback.receipts import receipt_for, receipt_hash
from feedback.rules.routing import hidden_up_to
from feedback.subjects import Subject

SAID = ("text", "contact", "category_id", "about", "agrees_to_publishing", "row_key", "page_id")
"""What makes two sendings of one form the same."""


class StampUsedError(Exception):
    """The form was sent before, with other words; the first sending is kept as it is."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the form brought: words, how to reach the author, and what it is about.

    `about` is the level of whom an accusation is about.

    With `agrees` its author lets everybody read it, without personal data.
    """

    text: str
    category: Category
    contact: str = ""
    about: Level | None = None
    agrees: bool = False

    @property
    def hidden(self) -> Level | None:
        """The highest level that must not see it."""
        return hidden_up_to(Kind(self.category.kind), self.about)

    @property
    def may_be_shown(self) -> bool:
        """Whether its author lets everybody read it; what accuses somebody nobody does."""
        return self.agrees and self.hidden is None


@sensitive_variables()
def file_ticket(
    said: Said,
    *,
    subject: Subject,
    stamp: str,
    page: Page | None = None,
    photos: str = "",
    relayed_by: User | None = None,
    is_held: bool = False,
) -> str:
    """Keeps what was said, gives it to whom it falls to, and returns the receipt, 16 digits.

    `stamp` is the one-time number of the form: sent again with the same words, the receipt is the
    same and nothing is kept twice; with other words, or more photos, it raises StampUsedError.
    `photos` is the number under which the form's photos wait. Of what `is_held` nobody is told
    before somebody has looked at it. Raises NobodyAboveError, and then keeps nothing, where an
    accusation is about a level above which nobody is here.
    """
    receipt = receipt_for(stamp)
    now = timezone.now()
    offices = offices_around(subject.place, said.hidden, timezone.localdate(now))
    routing = offices.route(said.category)
    promised = promise(Urgency(said.category.urgency), now)
    ticket = Ticket(
        page=page,
        title=subject.title,
        village=subject.village,
        row_key=subject.row_key,
        row_facts=subject.facts,
        kind=said.category.kind,
        category=said.category,
        about=said.hidden or "",
        area=offices.area,
        seen_from=routing.route.level,
        office=routing.office,
        urgency=said.category.urgency,
        clock_since=now,
        created_at=now,
        days=promised.days,
        in_working_days=promised.in_working_days,
        due_on=promised.due_on,
        text=said.text,
        contact=said.contact,
        receipt_hash=receipt_hash(receipt),
        stamp=stamp,
        relayed_by=relayed_by,
        is_held=is_held,
        agrees_to_publishing=said.may_be_shown,
    )
    _keep(ticket, routing, photos)
    return receipt


@sensitive_variables()
@transaction.atomic
def _keep(ticket: Ticket, routing: Routing, photos: str) -> None:
    """The ticket with its photos, that it came, to whom it went, and whom to tell: all of it, or
    nothing.
    """
    if not insert_new(ticket):
        _refuse_other_words(ticket, photos)
        return
    if photos:
        give_to_ticket(photos, ticket)
    received = TicketEvent(ticket=ticket, step=Step.RECEIVED, at=ticket.created_at)
    routed = TicketEvent(
        ticket=ticket,
        step=Step.ROUTED,
        at=ticket.created_at,
        office=routing.office,
        due_on=ticket.due_on,
        note=routing.way,
    )
    insert(received, routed)
    tell_of(ticket, routed, routing.duties)


def _refuse_other_words(ticket: Ticket, photos: str) -> None:
    """StampUsedError where the form that was sent before said something else."""
    earlier = Ticket.unscoped.get(stamp=ticket.stamp)
    says_other = any(getattr(earlier, name) != getattr(ticket, name) for name in SAID)
    if says_other or waiting_photos(photos):
        raise StampUsedError
