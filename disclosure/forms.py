"""The form of a notice in Wagtail's editor; `editing/forms.py` has those of our own screens."""

from datetime import date
from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from disclosure.objections import OVER, is_over
from language.periods import NotAPeriod, Period, find_periods, parse_period

GOING_PUBLIC = ("action-publish", "action-submit")
"""The buttons of Wagtail's editor that bring a page before the public, now or after a review."""


def read_period(written: str) -> Period | None:
    """A period written as a code or in words (2026年第三季度); None where it is not just one."""
    try:
        return parse_period(written.strip().upper())
    except NotAPeriod:
        found = find_periods(written)
        return found[0] if len(found) == 1 else None


class DisclosurePageForm(WagtailAdminPageForm):
    """Asks for a ledger and a period; title and address follow from them and from the village."""

    def __init__(self, *args: Any, parent_page: Page | None = None, **kwargs: Any) -> None:
        super().__init__(*args, parent_page=parent_page, **kwargs)
        if parent_page is not None:
            self.instance.village = parent_page.specific.area
        if "period" in self.fields:  # only copies are stored without one
            self.fields["period"].required = True

    def clean_period(self) -> str:
        """As a code; what is no period, the model refuses in words."""
        written: str = self.cleaned_data["period"]
        period = read_period(written)
        return period.code if period else written

    def clean_show_until(self) -> date | None:
        """A day that was set when it was still to come stays; nobody sets one that is over."""
        day: date | None = self.cleaned_data["show_until"]
        if day and is_over(day) and "show_until" in self.changed_data:
            raise forms.ValidationError(OVER)
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if any(name in self.data for name in GOING_PUBLIC) and self.instance.objection:
            self.add_error(None, self.instance.objection)
        return cleaned
