"""Going public from the editor of a notice: the main button, and what is said afterwards."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem, PublishMenuItem
from wagtail.models import Page

from disclosure.editing.access import back_to_editor
from disclosure.models import DisclosurePage


def lead_with_publishing(items: list[ActionMenuItem], context: dict[str, Any]) -> None:
    """Put the button that makes a notice public first, where it holds a table that may be."""
    page = context.get("page")
    if context["view"] != "edit" or not isinstance(page, DisclosurePage) or page.objection:
        return
    items.sort(key=lambda item: not isinstance(item, PublishMenuItem))


def say_what_happened(request: HttpRequest, page: Page) -> HttpResponse | None:
    """After publishing, stay at the notice: its links are there, and whoever sees it now is said.

    `page` is as stored, so that one which is only scheduled is what it was before.
    """
    if not isinstance(page, DisclosurePage):
        return None
    then = "到时候自己公开，不用再点。" if page.opens_at else "村民现在看得到。"
    messages.success(request, f"{page.status_string}。{then}")
    return back_to_editor(page)
