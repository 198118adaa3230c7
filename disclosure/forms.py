"""The form of a notice in Wagtail's editor; `editing/forms.py` has those of our own screens."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import count
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Page

from disclosure.ledgers.base import Ledger
from disclosure.objections import TOO_SOON, is_too_soon
from home.asking_forms import ask_about
from home.outer_texts import doubts_of, fault_of
from language.periods import NotAPeriod, Period, PeriodKind, find_periods, parse_period
from language.personal_data import find_personal_data

LEADS_TO_THE_PUBLIC = {"action-publish", "action-submit", "action-restart-workflow"}
"""The buttons of Wagtail's editor that bring a page before the public, now, at its hour, or as soon
as it was reviewed."""

TEXTS = ("remark", "seo_title", "search_description")
"""What is typed there and everybody reads, but for who signs the table."""

SEEN_BATCH = "seen_batch"
"""Tells, in what the editor sends, which table it showed: its id, or empty for none."""

UNSEEN = "您打开这一页以后，表格换过了，所以没有提交。请先看看上面现在的这一份，没有问题再点一次。"
FIXED = "表格已经导入，不能再改公开内容和期间。要换一期，请新建一页。"
TOO_LATE = "这个时间已经过了。要马上公开，请把它清空。"
AFTER_SHOW = "到这个时间，「公示到哪天」已经到了。请改早一点，或者把公示的日子改晚一点。"


PERIOD_EXAMPLES = {
    PeriodKind.YEAR: "2026",
    PeriodKind.QUARTER: "2026Q3",
    PeriodKind.MONTH: "2026-09",
    PeriodKind.DAY: "2026-09-30",
}


def wanted_period(ledger: Ledger) -> str:
    """How the period of a ledger is written, in words for who wrote it otherwise."""
    return f"{ledger.label}的期间请写成 {PERIOD_EXAMPLES[ledger.period_kind]} 这样。"


def read_period(written: str) -> Period | None:
    """A period written as a code or in words (2026年第三季度); None where it is not just one."""
    try:
        return parse_period(written.strip().upper())
    except NotAPeriod:
        found = find_periods(written)
        return found[0] if len(found) == 1 else None


class NoticeCopyForm(CopyForm):
    """Asks where to: the title and the address of a copy are those of the period that it is given
    later, and until then a free address does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("new_title", "new_slug"):
            self.fields[name] = forms.CharField(label="", required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        self.cleaned_data.pop("new_slug", None)  # of an address Wagtail asks whether it is taken
        cleaned: dict[str, Any] = super().clean()
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        taken = set(parent.get_children().values_list("slug", flat=True))
        free = next(name for n in count(1) if (name := f"copy-{n}") not in taken)
        title = self.page.specific.title_without_period(parent.specific.area)
        return cleaned | {"new_title": title, "new_slug": free}


class DisclosurePageForm(WagtailAdminPageForm):
    """Asks for a ledger and a period; title and address follow from them and from the village."""

    asked: Sequence[str] = ()  # about which words, when it is shown

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
        """A day that was set when it was still to come stays; nobody sets one that has come."""
        day: date | None = self.cleaned_data["show_until"]
        if day and is_too_soon(day) and "show_until" in self.changed_data:
            raise forms.ValidationError(TOO_SOON)
        return day

    def clean_go_live_at(self) -> datetime | None:
        """As above: a time that has come since stays."""
        moment: datetime | None = self.cleaned_data["go_live_at"]
        if moment and moment <= timezone.now() and "go_live_at" in self.changed_data:
            raise forms.ValidationError(TOO_LATE)
        return moment

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        opens_at, show_until = cleaned.get("go_live_at"), cleaned.get("show_until")
        if opens_at and show_until and timezone.localdate(opens_at) >= show_until:
            self.add_error("go_live_at", AFTER_SHOW)
        batch = self.instance.batch
        about = (cleaned.get("ledger"), cleaned.get("period"))
        if batch and not self.errors and (batch.ledger, batch.period) != about:
            self.add_error("period", FIXED)
        return cleaned

    def _post_clean(self) -> None:
        """After the page took over what was typed, as that decides whether it may go public."""
        super()._post_clean()
        leads_on = bool(LEADS_TO_THE_PUBLIC & self.data.keys())
        for name in TEXTS:
            if text := self.cleaned_data.get(name):
                self._look_through(name, text, ask=leads_on)
        if leads_on and (why_not := self.instance.objection or self._unseen()):
            self.add_error(None, why_not)

    def _look_through(self, name: str, text: str, *, ask: bool) -> None:
        """Whom the table masks; who else may be named is asked when it is to go public."""
        known = self.instance.known_names(text)
        if fault := fault_of(text, known):
            self.add_error(name, f"这里{fault}")
        elif ask:
            self.asked = (*self.asked, *ask_about(self, name, doubts_of(text, known)))

    def _unseen(self) -> str:
        """What is handed in is what was on the screen; somebody may have replaced it since."""
        batch = str(self.instance.batch_id or "")
        return UNSEEN if self.data.get(SEEN_BATCH, batch) != batch else ""


class ApprovalForm(TaskStateCommentForm):
    """A word of who lets a notice through; staff read it."""

    comment = forms.CharField(
        label="留一句话（可以不写）",
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )

    def clean_comment(self) -> str:
        comment: str = self.cleaned_data["comment"]
        if found := find_personal_data(comment):
            raise forms.ValidationError(f"这里有{found[0].kind}，请删去。")
        return comment


class ReturnForm(ApprovalForm):
    """What has to be mended, for who handed a notice in."""

    comment = forms.CharField(
        label="哪里要改",
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "请写明哪里要改，会计看得到。"},
    )
