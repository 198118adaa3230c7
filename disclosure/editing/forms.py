"""The forms of the admin: starting a notice, accepting a workbook, redacting."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from disclosure.announced import misdated
from disclosure.editing.acceptance import Acceptance
from disclosure.enums import RedactionKind
from disclosure.forms import read_period, wanted_period
from disclosure.importing.results import Signatures
from disclosure.ledgers.base import Ledger
from disclosure.models import DisclosurePage
from disclosure.models.batches import REASON_LENGTH
from disclosure.objections import TOO_SOON, is_too_soon
from disclosure.signers import missing_signers
from feedback.desk.numbers import desk_number, ticket_numbered
from feedback.models import Ticket
from home.asking_forms import OuterTextForm
from language.dates import say_date
from language.periods import Period, latest_begun
from language.personal_data import find_personal_data

WHICH_PERIOD = "已经填好刚过完的一期。要公开眼下这一期，请改成「{}」；别的期照这样写。"


def without_personal_data(text: str) -> str:
    """The text, if the public may read it; ValidationError that names what must go."""
    if found := find_personal_data(text):
        raise forms.ValidationError(f"这里有{found[0].kind}，请删去。")
    return text


class StartForm(forms.Form):
    """Which period of a ledger is to be published?"""

    period = forms.CharField(
        label="哪一期",
        max_length=30,
        error_messages={"required": "请写明是哪一期。"},
    )

    def __init__(self, *args: Any, ledger: Ledger, ongoing: Period, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ledger = ledger
        self.fields["period"].help_text = WHICH_PERIOD.format(ongoing.label)

    def clean_period(self) -> Period:
        """Without its year the latest is meant, most likely: it is filled in, and asked about."""
        written: str = self.cleaned_data["period"]
        period = read_period(written)
        guessed = None if period else latest_begun(written, timezone.localdate())
        if guessed and guessed.kind is self.ledger.period_kind:
            self.data = {"period": guessed.label}
            raise forms.ValidationError(
                f"「{written}」没有写是哪一年，已经填成{guessed.label}。对的，请再点一次「开始」。"
            )
        if period is None or period.kind is not self.ledger.period_kind:
            raise forms.ValidationError(wanted_period(self.ledger))
        return period


class TicketsField(forms.ModelMultipleChoiceField):
    """Tickets, by their numbers at the desk."""

    def prepare_value(self, value: Any) -> Any:
        is_ticket = isinstance(value, Ticket)
        return desk_number(value.pk) if is_ticket else super().prepare_value(value)

    def clean(self, value: Any) -> Any:
        return super().clean([_pk_of(number) for number in value or ()])

    def label_from_instance(self, obj: Ticket) -> str:
        """When it came, about which row, and how it begins."""
        came = say_date(timezone.localdate(obj.created_at))
        return "：".join(filter(None, (came, obj.which_row, obj.excerpt)))


def _pk_of(number: str) -> int:
    """0, which is of no ticket, where nobody gave the number out."""
    try:
        return ticket_numbered(number)
    except ValueError:
        return 0


class AcceptForm(OuterTextForm, forms.Form):
    """What is said when a workbook is accepted onto the notice `beside`."""

    outer_texts = ("reason",)

    reason = forms.CharField(
        label="更正原因",
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="这一期村民已经看到过一份，采用就是更正。村民会看到这里写的原因。",
        error_messages={"required": "请写明为什么更正，村民会看到。"},
    )
    answered = TicketsField(
        Ticket.unscoped.none(),
        label="这次更正，回应了哪几件群众反映",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="公开以后，村民看得到「根据村民反映更正」，看不到是谁；反映的人凭回执看得到。",
    )
    prepared_by = forms.CharField(label="制表人", max_length=50, required=False)
    checked_by = forms.CharField(label="审核人", max_length=100, required=False)
    announced_on = forms.DateField(label="公示日期", widget=AdminDateInput, required=False)
    show_until = forms.DateField(
        label="公示到哪天",
        widget=AdminDateInput,
        required=False,
        help_text="按这类台账的规定算好了，可以改。",
    )
    confirmed = forms.BooleanField(
        label="我已核对上面列出的每一处",
        error_messages={"required": "请先核对上面「请您核对」的各处，再勾选这里。"},
    )

    def __init__(
        self,
        *args: Any,
        beside: DisclosurePage,
        correction: bool,
        doubts: bool,
        tickets: QuerySet[Ticket],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.beside, self.period = beside, beside.period_object
        if not correction:
            del self.fields["reason"]
        answered = self.fields["answered"]
        assert isinstance(answered, TicketsField)
        answered.queryset = tickets
        if not correction or not tickets.exists():
            del self.fields["answered"]
        if not doubts:
            del self.fields["confirmed"]

    @property
    def missing_signers(self) -> str:
        """Whom neither the workbook nor the draft names."""
        said = self.initial
        return missing_signers(said["prepared_by"], said["checked_by"])

    def clean_prepared_by(self) -> str:
        return without_personal_data(self.cleaned_data["prepared_by"])

    def clean_checked_by(self) -> str:
        return without_personal_data(self.cleaned_data["checked_by"])

    def clean_announced_on(self) -> date | None:
        day: date | None = self.cleaned_data["announced_on"]
        if day and (why_not := misdated(day, self.period, timezone.localdate())):
            raise forms.ValidationError(why_not)
        return day

    def clean_show_until(self) -> date | None:
        day: date | None = self.cleaned_data["show_until"]
        if day and is_too_soon(day):
            raise forms.ValidationError(TOO_SOON)
        return day

    def acceptance(self) -> Acceptance:
        """What the valid form says."""
        said = self.cleaned_data
        return Acceptance(
            confirmed=said.get("confirmed", False),
            reason=said.get("reason", ""),
            show_until=said["show_until"],
            answered=tuple(ticket.pk for ticket in said.get("answered", ())),
            signatures=Signatures(said["prepared_by"], said["checked_by"], said["announced_on"]),
        )


class RedactForm(forms.Form):
    kind = forms.ChoiceField(
        label="这一格为什么不该公开",
        choices=RedactionKind.choices,
        widget=forms.RadioSelect,
        help_text="村民会看到选的这一句和今天的日期。",
        error_messages={"required": "请选一个。"},
    )
    reason = forms.CharField(
        label="详细说明",
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="只有工作人员看得到，处理村民反映的纪检人员也看得到。请不要再写一遍要隐去的内容。",
        error_messages={"required": "请写明是怎么回事。"},
    )

    def clean_reason(self) -> str:
        return without_personal_data(self.cleaned_data["reason"])
