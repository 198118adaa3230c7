"""Everything that is done with a ticket after it was received. Each is one step of its history.

Every function takes the account that acts and the ticket's number, locks the ticket, and refuses
(StepRefusedError, with words for the screen) what cannot follow on what was done meanwhile, and
whoever does not have it in hand.
"""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from areas.models import Area
from feedback.enums import Step
from feedback.handling.promises import promise_of, recounted
from feedback.handling.proofs import attach
from feedback.handling.taking import move, taking
from feedback.models import Ticket
from feedback.offices import targets_of
from feedback.rules.states import StepRefusedError
from feedback.words import office_words
from home.pictures import Picture

NOTHING_SAID = "请写一句话，让说这件事的人看得懂。"
NOT_THERE = "不能转给{place}：那里现在没有人能收，或者这件事反映的就是那里。请转给别处。"
SAME_OFFICE = "这件本来就在{place}手里。"
RATED_ALREADY = "您已经评价过了。还没有办好，可以要求重新办。"
OVER_ALREADY = "新的期限不能早于今天。"
NOT_LONGER = "延期最多到收到后 {most} 天。"
LONGEST_DAYS = 60
"""How far a handler may move a deadline: the usual time of a letter to the authorities."""


def let_in(ticket_id: int, by: User) -> Ticket:
    """Somebody has looked at what was held: it is told of as any other from now on."""
    with taking(ticket_id, Step.LET_IN, by) as (ticket, _):
        pass
    return ticket


def accept(ticket_id: int, by: User) -> Ticket:
    """Somebody begins: from now on the ticket has a name."""
    return _handled(ticket_id, Step.ACCEPTED, by)


def ask(ticket_id: int, by: User, *, text: str) -> Ticket:
    """Ask the author something; the clock stands until there is an answer."""
    return _handled(ticket_id, Step.ASKED, by, text=said(text))


def answer(ticket_id: int, by: User, *, text: str) -> Ticket:
    """Answer in words; nothing had to be done."""
    return _handled(ticket_id, Step.ANSWERED, by, text=said(text))


def decline(ticket_id: int, by: User, *, text: str) -> Ticket:
    """Say at once that, and why, it cannot be done."""
    return _handled(ticket_id, Step.DECLINED, by, text=said(text))


@transaction.atomic
def close(ticket_id: int, by: User, *, text: str, photo: Picture | None = None) -> Ticket:
    """Say what was done, and show it. Whether that solved it, its author says."""
    with taking(ticket_id, Step.CLOSED, by, text=said(text)) as (ticket, event):
        ticket.handler = by
    attach(event, photo)
    return ticket


def hand_over(ticket_id: int, by: User, *, to: Area, text: str, note: str = "") -> Ticket:
    """Give the ticket, with everything in it, to those of another area, and say why.

    StepRefusedError where nobody there can take it, or it accuses somebody there or above.
    """
    with taking(ticket_id, Step.HANDED_OVER, by, text=said(text), note=note) as (ticket, event):
        _may_go_to(ticket, to)
        event.office = to
        move(ticket, to)
    return ticket


def change_deadline(ticket_id: int, by: User, *, days: int, text: str) -> Ticket:
    """Another number of days from the start of the clock, for a reason that everybody may read."""
    with taking(ticket_id, Step.DEADLINE_CHANGED, by, text=said(text)) as (ticket, event):
        if days > LONGEST_DAYS:
            raise StepRefusedError(NOT_LONGER.format(most=LONGEST_DAYS))
        ticket.days = days
        if promise_of(days, ticket.in_working_days, ticket.clock_since).due_on < _today():
            raise StepRefusedError(OVER_ALREADY)
        event.due_on = recounted(ticket)
    return ticket


@transaction.atomic
def reply(ticket_id: int, *, text: str, photo: Picture | None = None) -> Ticket:
    """The author answers what was asked; the clock goes on."""
    with taking(ticket_id, Step.REPLIED, None, text=said(text)) as (ticket, event):
        pass
    attach(event, photo)
    return ticket


def may_be_rated(ticket: Ticket) -> bool:
    """Once, until it is done anew."""
    begun = (Step.RATED, Step.REOPENED, Step.RESUMED)
    last = ticket.events.filter(step__in=begun).order_by("-pk").first()
    return ticket.is_satisfied is None or last is None or last.step != Step.RATED


def rate(ticket_id: int, *, is_satisfied: bool, text: str = "") -> Ticket:
    """The author says whether the result is good."""
    words = rating_words(is_satisfied, text)
    with taking(ticket_id, Step.RATED, None, text=words) as (ticket, _):
        if not may_be_rated(ticket):
            raise StepRefusedError(RATED_ALREADY)
        ticket.is_satisfied = is_satisfied
    return ticket


def rating_words(is_satisfied: bool, text: str = "") -> str:
    """How the history keeps a rating: the ticket itself forgets it once it is done anew."""
    return "：".join(filter(None, ["满意" if is_satisfied else "不满意", text.strip()]))


def reopen(ticket_id: int, *, text: str) -> Ticket:
    """The author says why it is not over. The same days run again, from now on. That he was not
    satisfied counts until he says otherwise.
    """
    with taking(ticket_id, Step.REOPENED, None, text=said(text)) as (ticket, event):
        if ticket.is_satisfied:
            ticket.is_satisfied = None
        ticket.duplicate_of = None
        ticket.clock_since = event.at
    return ticket


def resume(ticket_id: int, by: User, *, text: str) -> Ticket:
    """`by` says why it is not over after all. Its days never stopped: else who is late would close
    it and begin again. Nor does he take back for its author that he was not satisfied: that counts
    until the author says otherwise.
    """
    with taking(ticket_id, Step.RESUMED, by, text=said(text)) as (ticket, _):
        ticket.handler = by
        if ticket.is_satisfied:
            ticket.is_satisfied = None
    return ticket


def said(text: str) -> str:
    """Words for the author; StepRefusedError where there are none."""
    if not text.strip():
        raise StepRefusedError(NOTHING_SAID)
    return text.strip()


def _handled(ticket_id: int, step: Step, by: User, **said: str) -> Ticket:
    """A step after which the ticket is in the hands of who took it."""
    with taking(ticket_id, step, by, **said) as (ticket, _):
        ticket.handler = by
    return ticket


def _may_go_to(ticket: Ticket, to: Area) -> None:
    if to == ticket.office:
        raise StepRefusedError(SAME_OFFICE.format(place=office_words(to)))
    if to not in targets_of(ticket):
        raise StepRefusedError(NOT_THERE.format(place=office_words(to)))


def _today() -> date:
    return timezone.localdate()
