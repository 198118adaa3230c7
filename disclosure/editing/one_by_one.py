"""Whoever changes a notice by Wagtail's own views has it to himself meanwhile.

They read a page, and write all of it back a moment later. What was decided in between would be
undone: a notice that the committee let through in the same second would be a draft again.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from disclosure.models import DisclosurePage
from home.middleware import Handler

WRITING = {
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:revisions_unschedule",
}


class OneByOne:
    """Middleware: runs those views in one transaction that holds the notice."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: Mapping[str, Any],
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if match is None or request.method != "POST" or match.view_name not in WRITING:
            return None
        with transaction.atomic():
            # Evaluated: the row is held even where it is of no use to us.
            list(DisclosurePage.objects.select_for_update().filter(id=kwargs["page_id"]))
            return view(request, *args, **kwargs)
