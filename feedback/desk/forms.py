"""What a handler fills in for a step."""

from collections.abc import Collection
from typing import Any

from django import forms

from areas.models import Area
from feedback.anonymous_forms import VisibleTextField
from feedback.handling.steps import LONGEST_DAYS
from feedback.models import TEXT_LIMIT
from feedback.words import office_words


class WordsForm(forms.Form):
    """Words for the author."""

    text = VisibleTextField(
        label="写给群众看的话",
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "还没有写。请写一句话，让说这件事的人看得懂。"},
    )


class OfficeField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Area) -> str:
        """Who sits there, in words."""
        return office_words(obj)


class HandOverForm(WordsForm):
    """To whom, why, and what the next one should know."""

    to = OfficeField(
        Area.objects.none(),
        label="转给谁",
        empty_label="请选一个",
        error_messages={"required": "还没有选转给谁。"},
    )
    note = VisibleTextField(
        label="给下一个人的话（群众看不到，可以不写）",
        max_length=TEXT_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, targets: Collection[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["to"]
        assert isinstance(choice, OfficeField)
        choice.queryset = Area.objects.filter(pk__in=[area.pk for area in targets])


class DeadlineForm(WordsForm):
    """Another number of days, and why."""

    days = forms.IntegerField(label="从收到那天起，一共几天", min_value=1, max_value=LONGEST_DAYS)
