"""Door signs on the desk: which places have a code, and more of them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from areas.models import Area
from feedback.desk.access import for_handlers
from feedback.desk.sign_forms import PlacesForm
from feedback.signs.places import (
    PLACE_LEVELS,
    ensure_places,
    groups_in,
    keeps_signs_at,
    kept_places,
    makes_signs_at,
)


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
    makes = makes_signs_at(request.user, area)
    form = PlacesForm(request.POST or None, area=area) if makes else None
    if request.method == "POST" and form is None:
        raise Http404
    if form and form.is_valid():
        said = form.cleaned_data
        made = ensure_places(said["area"], said["stands_for"], form.named)
        messages.success(request, f"{said['area'].short_name}：{len(made)} 个地方都有码了。")
        return redirect("desk:area_signs", area.pk)
    context = {"area": area, "groups": groups_in(area), "form": form}
    status = 422 if form and form.is_bound else 200
    return render(request, "desk/area_signs.html", context, status=status)


def kept_area_or_404(request: HttpRequest, area_pk: int) -> Area:
    """A village, a grid or a micro-grid whose signs the reader looks after. Raises Http404."""
    area = get_object_or_404(Area.objects.at_level(*PLACE_LEVELS), pk=area_pk)
    if not keeps_signs_at(request.user, area):
        raise Http404
    return area
