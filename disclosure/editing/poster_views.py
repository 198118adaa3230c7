"""Posters in the admin: of one notice, or all of a place and a month as one PDF."""

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from areas.enums import Level
from areas.models import Area
from disclosure.editing.access import staff
from disclosure.editing.frame import download, frame
from disclosure.editing.poster_files import (
    ask_for,
    notices_of_month,
    notices_to_hang,
    poster_areas,
)
from disclosure.editing.poster_forms import CopyForm, MonthForm, PaperForm, VillageForm
from disclosure.editing.poster_tasks import start_drawing_posters
from disclosure.enums import UNFINISHED_POSTERS, PosterState
from disclosure.models import DisclosurePage, PosterFile
from disclosure.notices.posters import Copy, PaperSize
from feedback.models import Code
from feedback.selectors import code_of, postings_of
from feedback.services import put_up
from language.periods import PeriodKind, default_period

ICON = "clipboard-list"


def notice_posters(request: HttpRequest, page_id: int) -> HttpResponse:
    """The copies of one public notice: as a page for print, as a PDF, for a print shop."""
    page = get_object_or_404(notices_to_hang(poster_areas(request.user)), id=page_id)
    postings = postings_of(page, timezone.localdate())
    if request.method == "POST":
        form = CopyForm(request.POST, postings=postings)
        if form.is_valid():
            posting = form.cleaned_data["posting"]
            copy = Copy(page.pk, posting.token if posting else "")
            return _asked(request, [copy], form.cleaned_data["size"], page.title)
    context = frame(page, "海报") | {
        "code": code_of(page),
        "postings": postings,
        "sizes": PaperSize,
    }
    return render(request, "disclosure/admin/notice_posters.html", context)


def month_posters(request: HttpRequest) -> HttpResponse:
    """First which place and month; then how many there are, which of them, and on what paper."""
    areas = poster_areas(request.user)
    if not areas:
        raise Http404
    chosen = MonthForm(request.GET or None, areas=areas, initial={"month": _last_month()})
    context = {"page_title": "公告栏海报", "header_icon": ICON, "chosen": chosen}
    if chosen.is_valid():
        area, month = chosen.cleaned_data["area"], chosen.cleaned_data["month"]
        notices = notices_of_month(area, month)
        form = _paper_form(request, area, notices)
        if form.is_valid():
            title = f"{area.short_name}{month.label}公示"
            return _asked(
                request, _copies(form, notices, request), form.cleaned_data["size"], title
            )
        context |= {"area": area, "month": month, "notices": notices, "form": form}
    return render(request, "disclosure/admin/month_posters.html", context)


@require_safe
def poster_file(request: HttpRequest, file_id: int) -> HttpResponse:
    """How far a PDF is, and where it is fetched."""
    asked = _own_file_or_404(request, file_id)
    context = {
        "asked": asked,
        "waiting": asked.state in UNFINISHED_POSTERS,
        "page_title": "海报 PDF",
        "header_icon": ICON,
    }
    return render(request, "disclosure/admin/poster_file.html", context)


@require_safe
def poster_pdf(request: HttpRequest, file_id: int) -> HttpResponse:
    """The PDF itself."""
    asked = _own_file_or_404(request, file_id)
    if asked.state != PosterState.READY:
        raise Http404
    with asked.file.open() as file:
        name = f"{asked.title}海报{asked.size.upper()}.pdf"
        return download(file.read(), name, "application/pdf")


def _last_month() -> str:
    return default_period(PeriodKind.MONTH, timezone.localdate()).code


def _paper_form(
    request: HttpRequest, area: Area, notices: QuerySet[DisclosurePage]
) -> PaperForm | VillageForm:
    data = request.POST if request.method == "POST" else None
    if area.level != Level.VILLAGE:
        return PaperForm(data, notices=notices)
    initial = {"put_up_by": staff(request).get_full_name()}
    return VillageForm(data, notices=notices, initial=initial)


@transaction.atomic
def _copies(
    form: PaperForm | VillageForm, notices: QuerySet[DisclosurePage], request: HttpRequest
) -> list[Copy]:
    """What is to be printed; with a posting for each, where the form asks for that."""
    if not isinstance(form, VillageForm):
        return [Copy(pk) for pk in notices.values_list("pk", flat=True)]
    chosen = [notice.pk for notice in form.cleaned_data["notices"]]
    if not form.posting:
        return [Copy(pk) for pk in chosen]
    codes = Code.objects.filter(page__in=chosen)
    return [
        Copy(code.page_id, put_up(code, user=staff(request), **form.posting).token)
        for code in codes
        if code.page_id
    ]


def _asked(request: HttpRequest, copies: list[Copy], size: PaperSize, title: str) -> HttpResponse:
    asked = ask_for(copies, size, title, user=staff(request))
    start_drawing_posters(asked)
    return redirect("disclosure_admin:poster_file", asked.pk)


def _own_file_or_404(request: HttpRequest, file_id: int) -> PosterFile:
    return get_object_or_404(PosterFile, id=file_id, asked_by=staff(request))
