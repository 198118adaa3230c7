"""Where a colleague in county inspection looks at what was handed in, and answers."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from disclosure.editing.review_views import review_of
from supervision.listing import Listing
from supervision.models import InspectionRoundPage, ProgressNoticePage
from supervision.timeline import in_words


def review_round(request: HttpRequest, page_id: int) -> HttpResponse:
    """The announcement as readers would see it, and the form; for who is asked to answer."""
    page = get_object_or_404(InspectionRoundPage.objects.select_related("area"), id=page_id)
    return review_of(page, request, "supervision/admin/review_round.html", _villages)


def _villages(draft: InspectionRoundPage, user: User) -> Mapping[str, Any]:
    return {"looked_at": draft.looked_at().items()}


def review_progress(request: HttpRequest, page_id: int) -> HttpResponse:
    """The notice with its problems, some at a time, and the form; for who is asked to answer."""
    page = get_object_or_404(ProgressNoticePage.objects.select_related("area"), id=page_id)

    def told(draft: ProgressNoticePage, user: User) -> Mapping[str, Any]:
        return {
            "told": in_words(draft.problem_list),
            "listing": Listing.asked(draft.listed(), request.GET),
            "since": draft.since_before(),
        }

    return review_of(page, request, "supervision/admin/review_progress.html", told)
