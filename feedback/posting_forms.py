"""What whoever prints a code says of the paper: where it hangs, who puts it up, and when."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from feedback.anonymous_forms import VisibleTextField
from feedback.models import PERSON_LIMIT, PLACE_LIMIT
from home.asking_forms import Beside, OuterTextForm
from language.web_addresses import names_a_site

NO_SITES = "这里像是有个网址。扫码的人只该去本站，请只写地方。"
FURTHEST = timedelta(days=366)


class PostingForm(OuterTextForm, forms.Form):
    """The place is public: it is printed, and whoever scans the paper is told where it should hang.
    `beside` is the page whose code it bears, or several."""

    outer_texts = ("place",)

    place = VisibleTextField(
        label="贴在哪里",
        max_length=PLACE_LIMIT,
        widget=forms.TextInput(attrs={"list": "places", "autocomplete": "off"}),
        help_text="写得让外村人也找得到，如「村委会门口公告栏」。扫码的人看得到这句话。",
        error_messages={"required": "请写明贴在哪里。"},
    )
    put_up_by = VisibleTextField(
        label="谁去贴",
        max_length=PERSON_LIMIT,
        help_text="不公开，只有管这些公示的人看得到。",
        error_messages={"required": "请写明谁去贴。"},
    )
    put_up_on = forms.DateField(
        label="哪天贴",
        initial=timezone.localdate,
        widget=AdminDateInput(),
        error_messages={"required": "请写明哪天贴。", "invalid": "请写成 2026-10-08 这样的日期。"},
    )

    def __init__(self, *args: Any, beside: Beside, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.beside = beside

    def clean_place(self) -> str:
        place = " ".join(self.cleaned_data["place"].split())
        if names_a_site(place):
            raise forms.ValidationError(NO_SITES)
        return place

    def clean_put_up_on(self) -> date | None:
        day: date | None = self.cleaned_data["put_up_on"]
        if day and abs(day - timezone.localdate()) > FURTHEST:
            raise forms.ValidationError("日期离今天太远，请看看年份有没有写错。")
        return day
