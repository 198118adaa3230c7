"""What a resident fills in at the door, or beside a notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.boundfield import BoundField

from areas.models import Area
from supervision.doorstep import Said, answers_to
from supervision.models import InspectionRoundPage

NOTHING_SAID = "一个问题也没有答。请点一个，再点“送出”；不想答的可以空着。"


class DoorstepForm(forms.Form):
    """A round's questions, and the village unless the way here told it already."""

    village = forms.ModelChoiceField(
        Area.objects.none(),
        label="您是哪个村的",
        empty_label="请选一个",
        to_field_name="code",
        error_messages={
            "required": "还没有选您是哪个村的。",
            "invalid_choice": "这一轮不查那个村。请另选一个。",
        },
    )

    def __init__(
        self, *args: Any, asked: InspectionRoundPage, village: Area | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._questions = {f"q{at}": text for at, text in enumerate(asked.doorstep_questions)}
        for name, question in self._questions.items():
            self.fields[name] = forms.ChoiceField(
                label=question,
                required=False,
                choices=answers_to(question),
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": "没有这样的回答。请重新点一个。"},
            )
        choice = self.fields["village"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = villages_of(asked)
        self.known = village
        if village:
            del self.fields["village"]

    @property
    def questions(self) -> Iterator[BoundField]:
        """Those fields alone."""
        return (self[name] for name in self._questions)

    @property
    def place(self) -> Area:
        """The village of a valid form."""
        place: Area = self.known or self.cleaned_data["village"]
        return place

    def said(self) -> Mapping[str, Said]:
        """What a valid form answers, by question; what was left out is not in it."""
        given = {text: self.cleaned_data[name] for name, text in self._questions.items()}
        return {text: Said(answer) for text, answer in given.items() if answer}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned[name] for name in self._questions):
            raise forms.ValidationError(NOTHING_SAID)
        return cleaned


def villages_of(asked: InspectionRoundPage) -> QuerySet[Area]:
    """The villages that it inspects, in tree order."""
    return Area.objects.filter(pk__in=asked.villages.values("village")).order_by("path")
