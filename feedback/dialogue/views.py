"""Coming back with a receipt: what was done, and what its author says to that."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.core.signing import BadSignature, SignatureExpired
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from feedback.anonymous_forms import opened
from feedback.decorators import anonymous_form, unlinked, unlisted
from feedback.destinations import code_typed
from feedback.dialogue.course import course_of
from feedback.dialogue.forms import ReceiptForm, TurnForm
from feedback.dialogue.pictures import draw_receipt
from feedback.dialogue.receipt_limits import note_wrong
from feedback.dialogue.stand_ins import stand_in
from feedback.dialogue.turns import TURNS, Turn, turns_in, was_said
from feedback.intake.photo_limits import sender_of
from feedback.intake.photos import LONGEST_WITH_PHOTO
from feedback.models import PublishedTicket, Ticket
from feedback.offices import is_kept_from_relayer
from feedback.receipt_links import SHOWN_FOR, read_receipt_link
from feedback.receipts import format_receipt, receipt_for
from feedback.rules.states import StepRefusedError
from feedback.selectors import public_page, ticket_of, village_page
from feedback.senders import sender_today
from feedback.subjects import subject_of
from home.content_policy import SCRIPTED_POLICY
from home.display import is_choice
from home.middleware import takes_files_in

NO_SUCH_RECEIPT = "没有这个回执号。请照您当时记下的，再对一遍。"
CHANGED_BY_TURNS = ["state", "due_on", "is_satisfied", "settled_at", "agrees_to_publishing"]
TOO_MANY_WRONG = "没有这个回执号。从您这里的网络已经输错了很多个，请照您当时记下的，慢慢再输一遍。"


@require_safe
@unlisted
@sensitive_variables()
def received(request: HttpRequest, signed: str) -> HttpResponse:
    """GET /feedback/received/<signed>/: the receipt of a form that was just sent."""
    minutes = {"minutes": SHOWN_FOR // timedelta(minutes=1)}
    try:
        receipt = receipt_for(read_receipt_link(signed))
    except SignatureExpired:
        over = render(request, "feedback/receipt_over.html", minutes, status=HTTPStatus.GONE)
        return unlinked(over)
    except BadSignature as error:
        raise Http404 from error
    ticket = ticket_of(receipt)
    if ticket is None:
        raise Http404
    if is_kept_from_relayer(ticket):
        return unlinked(_kept_back(request))
    notice = public_page(ticket.about_page)
    row = subject_of(notice, ticket.row_key) if notice else None
    context = minutes | {
        "ticket": ticket,
        "receipt": format_receipt(receipt),
        "picture": reverse("feedback:receipt_picture", args=[signed]),
        "notice": notice,
        "corrected": row is not None and row.facts != ticket.facts,
        "village_page": village_page(ticket.village),
    }
    response = unlinked(render(request, "feedback/receipt.html", context))
    response.headers["Content-Security-Policy"] = SCRIPTED_POLICY
    return response


@require_safe
@unlisted
@sensitive_variables()
def receipt_picture(request: HttpRequest, signed: str) -> HttpResponse:
    """GET /feedback/received/<signed>/receipt.png: the receipt to be saved, within its minutes."""
    try:
        receipt = receipt_for(read_receipt_link(signed))
    except BadSignature as error:
        raise Http404 from error
    ticket = ticket_of(receipt)
    if ticket is None:
        raise Http404
    day = timezone.localdate(ticket.created_at)
    drawn = draw_receipt(format_receipt(receipt), ticket.village.short_name, day)
    return unlinked(HttpResponse(drawn, content_type="image/png"))


@takes_files_in(LONGEST_WITH_PHOTO)
@anonymous_form
@sensitive_variables()
def look_up(request: HttpRequest) -> HttpResponse:
    """/feedback/receipt/: a POST, so that no address and no log holds a receipt.

    With `turn` and its fields the author says something to what was done. ?again says that a
    receipt was typed into another box, from which it must not be handed on.
    """
    form = opened(ReceiptForm, request)
    if not form.is_valid():
        context = {
            "form": form,
            "typed_elsewhere": "again" in request.GET,
            "code_address": code_typed(form["receipt"].value() or ""),
        }
        return render(request, "feedback/lookup.html", context)
    ticket = ticket_of(form.cleaned_data["receipt"])
    if ticket is None:
        return _unknown(request, form, too_many=note_wrong(sender_today(request)))
    if is_kept_from_relayer(ticket):
        return _kept_back(request)
    turn = TURNS.get(request.POST.get("turn", ""))
    context = {"form": form, **_taken_turn(request, ticket, turn)}
    return render(request, "feedback/lookup.html", context)


def _kept_back(request: HttpRequest) -> HttpResponse:
    """That this receipt tells nothing any more, with what was just written; neither why, nor about
    what: whom the ticket accuses may read it.
    """
    return render(request, "feedback/kept_back.html", {"text": request.POST.get("text", "")})


def _unknown(request: HttpRequest, form: ReceiptForm, *, too_many: bool) -> HttpResponse:
    """That there is no such receipt, after as much work as if there were."""
    context = {"form": form, **_taken_turn(request, stand_in(), None)}
    render(request, "feedback/lookup.html", context)
    form.add_error("receipt", TOO_MANY_WRONG if too_many else NO_SUCH_RECEIPT)
    status = HTTPStatus.TOO_MANY_REQUESTS if too_many else HTTPStatus.OK
    return render(request, "feedback/lookup.html", {"form": form}, status=status)


@sensitive_variables()
def _taken_turn(request: HttpRequest, ticket: Ticket, turn: Turn | None) -> dict[str, Any]:
    """The ticket after what its author said to it, if anything, and what may be said next."""
    said = _said(request, ticket, turn) if turn and not is_choice(request.POST) else None
    done = ""
    if turn and said and said.is_valid():
        done = _take(turn, ticket, said)
        ticket.refresh_from_db(fields=CHANGED_BY_TURNS)
    failed = said is not None and not done
    turns = [
        (each, said if failed and each is turn else each.form_class()) for each in turns_in(ticket)
    ]
    return {
        "ticket": ticket,
        "course": course_of(ticket),
        "turns": turns,
        "published": PublishedTicket.objects.public().filter(ticket=ticket.pk).first(),
        "done": done,
        "late": said if failed and turn not in [each for each, _ in turns] else None,
    }


def _said(request: HttpRequest, ticket: Ticket, turn: Turn) -> TurnForm:
    """What came with a turn; a photo only if it is the author's turn, else nobody looks at it."""
    files = request.FILES if turn in turns_in(ticket) else None
    said = turn.form_class(request.POST, files)
    said.sender = sender_of(request)
    return said


def _take(turn: Turn, ticket: Ticket, said: TurnForm) -> str:
    """What to tell the author now; empty, with the reason in the form, if it came too late."""
    try:
        turn.take(ticket.pk, **said.cleaned_data)
    except StepRefusedError as error:
        if not was_said(ticket, turn, said.cleaned_data):
            said.add_error(None, str(error))
            return ""
    return turn.done
