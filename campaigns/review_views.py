"""Where county inspection looks at what was handed in, and answers."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from campaigns.models import CampaignPage, EventPage, WarningCasePage
from disclosure.editing.review_views import review_of
from disclosure.models.reviewed import ReviewedPage


def review(request: HttpRequest, page_id: int) -> HttpResponse:
    """The campaign as readers would see it, and the form; for who is asked to answer."""
    # By `id`, as `pk`, a relation, would fail at numbers larger than the database has.
    page = get_object_or_404(CampaignPage.objects.select_related("area"), id=page_id)
    return review_of(page, request, "campaigns/admin/review.html", _told)


def _told(draft: CampaignPage, user: User) -> Mapping[str, Any]:
    return {"tags": draft.tags.all()}


def review_event(request: HttpRequest, page_id: int) -> HttpResponse:
    """The event as readers would see it, and the form; for who is asked to answer."""
    page = get_object_or_404(EventPage.objects.select_related("area", "campaign"), id=page_id)
    return review_of(page, request, "campaigns/admin/review_event.html", _nothing_more)


def review_case(request: HttpRequest, page_id: int) -> HttpResponse:
    """The warning case as readers would see it, and the form; for who is asked to answer."""
    page = get_object_or_404(WarningCasePage.objects.select_related("area"), id=page_id)
    return review_of(page, request, "campaigns/admin/review_case.html", _nothing_more)


def _nothing_more(draft: ReviewedPage, user: User) -> Mapping[str, Any]:
    return {}
