"""The desk: my tickets by deadline, one ticket, and one step with it."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from feedback.desk.access import for_handlers
from feedback.desk.actions import ACTIONS, Action, actions_on
from feedback.desk.lists import Drawer, counted_beside, mark_of, page_of, tickets_in
from feedback.desk.paper import Paper
from feedback.desk.trying import NOBODY_ABOVE, TrialForm
from feedback.intake.photos import LONGEST_WITH_PHOTO
from feedback.models import ReplyTemplate, Ticket
from feedback.rules.states import StepRefusedError
from feedback.signs.checking import signs_to_see_nearby
from home.middleware import takes_files_in


@require_safe
@for_handlers
def drawer(request: HttpRequest) -> HttpResponse:
    """GET /desk/?drawer=mine|others|done&page=: a list of tickets."""
    named = request.GET.get("drawer", Drawer.MINE)
    chosen = Drawer(named) if named in list(Drawer) else Drawer.MINE
    wanted = request.GET.get("q", "").strip()
    sheet = page_of(chosen, request.user, request.GET.get("page", ""), wanted)
    papers = [Paper(ticket, cast(User, request.user)) for ticket in sheet.tickets]
    context = {
        "drawer": chosen,
        "drawers": counted_beside(chosen, request.user, wanted),
        "sheet": sheet,
        "papers": papers,
        "wanted": wanted,
        "held": tickets_in(Drawer.HELD, request.user).count(),
        "signs_to_see": signs_to_see_nearby(request.user, timezone.localdate()).count(),
    }
    return render(request, "desk/drawer.html", context | {"mark": mark_of(request.user)})


@require_safe
@for_handlers
def news(request: HttpRequest) -> HttpResponse:
    """GET /desk/news/: whether something came or went, for a page that stays open."""
    return JsonResponse({"mark": mark_of(request.user)})


@require_safe
@for_handlers
def ticket(request: HttpRequest, pk: int) -> HttpResponse:
    """GET /desk/<id>/: everything of one ticket, and what may be done with it."""
    return _ticket(request, pk)


@require_safe
@for_handlers
def try_rules(request: HttpRequest) -> HttpResponse:
    """GET /desk/rules/?code=&category=&about=: who would get it, why, and by when."""
    form = TrialForm(request.GET or None)
    trial = form.trial() if form.is_valid() else None
    nobody = NOBODY_ABOVE if form.is_valid() and trial is None else ""
    return render(request, "desk/trying.html", {"form": form, "trial": trial, "nobody": nobody})


@takes_files_in(LONGEST_WITH_PHOTO)
@require_POST
@for_handlers
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """POST /desk/<id>/<step>/: take one step; what came in between is said, and nothing lost.

    With `template` no step is taken: its words are put into the form.
    """
    found = _seen_or_404(request, pk)
    action = ACTIONS.get(name)
    if action is None:
        raise Http404
    user = cast(User, request.user)
    if "template" in request.POST:
        return _ticket(request, pk, action, action.form(found, user, initial=_filled(request)))
    form = action.form(found, user, request.POST, request.FILES)
    if not form.is_valid():
        return _ticket(request, pk, action, form, status=422)
    try:
        action.take(found.pk, user, **form.cleaned_data)
    except StepRefusedError as error:
        return _refused(request, pk, action, form, str(error))
    messages.success(request, action.done)
    return redirect("desk:ticket", pk) if _is_seen(request, pk) else redirect("desk:drawer")


def _refused(
    request: HttpRequest, pk: int, action: Action, form: forms.Form, why: str
) -> HttpResponse:
    """What came in between, with what was written. Whoever may not see the ticket since then, as it
    now accuses him, reads nothing of it.
    """
    if _is_seen(request, pk):
        form.add_error(None, why)
        return _ticket(request, pk, action, form, status=409)
    written = form.cleaned_data.get("text")
    messages.error(request, f"{why}您写的话没有送出：{written}" if written else why)
    return redirect("desk:drawer")


def _filled(request: HttpRequest) -> dict[str, Any]:
    """What was typed so far, with the words of a template below it."""
    chosen = request.POST["template"]
    found = ReplyTemplate.objects.filter(pk=int(chosen)).first() if chosen.isdecimal() else None
    words = [request.POST.get("text", "").strip(), found.text if found else ""]
    return {**request.POST.dict(), "text": "\n".join(filter(None, words))}


def _ticket(
    request: HttpRequest,
    pk: int,
    failed: Action | None = None,
    form: forms.Form | None = None,
    **kwargs: Any,
) -> HttpResponse:
    found = _seen_or_404(request, pk)  # as it is now: a step may just have been taken or refused
    user = cast(User, request.user)
    actions = [
        (action, form if action is failed and form else action.form(found, user))
        for action in actions_on(found, user)
    ]
    lost = form if failed and form and failed not in [action for action, _ in actions] else None
    context = {"paper": Paper(found, user), "actions": actions, "failed": failed, "lost": lost}
    context["templates"] = ReplyTemplate.objects.all()
    return render(request, "desk/ticket.html", context, **kwargs)


def _is_seen(request: HttpRequest, pk: int) -> bool:
    return Ticket.objects.visible_to(request.user).filter(pk=pk).exists()


def _seen_or_404(request: HttpRequest, pk: int) -> Ticket:
    return get_object_or_404(Ticket.objects.visible_to(request.user), pk=pk)
