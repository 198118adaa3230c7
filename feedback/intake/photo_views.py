"""Photos themselves: small ones beside the form, and those of a ticket for who may see it."""

from django.contrib.auth.models import User
from django.core.signing import BadSignature, SignatureExpired
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from feedback.decorators import unlisted
from feedback.intake.photo_links import read_own_link, read_said_link, read_staff_link
from feedback.models import Ticket, TicketPhoto
from home.pictures import smaller

SMALL = 320  # pixels of the longest side


@require_safe
@unlisted
def own_photo(request: HttpRequest, signed: str) -> HttpResponse:
    """GET /feedback/photos/<signed>/: one that waits for its form, small, to know it again."""
    try:
        photo_id = read_own_link(signed)
    except BadSignature as error:
        raise Http404 from error
    waiting = TicketPhoto.unscoped.filter(ticket=None)
    return _answer(smaller(_jpeg_of(get_object_or_404(waiting, pk=photo_id)), SMALL))


@require_safe
@unlisted
def said_photo(request: HttpRequest, signed: str) -> HttpResponse:
    """GET /feedback/photos/<signed>/said/: one of a step, to whoever looked the ticket up."""
    try:
        photo_id = read_said_link(signed)
    except BadSignature as error:
        raise Http404 from error
    of_steps = TicketPhoto.unscoped.filter(event__isnull=False)
    return _answer(_jpeg_of(get_object_or_404(of_steps, pk=photo_id)))


@require_safe
@unlisted
def small_photo(request: HttpRequest, pk: int, signed: str) -> HttpResponse:
    """GET /desk/<id>/photos/<signed>/small/"""
    return _of_ticket(request, pk, signed, small=True)


@require_safe
@unlisted
def photo(request: HttpRequest, pk: int, signed: str) -> HttpResponse:
    """GET /desk/<id>/photos/<signed>/: as large as it is kept."""
    return _of_ticket(request, pk, signed, small=False)


def _of_ticket(request: HttpRequest, pk: int, signed: str, *, small: bool) -> HttpResponse:
    """Only to whom the link was given, within its minutes, and while he may see the ticket."""
    if not isinstance(request.user, User):
        return redirect("desk:login")
    ticket = get_object_or_404(Ticket.objects.visible_to(request.user), pk=pk)
    try:
        photo_id = read_staff_link(signed, request.user)
    except SignatureExpired:
        return render(request, "desk/photo_expired.html", {"ticket": ticket}, status=410)
    except BadSignature as error:
        raise Http404 from error
    found = get_object_or_404(TicketPhoto.unscoped.filter(ticket=ticket), pk=photo_id)
    jpeg = _jpeg_of(found)
    return _answer(smaller(jpeg, SMALL) if small else jpeg)


def _jpeg_of(found: TicketPhoto) -> bytes:
    with found.jpeg.open() as file:
        return bytes(file.read())


def _answer(jpeg: bytes) -> HttpResponse:
    """A picture, and nothing that a browser could take for anything else."""
    headers = {"X-Content-Type-Options": "nosniff"}
    return HttpResponse(jpeg, content_type="image/jpeg", headers=headers)
