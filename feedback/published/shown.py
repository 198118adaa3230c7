"""A ticket as everybody reads it: the day of each step and the office, no person and no hour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from feedback.enums import Kind, State, Step
from feedback.models import PublishedTicket, Ticket, TicketEvent
from feedback.words import office_words, state_words
from language.dates import say_date

_STEPS = {
    Step.RECEIVED: "收到",
    Step.ROUTED: "交给{office}",
    Step.ACCEPTED: "开始办",
    Step.ASKED: "请群众补充",
    Step.REPLIED: "群众补充了",
    Step.HANDED_OVER: "转交{office}",
    Step.ANSWERED: "答复",
    Step.DECLINED: "办不了",
    Step.CLOSED: "办结",
    Step.REOPENED: "群众说没有办好，重新办",
    Step.RESUMED: "重新办",
    Step.DEADLINE_CHANGED: "改了期限，{due_on}前答复",
    Step.KIND_CHANGED: "改了类别",
    Step.CORRECTED: "公示更正了",
    Step.ESCALATED: "过期没有答复，交给{office}",
}
"""The steps that everybody is told of, in words for others than the author. What was said with one
is shown only where somebody has confirmed it (`PublishedWords`)."""

SATISFIED = {True: "群众说满意", False: "群众说不满意", None: ""}
"""What its author said of the result."""


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step: the day, what was done, and what was said with it."""

    day: date
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """All that everybody reads of a ticket: the village and no smaller place. `met` says how many
    would say the same; empty for none.
    """

    kind: str
    category: str
    village: str
    received: date
    state: str
    is_open: bool
    rating: str
    text: str
    steps: tuple[ShownStep, ...]
    met: str


def shown(published: PublishedTicket) -> Shown:
    """What is public of it."""
    words = {each.event_id: each.text for each in published.words.all()}
    return shown_with(published.ticket, published.text, words, published.met)


def shown_with(ticket: Ticket, text: str, words: Mapping[int, str], met: str = "") -> Shown:
    """What would be public of it in these words; those of steps by the number of the step."""
    events = TicketEvent.objects.filter(ticket=ticket).select_related("office")
    state = State(ticket.state)
    return Shown(
        kind=Kind(ticket.kind).label,
        category=ticket.category.name,
        village=ticket.village.full_name,
        received=timezone.localdate(ticket.created_at),
        state=state_words(state),
        is_open=state.is_open,
        rating=SATISFIED[ticket.is_satisfied],
        text=text,
        steps=tuple(_steps(events, words)),
        met=met,
    )


def _steps(events: Iterable[TicketEvent], words: Mapping[int, str]) -> Iterable[ShownStep]:
    for event in events:
        if what := _STEPS.get(Step(event.step)):
            office = office_words(event.office) if event.office else ""
            due_on = say_date(event.due_on) if event.due_on else ""
            told = what.format(office=office, due_on=due_on)
            yield ShownStep(timezone.localdate(event.at), told, words.get(event.pk, ""))
