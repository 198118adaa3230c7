"""Blanking a text beside the table for good: say why, confirm."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from wagtail.admin import messages
from wagtail.log_actions import log

from disclosure.editing.access import blankable_notice, staff
from disclosure.editing.forms import RedactForm
from disclosure.editing.frame import frame
from disclosure.models import DisclosurePage
from disclosure.text_redaction import SaidText, redact_text, said_texts

DONE = "已隐去：{}。哪一版里都没有这段话了，村民看得到哪天隐去的、是哪一类内容。"


def redact_one(request: HttpRequest, page_id: int, what: str, number: int) -> HttpResponse:
    """Ask why, say what will happen, and do it."""
    page = blankable_notice(request, page_id)
    said = _said(page, what, number)
    form = RedactForm(request.POST or None)
    form.fields["kind"].label = "这段话为什么不该公开"
    if request.method == "POST" and form.is_valid():
        redact_text(page, said, user=staff(request), **form.cleaned_data)
        data = {"what": said.where, **form.cleaned_data}
        log(page, "disclosure.redact_text", user=staff(request), data=data)
        messages.success(request, DONE.format(said.where))
        return redirect("disclosure_admin:choose_cell", page.pk)
    context = frame(page, "隐去一段话") | {"form": form, "said": said}
    return render(request, "disclosure/admin/redact_text.html", context)


def _said(page: DisclosurePage, what: str, number: int) -> SaidText:
    """Raises Http404."""
    for said in said_texts(page):
        if (said.what, said.number) == (what, number):
            return said
    raise Http404
