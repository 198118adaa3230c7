"""Answering a round's questions: without log-in, without a name, and seen by inspection alone."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from feedback.anonymous_forms import opened
from feedback.decorators import anonymous_form, unlisted
from feedback.intake.flood import THRESHOLDS, is_past
from feedback.senders import sender_today
from feedback.stamps import WrongStampError, new_stamp, read_stamp
from supervision.asking import keep_answers
from supervision.doorstep_forms import DoorstepForm, villages_of
from supervision.models import InspectionRoundPage

STAMP_TOO_OLD = "这一页打开得太久了。您点的都还在，请再点一次“送出”。"


@anonymous_form
def answer(request: HttpRequest, round_id: int) -> HttpResponse:
    """/questions/<round>/?village=<code>: its questions; a POST keeps the answers and says thanks.

    Before its first day and after its last, what the round is and how to say something otherwise.
    """
    asked = _asked_or_404(round_id)
    if not asked.is_asking:
        return render(request, "pages/supervision/doorstep_closed.html", {"page": asked})
    village = villages_of(asked).filter(code=request.GET.get("village", "")).first()
    form = opened(DoorstepForm, request, asked=asked, village=village)
    if form.is_bound and _kept(request, form, asked):
        done = reverse("doorstep_done", args=[asked.pk])
        return HttpResponseRedirect(done, status=HTTPStatus.SEE_OTHER)
    context = {"page": asked, "form": form, "stamp": new_stamp(), "village": village}
    return render(request, "pages/supervision/doorstep.html", context)


@require_safe
@unlisted
def done(request: HttpRequest, round_id: int) -> HttpResponse:
    """/questions/<round>/done/: that the answers came, and who reads them."""
    context = {"page": _asked_or_404(round_id)}
    return render(request, "pages/supervision/doorstep_done.html", context)


def _kept(request: HttpRequest, form: DoorstepForm, asked: InspectionRoundPage) -> bool:
    if not form.is_valid():
        return False
    try:
        sheet = read_stamp(request.POST.get("stamp", ""))
    except WrongStampError:
        form.add_error(None, STAMP_TOO_OLD)
        return False
    is_held = is_past("doorstep", THRESHOLDS, sender_today(request))
    keep_answers(asked, form.place, form.said(), sheet=sheet, is_held=is_held)
    return True


def _asked_or_404(round_id: int) -> InspectionRoundPage:
    found = get_object_or_404(InspectionRoundPage.objects.everybodys(), pk=round_id)
    if not found.doorstep_questions:
        raise Http404
    return found
