"""Grid visits on the desk: writing one down, and where nobody has been."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from areas.enums import Level
from areas.models import Area
from feedback.desk.access import for_handlers
from feedback.desk.visit_forms import VisitForm
from feedback.desk.visit_lists import shown_visits
from feedback.managers import Viewer, handled_areas
from feedback.models import Visit
from feedback.visiting import (
    VisitRefusedError,
    coverage,
    keep_positions,
    keeps_positions,
    mend_visit,
    record_visit,
    walked_areas,
    watches_visits,
    withdraw_visit,
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_handlers
def visits(request: HttpRequest) -> HttpResponse:
    """/desk/visits/: what is yet to be visited, and the last visits; a POST writes one down."""
    user = cast(User, request.user)
    areas = walked_areas(user)
    form = VisitForm(request.POST or None, areas=areas) if areas else None
    if request.method == "POST" and form is None:
        raise Http404
    if form and form.is_valid():
        try:
            visit = record_visit(user, **form.cleaned_data)
        except VisitRefusedError as error:
            form.add_error("at", str(error))
        else:
            messages.success(request, f"记下了：{visit.place}。")
            return redirect("desk:visits")
    context = {
        "form": form,
        "asks_position": any(keeps_positions(area) for area in areas),
        "watches": watches_visits(user),
        "coverage": coverage(user, timezone.localdate()),
        "visits": shown_visits(user),
        "towns": [(town, keeps_positions(town)) for town in _towns(user)],
    }
    status = 422 if form and form.is_bound else 200
    return render(request, "desk/visits.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_handlers
def mend(request: HttpRequest, visit_pk: int) -> HttpResponse:
    """/desk/visits/<id>/: what was written down, to be put right by who wrote it; a POST does, or
    with `withdraw` takes it back. 404 for anybody else, and after a day."""
    user = cast(User, request.user)
    visit = get_object_or_404(Visit.objects.mendable_by(user), pk=visit_pk)
    form = VisitForm.mending(visit, request.POST or None, areas=walked_areas(user))
    try:
        if "withdraw" in request.POST:
            withdraw_visit(visit.pk, user)
            messages.success(request, f"撤回了：{visit.place}。")
            return redirect("desk:visits")
        if form.is_valid():
            said = {name: form.cleaned_data[name] for name in ("area", "door", "at", "note")}
            mended = mend_visit(visit.pk, user, **said)
            messages.success(request, f"改好了：{mended.place}。")
            return redirect("desk:visits")
    except VisitRefusedError as error:
        form.add_error("at", str(error))
    status = 422 if form.is_bound else 200
    return render(request, "desk/visit.html", {"visit": visit, "form": form}, status=status)


@require_POST
@for_handlers
def positions(request: HttpRequest, town_pk: int) -> HttpResponse:
    """POST /desk/visits/positions/<town>/ keep=1|0: whether phones' positions are kept there."""
    town = next((area for area in _towns(request.user) if area.pk == town_pk), None)
    if town is None:
        raise Http404
    keep = request.POST.get("keep") == "1"
    keep_positions(town, keep=keep)
    messages.success(request, "从现在起记位置。" if keep else "不再记位置，以前记的都删了。")
    return redirect("desk:visits")


def _towns(user: Viewer) -> list[Area]:
    return [area for area in handled_areas(user) if area.level == Level.TOWN]
