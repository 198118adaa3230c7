"""Filing for somebody who cannot: a grid worker writes down what an old person says."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any, cast

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from areas.enums import Level
from areas.models import Area
from feedback.desk.access import for_handlers
from feedback.desk.forms import CategoryField
from feedback.enums import Kind
from feedback.intake.filing import Said, file_ticket
from feedback.intake.forms import FeedbackForm
from feedback.intake.sending import send_once
from feedback.managers import handled_areas
from feedback.models import Category, RaisedTicket, Ticket, Visit
from feedback.receipt_links import receipt_link
from feedback.stamps import new_stamp
from feedback.subjects import Subject

PLACES = (Level.VILLAGE, Level.GRID, Level.MICRO_GRID)
OFFERED = Category.objects.filter(is_offered=True).exclude(kind=Kind.ACCUSATION)


class RelayForm(FeedbackForm):
    """What somebody says, and where. Whoever accuses an official says so himself: of the worker
    who writes it down nobody knows how near he stands.
    """

    place = forms.ModelChoiceField(
        Area.objects.none(),
        label="他住在哪里",
        empty_label="请选一个",
        error_messages={"required": "还没有选他住在哪里。"},
    )
    category = CategoryField(
        OFFERED,
        label="哪一类",
        empty_label="请选一类",
        error_messages={"required": "还没有选哪一类。"},
    )
    agrees = forms.BooleanField(
        label="他说可以放到网上给大家看",
        required=False,
        help_text=(
            "问过他，他说可以，才勾。不写他是谁。办事的人先看过，去掉名字、电话才放。"
            "他不想放了，凭回执号随时拿下来。"
        ),
    )
    field_order = ("place", "category", "text", "contact")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "他说的话"
        self.fields["contact"].label = "他的联系方式（可以不填）"
        place = self.fields["place"]
        assert isinstance(place, forms.ModelChoiceField)
        place.queryset = _places_of(user)

    @property
    def urgent(self) -> QuerySet[Category]:
        """What cannot wait for anybody to read it: each says whom to call."""
        return OFFERED.exclude(stop_text="")

    def said(self) -> Said:
        """What a valid form brought."""
        cleaned = self.cleaned_data
        return Said(
            cleaned["text"], cleaned["category"], cleaned["contact"], agrees=cleaned["agrees"]
        )

    @property
    def subject(self) -> Subject:
        """The place of a valid form."""
        place: Area = self.cleaned_data["place"]
        village = Area.objects.above(place).at_level(Level.VILLAGE).get()
        return Subject("", village, place.short_name, "", near=place)


@require_http_methods(["GET", "HEAD", "POST"])
@for_handlers
@sensitive_variables()
def relay(request: HttpRequest) -> HttpResponse:
    """/desk/new/: the form, and, sent, the page of the receipt, to be handed over.

    ?visit=<id> of a visit of one's own: the place is filled in, and the visit knows of the ticket.
    """
    user = cast(User, request.user)
    visit = _visit_or_404(request.GET.get("visit"), user)
    initial = {"place": visit.area if visit else _own_place(user)}
    form = RelayForm(request.POST or None, user=user, initial=initial)
    if request.method == "POST" and (number := _sent(request, form, visit)):
        return HttpResponseRedirect(receipt_link(number), status=HTTPStatus.SEE_OTHER)
    context = {"form": form, "stamp": new_stamp(), "visit": visit}
    return render(request, "desk/relay.html", context)


@sensitive_variables()
def _sent(request: HttpRequest, form: RelayForm, visit: Visit | None) -> str:
    """The form's one-time number; empty, with the reason in `form`, if nothing could be kept."""

    @transaction.atomic
    def file(said: Said, number: str) -> None:
        file_ticket(said, subject=form.subject, stamp=number, relayed_by=cast(User, request.user))
        if visit:
            ticket = Ticket.unscoped.only("pk").get(stamp=number)
            RaisedTicket.objects.get_or_create(ticket=ticket, defaults={"visit": visit})

    return send_once(request, form, file)


def _visit_or_404(pk: str | None, user: User) -> Visit | None:
    """A visit that `user` wrote down, if one is named."""
    if pk is None:
        return None
    mine = Visit.objects.standing().filter(by=user).select_related("area", "door")
    return get_object_or_404(mine, pk=int(pk) if re.fullmatch("[0-9]{1,9}", pk) else 0)


def _own_place(user: User) -> Area | None:
    """Where a worker's people live, if he serves one place alone, and that is in a village."""
    areas = handled_areas(user)
    return areas[0] if len(areas) == 1 and Level(areas[0].level) in PLACES else None


def _places_of(user: User) -> Any:
    """The villages and grids in what `user` serves, and around it up to the village."""
    around = Q(pk__in=[])
    for area in handled_areas(user):
        around |= Q(path__startswith=area.path) | Q(path__in=area.lineage_paths)
    return Area.objects.filter(around, level__in=PLACES)
