"""Filing for somebody who cannot: a grid worker writes down what an old person says."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, cast

from django import forms
from django.contrib.auth.models import User
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from areas.enums import Level
from areas.models import Area
from feedback.desk.access import for_handlers
from feedback.desk.forms import CategoryField
from feedback.enums import Kind
from feedback.intake.filing import Said, StampUsedError, file_ticket
from feedback.intake.forms import FeedbackForm
from feedback.intake.views import STAMP_TOO_OLD, STAMP_USED
from feedback.managers import handled_areas
from feedback.models import Category
from feedback.receipt_links import receipt_link
from feedback.stamps import WrongStampError, new_stamp, read_stamp
from feedback.subjects import Subject

PLACES = (Level.VILLAGE, Level.GRID, Level.MICRO_GRID)


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
        Category.objects.filter(is_offered=True).exclude(kind=Kind.ACCUSATION),
        label="哪一类",
        empty_label="请选一类",
        error_messages={"required": "还没有选哪一类。"},
    )
    field_order = ("place", "category", "text", "contact")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "他说的话"
        self.fields["contact"].label = "他的联系方式（可以不填）"
        place = self.fields["place"]
        assert isinstance(place, forms.ModelChoiceField)
        place.queryset = _places_of(user)

    def said(self) -> Said:
        """What a valid form brought."""
        cleaned = self.cleaned_data
        return Said(cleaned["text"], cleaned["category"], cleaned["contact"])

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
    """/desk/new/: the form, and, sent, the page of the receipt, to be handed over."""
    user = cast(User, request.user)
    form = RelayForm(request.POST or None, user=user)
    if request.method == "POST" and (number := _filed(form, request.POST.get("stamp", ""), user)):
        return HttpResponseRedirect(receipt_link(number), status=HTTPStatus.SEE_OTHER)
    return render(request, "desk/relay.html", {"form": form, "stamp": new_stamp()})


@sensitive_variables()
def _filed(form: RelayForm, stamp: str, user: User) -> str:
    """The form's one-time number; empty, with the reason in `form`, if nothing could be kept."""
    try:
        number = read_stamp(stamp)
        if form.is_valid():
            file_ticket(form.said(), subject=form.subject, stamp=number, relayed_by=user)
            return number
    except WrongStampError:
        form.add_error(None, STAMP_TOO_OLD)
    except StampUsedError:
        form.add_error(None, STAMP_USED)
    return ""


def _places_of(user: User) -> Any:
    """The villages and grids in what `user` serves, and around it up to the village."""
    around = Q(pk__in=[])
    for area in handled_areas(user):
        around |= Q(path__startswith=area.path) | Q(path__in=area.lineage_paths)
    return Area.objects.filter(around, level__in=PLACES)
