"""Posters in the admin: of one notice, or all of a place and a month as one PDF."""

from collections.abc import Callable, Sequence
from functools import partial

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from areas.enums import Level
from areas.models import Area
from disclosure.editing.access import staff
from disclosure.editing.frame import download, frame
from disclosure.editing.poster_files import notices_of_month, notices_to_hang, poster_areas
from disclosure.editing.poster_forms import CopyForm, MonthForm, PaperForm, SizeForm, VillageForm
from disclosure.editing.poster_orders import copies_of, order
from disclosure.enums import UNFINISHED_POSTERS, PosterState
from disclosure.models import DisclosurePage, PosterFile
from disclosure.notices.posters import Copy, PaperSize
from feedback.selectors import code_of, postings_of
from feedback.stamps import new_number
from language.periods import PeriodKind, default_period

ICON = "clipboard-list"


def notice_posters(request: HttpRequest, page_id: int) -> HttpResponse:
    """The copies of one public notice: as a page for print, as a PDF, for a print shop."""
    page = get_object_or_404(notices_to_hang(poster_areas(request.user)), id=page_id)
    code = code_of(page)
    assert code is not None  # what is public has one
    postings = postings_of(code, timezone.localdate())
    if request.method == "POST":
        form = CopyForm(request.POST, postings=postings)
        if form.is_valid():
            return _ordered(request, form, partial(_copy, request, page, form), page.title)
    context = frame(page, "海报") | {
        "code": code,
        "postings": postings,
        "sizes": PaperSize,
        "number": new_number(),
    }
    return render(request, "disclosure/admin/notice_posters.html", context)


def month_posters(request: HttpRequest) -> HttpResponse:
    """First which place and month; then how many there are, which of them, and on what paper."""
    areas = poster_areas(request.user)
    if not areas:
        raise Http404
    chosen = MonthForm(request.GET or None, areas=areas, initial={"month": _last_month()})
    title = "公告栏海报"
    context = {"page_title": title, "header_title": title, "header_icon": ICON, "chosen": chosen}
    if chosen.is_valid():
        area, month = chosen.cleaned_data["area"], chosen.cleaned_data["month"]
        notices = notices_of_month(area, month)
        form = _paper_form(request, area, notices)
        if form.is_valid():
            title = f"{area.short_name}{month.label}公示"
            return _ordered(request, form, partial(_copies, request, notices, form), title)
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
        "header_title": f"海报 PDF：{asked.title}",
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


def _copy(request: HttpRequest, page: DisclosurePage, form: CopyForm) -> list[Copy]:
    posting = form.cleaned_data["posting"]
    return [Copy(page.pk, posting.token)] if posting else copies_of([page], {}, user=staff(request))


def _copies(
    request: HttpRequest, notices: QuerySet[DisclosurePage], form: PaperForm | VillageForm
) -> list[Copy]:
    """What is to be printed; with a posting for each, where the form asks for that."""
    if isinstance(form, VillageForm):
        return copies_of(form.cleaned_data["notices"], form.posting, user=staff(request))
    return copies_of(list(notices), {}, user=staff(request))


def _ordered(
    request: HttpRequest, form: SizeForm, copies: Callable[[], Sequence[Copy]], title: str
) -> HttpResponse:
    size = form.cleaned_data["size"]
    asked = order(copies, size, title, sending=form.sending, user=staff(request))
    return redirect("disclosure_admin:poster_file", asked.pk)


def _own_file_or_404(request: HttpRequest, file_id: int) -> PosterFile:
    return get_object_or_404(PosterFile, id=file_id, asked_by=staff(request))
