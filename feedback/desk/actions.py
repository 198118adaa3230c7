"""What can be done with a ticket on the desk: the button, what it asks, and what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from feedback.corrections import corrections_offered
from feedback.desk.forms import (
    CloseForm,
    CorrectionForm,
    DeadlineForm,
    HandOverForm,
    KindForm,
    MergeForm,
    StepForm,
    WordsForm,
)
from feedback.enums import State, Step
from feedback.handling import steps
from feedback.handling.correcting import name_correction
from feedback.handling.merging import alike, merge, split
from feedback.handling.reclassifying import reclassify
from feedback.handling.taking import has_in_hand
from feedback.models import Ticket
from feedback.offices import is_kept_from_relayer
from feedback.rules.states import steps_in


@dataclass(frozen=True, slots=True)
class Action:
    """A step with the words of the desk: `asks` is empty where one tap does it."""

    step: Step
    label: str
    asks: str
    done: str
    take: Callable[..., Ticket]
    form_class: type[StepForm] = StepForm

    @property
    def is_one_tap(self) -> bool:
        """Nothing has to be written."""
        return self.form_class is StepForm

    def form(self, ticket: Ticket, user: User, *sent: Any, **kwargs: Any) -> StepForm:
        """The form of this step, for this ticket, in the hands of `user`, as it was `sent`."""
        auto_id = f"{self.step}_%s"
        return self.form_class(*sent, ticket=ticket, user=user, auto_id=auto_id, **kwargs)


_ALL = (
    Action(Step.LET_IN, "看过了，放行", "", "放行了，收这件的人会收到通知。", steps.let_in),
    Action(Step.ACCEPTED, "开始办", "", "记下了：这件事您在办。", steps.accept),
    Action(
        Step.CLOSED,
        "办结",
        "写清楚怎么办的、办成了什么",
        "办结了。群众凭回执看得到您写的话，可以评价。",
        steps.close,
        CloseForm,
    ),
    Action(
        Step.ANSWERED,
        "答复",
        "回答群众问的",
        "答复了。群众凭回执看得到，可以评价。",
        steps.answer,
        WordsForm,
    ),
    Action(
        Step.CORRECTED,
        "公示更正了",
        "这件问的公示更正过，选是哪一次。公示上写“根据村民反映更正”，不写是谁",
        "记下了。更正公开了，群众凭回执看得到改了什么。请再答复他。",
        name_correction,
        CorrectionForm,
    ),
    Action(
        Step.ASKED,
        "问一问群众",
        "要他补充什么",
        "问了。群众凭回执看得到；他回答以前，不计时。",
        steps.ask,
        WordsForm,
    ),
    Action(
        Step.HANDED_OVER,
        "转交",
        "为什么转",
        "转交了。以前写的都带过去，期限不变。",
        steps.hand_over,
        HandOverForm,
    ),
    Action(
        Step.DECLINED,
        "办不了",
        "为什么办不了，还可以找谁",
        "告诉群众办不了了，他看得到原因。",
        steps.decline,
        WordsForm,
    ),
    Action(
        Step.DEADLINE_CHANGED,
        "改期限",
        "为什么要改，大家都看得到",
        "期限改了，原因群众看得到。",
        steps.change_deadline,
        DeadlineForm,
    ),
    Action(
        Step.MERGED,
        "和另一件相同",
        "告诉他：有人也说了，合在一起办",
        "并到那一件里了。那一件办完，这位群众也看得到结果。",
        merge,
        MergeForm,
    ),
    Action(
        Step.SPLIT,
        "分开办",
        "不是同一件事。为什么分开，群众看得到",
        "分开了，这件单独办。期限还是原来的。",
        split,
        WordsForm,
    ),
    Action(
        Step.RESUMED,
        "重新办",
        "办结错了，或者还没有办好。期限已经过了的，马上交给上一级。为什么重新办，群众看得到",
        "重新办了。期限还是原来的。",
        steps.resume,
        WordsForm,
    ),
    Action(
        Step.KIND_CHANGED,
        "改类别",
        "为什么改，说这件事的人看得到。改成反映干部的，那一级和下面的人马上看不到，您也可能看不到",
        "类别改了。反映干部的，已经交给能看的人。",
        reclassify,
        KindForm,
    ),
)

ACTIONS: Mapping[str, Action] = {action.step.value: action for action in _ALL}


def actions_on(ticket: Ticket, user: User) -> list[Action]:
    """What `user` may do with it now; nothing unless it is in his hands, or below them."""
    if not has_in_hand(ticket, user):
        return []
    possible = steps_in(State(ticket.state))
    if not ticket.is_held:
        possible -= {Step.LET_IN}
    if is_kept_from_relayer(ticket):  # nobody could answer
        possible -= {Step.ASKED}
    if not alike(ticket, user).exists():
        possible -= {Step.MERGED}
    if not corrections_offered(ticket):
        possible -= {Step.CORRECTED}
    return [action for action in _ALL if action.step in possible]
