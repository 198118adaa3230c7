"""Printing door signs from the desk: ordering them, the page for print, and the PDF."""

from typing import cast

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from feedback.desk.access import for_handlers
from feedback.desk.sign_forms import PrintForm
from feedback.desk.sign_views import kept_area_or_404, shown_area
from feedback.enums import PrintState
from feedback.models import SignPrinting
from feedback.signs.places import makes_signs_at
from feedback.signs.printing import draw_again, print_signs
from feedback.signs.sheets import TEMPLATE, sheets_of


@require_POST
@for_handlers
def order_signs(request: HttpRequest, area_pk: int) -> HttpResponse:
    """POST /desk/signs/<area>/print/: note the signs of an area as printed, once."""
    area = kept_area_or_404(request, area_pk)
    if not makes_signs_at(request.user, area):
        raise Http404
    form = PrintForm(request.POST, area=area)
    if not form.is_valid():
        return shown_area(request, area, print_form=form, status=422)
    printing = print_signs(
        area,
        form.cleaned_data.get("codes", ()),
        sending=form.sending,
        user=cast(User, request.user),
    )
    return redirect("desk:printing", printing.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_handlers
def printing(request: HttpRequest, printing_pk: int) -> HttpResponse:
    """/desk/signs/printings/<id>/: the page for print, and how far the PDF is; a POST draws a PDF
    again that is not there."""
    found = _printing_or_404(request, printing_pk)
    if request.method == "POST":
        draw_again(found)
        return redirect("desk:printing", found.pk)
    waits = found.state == PrintState.WAITING
    return render(request, "desk/printing.html", {"printing": found, "waits": waits})


@require_safe
@for_handlers
def print_page(request: HttpRequest, printing_pk: int) -> HttpResponse:
    """GET /desk/signs/printings/<id>/print/: the sheets, as a browser prints them."""
    found = _printing_or_404(request, printing_pk)
    postings = found.postings.order_by("pk").select_related("code__area", "code__village")
    context = {
        "printing": found,
        "sheets": sheets_of(list(postings)),
        "back": reverse("desk:printing", args=[found.pk]),
    }
    return render(request, TEMPLATE, context)


@require_safe
@for_handlers
def printing_pdf(request: HttpRequest, printing_pk: int) -> HttpResponse:
    """GET /desk/signs/printings/<id>/pdf/: the PDF, while it is there."""
    found = _printing_or_404(request, printing_pk)
    if found.state != PrintState.READY:
        raise Http404
    with found.file.open() as file:
        response = HttpResponse(file.read(), content_type="application/pdf")
    name = f"{found.area.short_name}门牌.pdf"
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _printing_or_404(request: HttpRequest, pk: int) -> SignPrinting:
    """One of an area where the reader makes signs. Raises Http404."""
    found = get_object_or_404(SignPrinting.objects.select_related("area"), pk=pk)
    if not makes_signs_at(request.user, found.area):
        raise Http404
    return found
