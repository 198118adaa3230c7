"""What to do instead, where somebody goes by its address to what he may not do with a page: Wagtail
says only that the right is missing."""

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin import messages
from wagtail.models import Page, PagePermissionTester

from areas.rights import is_administrator
from home.middleware import Handler
from home.permissions import ACTIONS

LAST_STEP = "move_confirm"
ASK_AN_ADMINISTRATOR = "您不能{0}。要{0}，请找系统管理员。"
ELSEWHERE = "「{title}」不能移到「{destination}」。要在那里公开，请在那里新建一页。"
PAGE_PARAMETERS = ("page_id", "page_to_move_id")


@runtime_checkable
class SaysInstead(Protocol):
    """A permission tester that knows why it refuses, and what to do instead."""

    def instead_of(self, action: str) -> str:
        """In words for the screen, behind the page's title; `action` is one of `ACTIONS`. Asked
        only where the action is refused."""


class SayInstead:
    """Middleware: answers a refused action on a page with what to do instead."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.namespace != "wagtailadmin_pages":
            return None
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        why_not = _why_not(request, match.url_name or "", kwargs)
        if not why_not:
            return None
        messages.error(request, why_not)
        return redirect("wagtailadmin_home")


def _why_not(request: HttpRequest, name: str, kwargs: Mapping[str, Any]) -> str:
    """Empty where nothing is refused here."""
    action = "move" if name == LAST_STEP else name
    if action not in ACTIONS:
        return ""
    pk = next(kwargs[name] for name in PAGE_PARAMETERS if name in kwargs)
    page = get_object_or_404(Page, pk=pk).specific
    may: PagePermissionTester = page.permissions_for_user(request.user)
    if name == LAST_STEP:
        destination = get_object_or_404(Page, pk=kwargs["destination_id"]).specific
        return "" if may.can_move_to(destination) else _not_there(may, destination)
    return "" if getattr(may, f"can_{action}")() else _instead(may, action)


def _not_there(may: PagePermissionTester, destination: Page) -> str:
    if not may.can_move():
        return _instead(may, "move")
    return ELSEWHERE.format(title=may.page.title, destination=destination.title)


def instead(may: PagePermissionTester, action: str) -> str:
    """What to do instead of one of `ACTIONS`, which is refused; empty where it is not known."""
    if isinstance(may, SaysInstead):
        return may.instead_of(action)
    return "" if is_administrator(may.user) else ASK_AN_ADMINISTRATOR.format(ACTIONS[action])


def _instead(may: PagePermissionTester, action: str) -> str:
    why_not = instead(may, action)
    return f"「{may.page.title}」{why_not}" if why_not else ""
