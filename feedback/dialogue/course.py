"""What was done with a ticket so far, as its author reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from feedback.enums import State, Step
from feedback.handling.merging import told_history
from feedback.handling.promises import arithmetic
from feedback.handling.taking import relayed_by
from feedback.intake.photo_links import said_link
from feedback.intake.photos import later_photos
from feedback.models import Ticket, TicketEvent, TicketPhoto
from feedback.rules.deadlines import Day
from feedback.words import office_words
from language.dates import say_date

_UNSAID = (Step.REMINDED, Step.LET_IN)
"""Between those who handle it and the clock, or among themselves."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One step: when, what, who, what was said with it, the addresses of its photos, and where what
    was done can be seen."""

    at: datetime
    what: str
    who: str
    text: str
    photos: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """Where a ticket stands: the state in words, who has it, by when, and every step till now.

    `days` is the arithmetic of the deadline; empty where none runs. Of one that `is_together` with
    another, `outcome` is what was said when the other was settled: nothing else of it is told.
    `relayed_by` is who wrote it down for its author, in words.
    """

    state: State
    office: str
    entries: tuple[Entry, ...]
    days: tuple[Day, ...]
    is_together: bool
    outcome: Entry | None
    relayed_by: str = ""


_SETTLING = (Step.ANSWERED, Step.DECLINED, Step.CLOSED)


def course_of(ticket: Ticket) -> Course:
    """The course of a ticket, for whoever holds its receipt."""
    photos = later_photos(ticket)
    entries = tuple(_entry(event, photos.get(event.pk, ())) for event in _told(ticket))
    state = State(ticket.state)
    days = tuple(arithmetic(ticket)) if state.is_open else ()
    is_together = ticket.duplicate_of_id is not None
    outcome = _outcome(ticket) if is_together else None
    office, relayed = office_words(ticket.office), relayed_by(ticket)
    return Course(state, office, entries, days, is_together, outcome, relayed)


def _told(ticket: Ticket) -> list[TicketEvent]:
    """Every step that a receipt tells of. Of what was written down for its author it tells no more
    than the desk: who wrote it down may have kept the receipt.
    """
    every = TicketEvent.objects.filter(ticket=ticket).select_related("office")
    events = every if ticket.relayed_by_id is None else told_history(ticket)
    return [event for event in events if event.step not in _UNSAID]


def _outcome(ticket: Ticket) -> Entry | None:
    """The last word about the ticket that this one is the same as; None while it is in hand."""
    settling = TicketEvent.objects.filter(ticket=ticket.duplicate_of_id, step__in=_SETTLING)
    last = settling.filter(ticket__settled_at__isnull=False).order_by("-at", "-pk").first()
    return _entry(last) if last else None


def _entry(event: TicketEvent, photos: Iterable[TicketPhoto] = ()) -> Entry:
    what = event.get_step_display()
    if event.office and event.step in (Step.ROUTED, Step.HANDED_OVER, Step.ESCALATED):
        what = f"{what}{office_words(event.office)}"
    if event.office and event.step == Step.SPLIT:
        what = f"{what}，在{office_words(event.office)}"
    if event.due_on and event.step == Step.DEADLINE_CHANGED:
        what = f"{what}，{say_date(event.due_on)}前答复"
    shown = tuple(map(said_link, photos))
    return Entry(event.at, what, event.by_words, event.text, shown, event.link)
