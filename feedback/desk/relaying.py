"""Filing for somebody who cannot: a grid worker writes down what an old person says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import cast

from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from areas.enums import Level
from areas.models import Area
from feedback.desk.access import for_handlers
from feedback.desk.relay_forms import PlaceForm, RelayForm, own_place
from feedback.enums import Kind
from feedback.intake.albums import Album, album_at, is_change_of_photos, receive_photos
from feedback.intake.filing import Said, file_ticket
from feedback.intake.offers import Offer, offers
from feedback.intake.photos import LONGEST_WITH_PHOTO
from feedback.intake.sending import send_once
from feedback.models import RaisedTicket, Ticket, Visit
from feedback.offices import offices_around
from feedback.receipt_links import receipt_link
from feedback.stamps import new_stamp
from feedback.subjects import Subject
from home.middleware import takes_files_in

KINDS = (Kind.PROBLEM, Kind.QUESTION, Kind.SUGGESTION)


@dataclass(frozen=True, slots=True)
class Told:
    """Where somebody said it, and the visit on which, if it was on one."""

    place: Area
    visit: Visit | None

    @property
    def subject(self) -> Subject:
        """The place, in the village that it is in."""
        village = Area.objects.above(self.place).at_level(Level.VILLAGE).get()
        return Subject("", village, self.place.short_name, "", near=self.place)

    @property
    def offers(self) -> list[tuple[str, list[Offer]]]:
        """By kind, who would get it of each category, and by when it is answered."""
        now = timezone.now()
        offices = offices_around(self.place, None, timezone.localdate(now))
        return [(kind.label, offers(kind, offices, now)) for kind in KINDS]


@takes_files_in(LONGEST_WITH_PHOTO)
@require_http_methods(["GET", "HEAD", "POST"])
@for_handlers
@sensitive_variables()
def relay(request: HttpRequest) -> HttpResponse:
    """/desk/new/?place=<area>: the form, and, sent, the page of the receipt, to be handed over.

    Without a place, or one that is not the worker's, the places to choose from; with a worker of
    one place, or ?visit=<id> of a visit of one's own, it is known, and the visit knows of the
    ticket. A POST that adds a photo or takes one off leads to the form once more.
    """
    user = cast(User, request.user)
    visit = _visit_or_404(request.GET.get("visit"), user)
    known = visit.area if visit else own_place(user)
    place = request.GET.get("place", known.pk if known else "")
    where = PlaceForm({"place": place} if place else None, user=user)
    if not where.is_valid():
        context = {"where": where, "visit": visit, "words": request.POST.get("text", "")}
        return render(request, "desk/relay_place.html", context)
    return _written(request, Told(where.cleaned_data["place"], visit))


@sensitive_variables()
def _written(request: HttpRequest, told: Told) -> HttpResponse:
    is_sent = request.method == "POST"
    album = receive_photos(request) if is_sent else album_at(request, {})
    if is_sent and is_change_of_photos(request.POST):
        form = RelayForm(initial=request.POST.dict())
    else:
        form = RelayForm(request.POST if is_sent else None)
    if form.is_bound:
        if album.complaint:
            form.add_error(None, album.complaint)
        if number := _sent(request, form, told, album):
            return HttpResponseRedirect(receipt_link(number), status=HTTPStatus.SEE_OTHER)
    context = {"form": form, "album": album, "stamp": new_stamp(), "told": told}
    return render(request, "desk/relay.html", context)


@sensitive_variables()
def _sent(request: HttpRequest, form: RelayForm, told: Told, album: Album) -> str:
    """The form's one-time number; empty, with the reason in `form`, if nothing could be kept."""

    @transaction.atomic
    def file(said: Said, number: str) -> None:
        worker = cast(User, request.user)
        file_ticket(said, subject=told.subject, stamp=number, photos=album.form, relayed_by=worker)
        if told.visit:
            ticket = Ticket.unscoped.only("pk").get(stamp=number)
            RaisedTicket.objects.get_or_create(ticket=ticket, defaults={"visit": told.visit})

    return send_once(request, form, file)


def _visit_or_404(pk: str | None, user: User) -> Visit | None:
    """A visit that `user` wrote down, if one is named."""
    if pk is None:
        return None
    mine = Visit.objects.standing().filter(by=user).select_related("area", "door")
    return get_object_or_404(mine, pk=int(pk) if re.fullmatch("[0-9]{1,9}", pk) else 0)
