"""What was done with a ticket so far, as its author reads it."""

from dataclasses import dataclass
from datetime import datetime

from feedback.enums import State, Step
from feedback.handling.promises import arithmetic
from feedback.models import Ticket, TicketEvent
from feedback.rules.deadlines import Day
from feedback.words import office_words

_UNSAID = (Step.REMINDED, Step.LET_IN)
"""Between those who handle it and the clock, or among themselves."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One step: when, what, who, and what was said with it."""

    at: datetime
    what: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Course:
    """Where a ticket stands: the state in words, who has it, by when, and every step till now.

    `days` is the arithmetic of the deadline; empty where none runs.
    """

    state: State
    office: str
    entries: tuple[Entry, ...]
    days: tuple[Day, ...]


def course_of(ticket: Ticket) -> Course:
    """The course of a ticket, for whoever holds its receipt."""
    events = TicketEvent.objects.filter(ticket=ticket).exclude(step__in=_UNSAID)
    entries = tuple(_entry(event) for event in events.select_related("office"))
    state = State(ticket.state)
    days = tuple(arithmetic(ticket)) if state.is_open else ()
    return Course(state, office_words(ticket.office), entries, days)


def _entry(event: TicketEvent) -> Entry:
    what = event.get_step_display()
    if event.office and event.step in (Step.ROUTED, Step.HANDED_OVER, Step.ESCALATED):
        what = f"{what}{office_words(event.office)}"
    return Entry(event.at, what, event.by_words, event.text)
