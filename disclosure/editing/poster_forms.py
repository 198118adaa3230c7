"""The forms for printing posters: of which place and month, and on what paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from areas.enums import Level
from areas.models import Area
from areas.selectors import inside
from disclosure.editing.poster_files import MOST
from disclosure.models import DisclosurePage
from disclosure.notices.posters import PaperSize
from feedback.models import Posting
from feedback.posting_forms import PostingForm
from feedback.stamps import new_number
from home.outer_texts import KnownNames
from language.periods import Period, PeriodKind, parse_period, recent_periods

YEARS = 1
"""So far back, beside this year, a month can be asked for."""


class PlaceField(forms.ModelChoiceField):
    def label_from_instance(self, area: Area) -> str:
        """Villages stand in below their town."""
        return f"{'　' * (Level(area.level) == Level.VILLAGE)}{area.short_name}"


class MonthForm(forms.Form):
    """Whose posters, and of which month."""

    area = PlaceField(Area.objects.none(), label="哪里", empty_label=None)
    month = forms.ChoiceField(label="哪个月")

    def __init__(self, *args: Any, areas: Sequence[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = (Level.CITY, Level.COUNTY, Level.TOWN, Level.VILLAGE)
        within = Area.objects.at_level(*levels).filter(inside(areas))
        self.fields["area"].queryset = within.order_by("path")  # type: ignore[attr-defined]
        self.fields["month"].choices = _months()  # type: ignore[attr-defined]

    def clean_month(self) -> Period:
        return parse_period(self.cleaned_data["month"])


def _months() -> list[tuple[str, str]]:
    """The latest first, from this one on."""
    periods = recent_periods(timezone.localdate(), years=YEARS)
    return [(each.code, each.label) for each in periods if each.kind is PeriodKind.MONTH]


class SizeForm(forms.Form):
    """On what paper. `number` is the form's own, for once."""

    number = forms.CharField(max_length=32, widget=forms.HiddenInput, initial=new_number)
    size = forms.ChoiceField(
        label="纸张",
        choices=PaperSize.choices,
        initial=PaperSize.A4,
        widget=forms.RadioSelect,
        error_messages={"required": "请选一种纸。"},
    )

    def clean_size(self) -> PaperSize:
        return PaperSize(self.cleaned_data["size"])

    @property
    def sending(self) -> str:
        """Names the form with what was said in it, 64 characters: sent twice it is the same, and
        another if something was changed before it was sent again."""
        said = [self[name].data for name in sorted(self.fields)]
        return sha256(repr(said).encode()).hexdigest()


class CopyForm(SizeForm):
    """Which copy of one notice: with its own code, or that of a posting."""

    posting = forms.ModelChoiceField(Posting.objects.none(), to_field_name="token", required=False)

    def __init__(self, *args: Any, postings: QuerySet[Posting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["posting"].queryset = postings  # type: ignore[attr-defined]


class PaperForm(SizeForm):
    """All notices of a place that has villages in it."""

    def __init__(self, *args: Any, notices: QuerySet[DisclosurePage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count = notices.count()

    def clean(self) -> None:
        if self.count > MOST:
            raise forms.ValidationError(f"一次最多做 {MOST} 张，请选小一点的地方，分几次做。")
        if not self.count:
            raise forms.ValidationError("没有可以打印的。")


@dataclass(frozen=True, slots=True)
class NoticesTogether:
    """Beside which one place is written: whom any of them masks, it must not name."""

    notices: Iterable[DisclosurePage]

    def known_names(self, text: str) -> KnownNames:
        known = [notice.known_names(text) for notice in self.notices]
        return KnownNames(
            masked={full: shown for each in known for full, shown in each.masked.items()},
            in_office=frozenset().union(*(each.in_office for each in known)),
        )


class VillageForm(SizeForm, PostingForm):
    """Which notices of one village; and where their posters hang, if that is to be noted."""

    notices = forms.ModelMultipleChoiceField(
        DisclosurePage.objects.none(),
        label="打印哪几份",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少勾一份。"},
    )
    noted = forms.BooleanField(
        label="记下贴在哪里",
        required=False,
        help_text="勾了，每一份都有自己的编号，扫码的人看得到它该贴在哪里。下面三格也要填。",
    )
    field_order = ("number", "notices", "size", "noted", "place", "put_up_by", "put_up_on")

    def __init__(self, *args: Any, notices: QuerySet[DisclosurePage], **kwargs: Any) -> None:
        super().__init__(*args, beside=NoticesTogether(notices), **kwargs)
        self.count = notices.count()
        self.fields["notices"].queryset = notices  # type: ignore[attr-defined]
        self.fields["notices"].initial = notices
        if "noted" not in self.data:
            for name in PostingForm.base_fields:
                self.fields[name].required = False

    @property
    def posting(self) -> dict[str, Any]:
        """What is to be noted of each copy; empty where nothing is."""
        said = self.cleaned_data
        return {name: said[name] for name in PostingForm.base_fields} if said["noted"] else {}
