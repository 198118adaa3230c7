"""What a handler fills in for a step."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone

from areas.enums import Level
from areas.models import Area
from feedback.anonymous_forms import VisibleTextField
from feedback.corrections import corrections_offered
from feedback.desk.numbers import desk_number, ticket_numbered
from feedback.enums import Kind
from feedback.handling.merging import alike
from feedback.handling.steps import LONGEST_DAYS
from feedback.intake.photo_fields import PhotoField, picture_in
from feedback.models import TEXT_LIMIT, Category, Ticket
from feedback.offices import targets_of
from feedback.words import ACCUSED, office_words
from home.pictures import Picture

MOST_ALIKE = 50


class StepForm(forms.Form):
    """What a step asks for; who takes it and with which ticket decides what may be chosen."""

    def __init__(self, *args: Any, ticket: Ticket, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ticket, self.user = ticket, user


class WordsForm(StepForm):
    """Words for the author."""

    text = VisibleTextField(
        label="写给群众看的话",
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "还没有写。请写一句话，让说这件事的人看得懂。"},
    )


class CloseForm(WordsForm):
    """What was done, and a photo of it."""

    photo = PhotoField(label="照片（可以不加）", help_text="群众凭回执看得到。不要拍到别人的脸。")

    def clean_photo(self) -> Picture | None:
        return picture_in(self.cleaned_data["photo"], f"desk:{self.user.pk}")


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
        error_messages={
            "required": "还没有选转给谁。",
            "invalid_choice": "那里现在没有人能收。请另选一个。",
        },
    )
    note = VisibleTextField(
        label="给下一个人的话（群众看不到，可以不写）",
        max_length=TEXT_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["to"]
        assert isinstance(choice, OfficeField)
        choice.queryset = Area.objects.filter(pk__in=[area.pk for area in targets_of(self.ticket)])


class DeadlineForm(WordsForm):
    """Another number of days, and why."""

    days = forms.IntegerField(label="从收到那天起，一共几天", min_value=1, max_value=LONGEST_DAYS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.ticket.in_working_days:
            self.fields["days"].label = "从收到那天起，一共几个工作日"


class CategoryField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Category) -> str:
        """With its kind: some are called the same."""
        return f"{obj.get_kind_display()}：{obj.name}"


class CategoryForm(forms.Form):
    """A category, and whom an accusation is about."""

    category = CategoryField(
        Category.objects.filter(is_offered=True),
        label="哪一类",
        empty_label="请选一类",
        error_messages={
            "required": "还没有选哪一类。",
            "invalid_choice": "这一类现在没有了。请另选一个。",
        },
    )
    about = forms.TypedChoiceField(
        label="反映的是哪里的干部（反映干部才选）",
        choices=[("", "不是反映干部"), *((level.value, words) for level, words in ACCUSED.items())],
        coerce=Level,
        empty_value=None,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        category = cleaned.get("category")
        if category and category.kind == Kind.ACCUSATION and not cleaned.get("about"):
            self.add_error("about", "反映干部的，请选反映的是哪里的干部。")
        return cleaned


class KindForm(CategoryForm, WordsForm):
    """What the ticket really is, and why."""

    field_order = ("category", "about", "text")


class CorrectionForm(StepForm):
    """Which correction of the notice answers the ticket."""

    correction = forms.ChoiceField(
        label="哪一次更正",
        error_messages={
            "required": "还没有选是哪一次更正。",
            "invalid_choice": "这一次更正刚才撤回了，或者已经记过。请另选一个。",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["correction"]
        assert isinstance(choice, forms.ChoiceField)
        offered = [(each.key, each.words) for each in corrections_offered(self.ticket)]
        choice.choices = [("", "请选一次"), *offered]


class AlikeField(forms.ModelChoiceField):
    """Another ticket, by its number at the desk."""

    def label_from_instance(self, obj: Ticket) -> str:
        """When it came, and how it begins."""
        came = timezone.localtime(obj.created_at)
        return f"{came:%m-%d %H:%M} {obj.category}：{obj.excerpt}"

    def prepare_value(self, value: Any) -> Any:
        return desk_number(value.pk) if isinstance(value, Ticket) else value

    def to_python(self, value: Any) -> Ticket | None:
        try:
            pk = ticket_numbered(value) if value else None
        except ValueError:
            pk = 0  # of no ticket
        return super().to_python(pk)


class MergeForm(WordsForm):
    """With which ticket it is the same, and what its author is told."""

    other = AlikeField(
        Ticket.unscoped.none(),
        label="和哪一件相同",
        empty_label="请选一件",
        error_messages={
            "required": "还没有选和哪一件相同。",
            "invalid_choice": "那一件刚才办完了，或者并到别的件里了。请另选一件。",
        },
    )
    field_order = ("other", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["other"]
        assert isinstance(choice, AlikeField)
        offered = alike(self.ticket, self.user).values_list("pk", flat=True)[:MOST_ALIKE]
        found = Ticket.unscoped.filter(pk__in=list(offered)).select_related("category")
        choice.queryset = found.defer("contact")
