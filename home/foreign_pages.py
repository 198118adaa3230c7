"""Pages of other villages, where Wagtail's own views show or take them whatever the rights.

Nobody is told of a page that is not in his part of the explorer, and who works in one part has no
use for reports over the whole site. What is refused looks like what does not exist.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch
from wagtail.models import Page, TaskState
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from areas.rights import is_administrator
from home.middleware import Handler, is_for_staff

PAGE_PARAMETERS = ("page_id", "page_pk", "parent_page_id", "page_to_move_id", "destination_id")
PAGES_BY_PK = ("wagtailadmin_pages", "wagtailadmin_api:pages")
"""Parts of the admin whose `pk` is a page's."""

PAGES_IN_QUERY = ("wagtail_bulk_action", "wagtailadmin_choose_page_chosen_multiple")
PAST_EVERY_GATE = "wagtailadmin_api:pages:action"
"""Publishes and copies without asking a page's own `publish`. Nothing of the admin uses it."""

EVERYTHING = "all"
LONGEST_ID = 18  # digits; the database knows no number of more
WHOLE_SITE = ("wagtailadmin_reports", "wagtailadmin_api:images", "wagtailadmin_api:documents")
"""Parts that ask for no right at all, or for any right on any page."""

ALL_TAGS = "wagtailadmin_tag_model_autocomplete"
"""Offers every word that stands on any page, drafts of others as well, to whoever asks; its like
for tags without a model is answered by `campaigns/tag_views.py`."""


class ForeignPages:
    """Middleware: answers 404 where an address of the admin names a page of others."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: Mapping[str, Any]
    ) -> None:
        """Raises Http404."""
        match = request.resolver_match
        if match is None or not is_for_staff(request) or not request.user.is_authenticated:
            return
        if match.view_name == PAST_EVERY_GATE or not _is_of_its_page(match):
            raise Http404
        if is_administrator(request.user):
            return
        if match.view_name == ALL_TAGS or match.namespace in WHOLE_SITE:
            raise Http404
        if not _are_own(request, _pages_named(request, match)):
            raise Http404


def explorable(user: AbstractBaseUser | AnonymousUser) -> PageQuerySet:
    """The pages that a person finds in the explorer: his own, and the way down to them."""
    pages: PageQuerySet = policy_registry.get_by_type(Page).explorable_instances(user)
    return pages


def _is_of_its_page(match: ResolverMatch) -> bool:
    """Whether the step of a review that an address names is one of the page that it names: Wagtail
    asks for the right on the page, and acts on the step."""
    if "task_state_id" not in match.kwargs or "page_id" not in match.kwargs:
        return True
    states = TaskState.objects.filter(id=match.kwargs["task_state_id"])
    return states.filter(workflow_state__object_id=str(match.kwargs["page_id"])).exists()


def _pages_named(request: HttpRequest, match: ResolverMatch) -> set[str]:
    """The ids, as written, of all pages that the address names."""
    named = {str(match.kwargs[name]) for name in PAGE_PARAMETERS if match.kwargs.get(name)}
    if match.namespace in PAGES_BY_PK and "pk" in match.kwargs:
        named.add(str(match.kwargs["pk"]))
    if match.view_name in PAGES_IN_QUERY:
        named |= {*request.GET.getlist("id"), *request.GET.getlist("childOf")}
    return named


def _are_own(request: HttpRequest, named: set[str]) -> bool:
    """Whether all are pages that the person may explore.

    "All of this list", as bulk actions have it, are own only where he has rights on the page whose
    list it is: on the mere way down to his village, other villages are in the list.
    """
    if not named:
        return True
    pages = explorable(request.user)
    if EVERYTHING in named:
        named = named - {EVERYTHING}
        pages = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(
            request.user, {"add", "change", "publish"}
        )
    ids = {int(name) for name in named if name.isdecimal() and len(name) < LONGEST_ID}
    return bool(ids) and pages.filter(pk__in=ids).count() == len(named)
