"""Trying the rules: this code, this category: who gets it, why, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils import timezone

from areas.models import Area, Duty
from feedback.anonymous_forms import VisibleTextField
from feedback.desk.forms import CategoryForm
from feedback.enums import Kind, Urgency
from feedback.handling.promises import Promise, promise
from feedback.models import Category, Posting
from feedback.offices import Routing, offices_around
from feedback.rules.routing import NobodyAboveError, Stop, hidden_up_to
from feedback.selectors import printed_as
from feedback.tokens import WrongTokenError, check_token
from feedback.words import office_words

NOBODY_ABOVE = "本站没有人在他上面：这样的件不留下，页面告诉群众找上一级、打 12388。"


@dataclass(frozen=True, slots=True)
class Trial:
    """What the rules say: the way up the chain, who gets it, and by when."""

    area: Area
    routing: Routing
    promise: Promise

    @property
    def stops(self) -> tuple[Stop, ...]:
        return self.routing.route.stops

    @property
    def duties(self) -> tuple[Duty, ...]:
        return self.routing.duties

    @property
    def office(self) -> str:
        """Who gets it, in words."""
        return office_words(self.routing.office)


class TrialForm(CategoryForm):
    """A printed code, a category, and whom an accusation is about."""

    code = VisibleTextField(label="二维码下面的编号", error_messages={"required": "还没有写编号。"})
    field_order = ("code", "category", "about")

    def clean_code(self) -> Area:
        """The area from where the way of a ticket begins that comes by this code."""
        try:
            printed = printed_as(check_token(self.cleaned_data["code"]))
        except WrongTokenError as error:
            raise forms.ValidationError(str(error)) from error
        code = printed.code if isinstance(printed, Posting) else printed
        area = (code.area or code.village) if code else None
        if area is None:
            raise forms.ValidationError("没有发过这个编号。")
        return area

    def trial(self, now: datetime | None = None) -> Trial | None:
        """What the rules say now to a valid form; None where nobody here stands above."""
        now = now or timezone.now()
        category: Category = self.cleaned_data["category"]
        hidden = hidden_up_to(Kind(category.kind), self.cleaned_data["about"])
        offices = offices_around(self.cleaned_data["code"], hidden, timezone.localdate(now))
        try:
            routing = offices.route(category)
        except NobodyAboveError:
            return None
        return Trial(offices.area, routing, promise(Urgency(category.urgency), now))
