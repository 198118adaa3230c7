"""Door signs on the desk: which places have a code, and more of them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from areas.models import Area
from feedback.desk.access import for_handlers
from feedback.desk.sign_forms import PlacesForm, PrintForm
from feedback.models import SignPrinting
from feedback.signs.checking import newest_copies
from feedback.signs.places import (
    PLACE_LEVELS,
    ensure_places,
    groups_in,
    keeps_signs_at,
    kept_places,
    makes_signs_at,
)
from feedback.signs.scans import FEWEST_DOORS, door_scans

LAST_PRINTINGS = 5


@require_safe
@for_handlers
def signs(request: HttpRequest) -> HttpResponse:
    """GET /desk/signs/: the villages, or the grid, whose signs somebody looks after."""
    areas = kept_places(request.user)
    if len(areas) == 1:
        return redirect("desk:area_signs", areas[0].pk)
    return render(request, "desk/signs.html", {"areas": areas})


@require_http_methods(["GET", "HEAD", "POST"])
@for_handlers
def area_signs(request: HttpRequest, area_pk: int) -> HttpResponse:
    """/desk/signs/<area>/: its places by micro-grid; a POST gives codes to those that it names."""
    area = kept_area_or_404(request, area_pk)
    if request.method != "POST":
        return shown_area(request, area)
    if not makes_signs_at(request.user, area):
        raise Http404
    form = PlacesForm(request.POST, area=area)
    if not form.is_valid():
        return shown_area(request, area, form=form, status=422)
    said = form.cleaned_data
    made = ensure_places(said["area"], said["stands_for"], form.named)
    messages.success(request, f"{said['area'].short_name}：{len(made)} 个地方都有码了。")
    return redirect("desk:area_signs", area.pk)


@require_safe
@for_handlers
def area_scans(request: HttpRequest, area_pk: int) -> HttpResponse:
    """GET /desk/signs/<area>/scans/: how often its doors were scanned, by micro-grid and month."""
    area = kept_area_or_404(request, area_pk)
    context = {
        "area": area,
        "scans": door_scans(area, timezone.localdate()),
        "fewest_doors": FEWEST_DOORS,
    }
    return render(request, "desk/area_scans.html", context)


def shown_area(
    request: HttpRequest,
    area: Area,
    *,
    form: PlacesForm | None = None,
    print_form: PrintForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The places of an area, and the forms of who makes signs there."""
    groups = groups_in(area)
    copies = newest_copies([code for group in groups for code in group.codes])
    context = {
        "area": area,
        "groups": [
            (group, [(code, copies.get(code.pk)) for code in group.codes]) for group in groups
        ],
        "makes": makes_signs_at(request.user, area),
        "form": form or PlacesForm(area=area),
        "print_form": print_form or PrintForm(area=area),
        "printings": SignPrinting.objects.filter(area=area)[:LAST_PRINTINGS],
    }
    return render(request, "desk/area_signs.html", context, status=status)


def kept_area_or_404(request: HttpRequest, area_pk: int) -> Area:
    """A village, a grid or a micro-grid whose signs the reader looks after. Raises Http404."""
    area = get_object_or_404(Area.objects.at_level(*PLACE_LEVELS), pk=area_pk)
    if not keeps_signs_at(request.user, area):
        raise Http404
    return area
