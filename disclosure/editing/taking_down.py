"""Taking a notice off the site: one at a time, and never without a reason."""

from collections.abc import Sequence

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

from disclosure.editing.access import staff
from disclosure.models import DisclosurePage, Takedown
from language.personal_data import find_personal_data

ONE_BY_ONE = "公示要一份一份撤下，写明原因，村民看得到。「{}」请打开它的编辑页去撤下。"


class TakedownForm(forms.ModelForm):
    class Meta:
        model = Takedown
        fields = ("reason",)
        error_messages = {"reason": {"required": "请写明为什么撤下，村民看得到。"}}

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        if found := find_personal_data(reason):
            raise forms.ValidationError(f"原因里有{found[0].kind}，请删去。")
        return reason


def ask_why(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep the reason, or come back for one; Wagtail then takes the page down."""
    notice = page.specific
    if not isinstance(notice, DisclosurePage):
        return None
    form = TakedownForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors["reason"][0])
        return redirect("wagtailadmin_pages:unpublish", notice.pk)
    form.instance.page, form.instance.taken_down_by = notice, staff(request)
    form.save()
    return None


def refuse_many(request: HttpRequest, pages: Sequence[Page]) -> HttpResponse | None:
    """A reason is one notice's."""
    notice = next((page for page in pages if isinstance(page.specific, DisclosurePage)), None)
    if notice is None:
        return None
    messages.error(request, ONE_BY_ONE.format(notice.title))
    return redirect("wagtailadmin_pages:edit", notice.pk)
