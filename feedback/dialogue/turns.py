"""What the author of a ticket may say to what was done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from feedback.dialogue.forms import RateForm, ReopenForm, ReplyForm, TurnForm
from feedback.enums import Kind, State, Step
from feedback.handling import publishing, steps
from feedback.models import Ticket, TicketEvent
from feedback.rules.publishing import may_agree
from feedback.rules.states import steps_in


@dataclass(frozen=True, slots=True)
class Turn:
    """A step of the author's: the words of its button, what to know first, what comes of it."""

    step: Step
    label: str
    done: str
    take: Callable[..., Ticket]
    form_class: type[TurnForm]
    told: str = ""


_ALL = (
    Turn(
        Step.REPLIED, "回答", "收到了，办事的人会接着办。期限又开始算了。", steps.reply, ReplyForm
    ),
    Turn(Step.RATED, "评价", "记下了，谢谢您。", steps.rate, RateForm),
    Turn(
        Step.REOPENED,
        "没有办好，要求重新办",
        "收到了，这件事重新办，期限从今天重新算。",
        steps.reopen,
        ReopenForm,
    ),
    Turn(
        Step.AGREED,
        "可以放到网上给大家看",
        "记下了。办事的人看过，去掉名字、电话，才会放。",
        publishing.agree,
        TurnForm,
        "不写您是谁，也不放您的照片。办事的人先看过，去掉名字、电话才放。"
        "放上去谁都看得到，村干部也看得到。不想放了，回到这里随时拿下来。",
    ),
    Turn(
        Step.TAKEN_BACK,
        "不想放到网上了",
        "记下了，现在网上看不到了。",
        publishing.take_back,
        TurnForm,
        "马上从网上拿下来。您说的事照样办。",
    ),
)

_WITH_WORDS = (Step.REPLIED, Step.RATED, Step.REOPENED)

TURNS: Mapping[str, Turn] = {turn.step.value: turn for turn in _ALL}


def turns_in(ticket: Ticket) -> list[Turn]:
    """What its author may say now."""
    possible = steps_in(State(ticket.state))
    if not steps.may_be_rated(ticket):
        possible -= {Step.RATED}
    if not may_agree(Kind(ticket.kind), once_accused=ticket.once_accused):
        possible -= {Step.AGREED, Step.TAKEN_BACK}
    possible -= {Step.AGREED if ticket.agrees_to_publishing else Step.TAKEN_BACK}
    return [turn for turn in _ALL if turn.step in possible]


def was_said(ticket: Ticket, turn: Turn, said: Mapping[str, Any]) -> bool:
    """Whether just this was said last in this turn: the page was loaded anew, or its button pressed
    twice."""
    if turn.step not in _WITH_WORDS:
        return False
    words = steps.rating_words(**said) if turn.step is Step.RATED else said["text"].strip()
    last = TicketEvent.objects.filter(ticket=ticket, step=turn.step).order_by("-at", "-pk").first()
    return last is not None and last.text == words
