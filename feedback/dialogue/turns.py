"""What the author of a ticket may say to what was done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from feedback.dialogue.forms import RateForm, ReopenForm, ReplyForm, TurnForm
from feedback.enums import State, Step
from feedback.handling import steps
from feedback.models import Ticket
from feedback.rules.states import steps_in


@dataclass(frozen=True, slots=True)
class Turn:
    """A step of the author's: the words of its button, and what comes of it."""

    step: Step
    label: str
    done: str
    take: Callable[..., Ticket]
    form_class: type[TurnForm]


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
)

TURNS: Mapping[str, Turn] = {turn.step.value: turn for turn in _ALL}


def turns_in(ticket: Ticket) -> list[Turn]:
    """What its author may say now. The result is rated once, until it is done anew."""
    possible = steps_in(State(ticket.state))
    if ticket.is_satisfied is not None:
        possible -= {Step.RATED}
    return [turn for turn in _ALL if turn.step in possible]
