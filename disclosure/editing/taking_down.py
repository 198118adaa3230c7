"""Taking a page off the site that was reviewed: one at a time, and never without a reason."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import UnpublishBulkAction
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.models import Page

from disclosure.editing.access import staff
from disclosure.models import Takedown
from disclosure.models.takedowns import AnswerablePage
from home.asking_forms import OuterTextForm
from home.many_pages import SaysWhyNot

ONE_BY_ONE = "要一份一份撤下，写明原因，村民看得到。请打开它的编辑页去撤下。"


class TakedownForm(OuterTextForm, forms.ModelForm):
    outer_texts = ("reason",)

    class Meta:
        model = Takedown
        fields = ("reason",)
        error_messages = {"reason": {"required": "请写明为什么撤下，村民看得到。"}}

    def __init__(self, *args: Any, beside: AnswerablePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.beside = beside


def ask_why(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep the reason, or come back for one; Wagtail then takes the page down."""
    going = page.specific
    if not isinstance(going, AnswerablePage):
        return None
    form = TakedownForm(request.POST, beside=going)
    if not form.is_valid():
        messages.error(request, form.errors["reason"][0])
        return _asked_again(request, going, form)
    form.instance.page, form.instance.taken_down_by = going, staff(request)
    form.save()
    return None


def _asked_again(request: HttpRequest, page: AnswerablePage, form: TakedownForm) -> HttpResponse:
    """Wagtail's question once more, with what was written."""
    view = UnpublishView()
    view.setup(request, page.pk)
    view.objects_to_unpublish = [page]
    return view.render_to_response(view.get_context_data(form=form))


class TakeDownMany(SaysWhyNot, UnpublishBulkAction):
    """A reason is one page's."""

    def check_perm(self, page: Page) -> bool:
        return super().check_perm(page) and not isinstance(page.specific, AnswerablePage)

    def why_not(self, page: Page) -> str:
        return ONE_BY_ONE if super().check_perm(page) else super().why_not(page)
