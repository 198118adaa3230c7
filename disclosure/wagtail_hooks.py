"""What disclosure adds to Wagtail's admin."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from disclosure import admin_urls
from disclosure.models import DisclosurePage
from disclosure.selectors import batches_of
from disclosure.viewsets import NoticeViewSet, VillageViewSet

STAYS = "「{}」已经有表格，不能移到别的村。别的村要公开，请在那个村下面新建一页。"


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    return [path("disclosure/", include(admin_urls))]


@hooks.register("register_admin_viewset")
def register_notices() -> list[NoticeViewSet | VillageViewSet]:
    return [NoticeViewSet(), VillageViewSet()]


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("disclosure.accept", "采用表格", "采用了一份表格")
    actions.register_action("disclosure.undo", "撤回表格", "撤回了还没有公开的表格")
    actions.register_action("disclosure.redact", "隐去一格", "隐去了表格里的一格")


@hooks.register("before_move_page")
def keep_in_village(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """The rows of a notice are its village's; under another village they would be a lie."""
    if not has_table(page) or destination.pk == page.get_parent().pk:
        return None
    messages.error(request, STAYS.format(page.title))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def keep_all_in_village(
    request: HttpRequest, action: str, pages: Sequence[Page], action_class: object
) -> HttpResponse | None:
    """The same for many pages moved at once."""
    staying = [page for page in pages if has_table(page)] if action == "move" else []
    if not staying:
        return None
    messages.error(request, STAYS.format(staying[0].title))
    return redirect("wagtailadmin_explore", staying[0].get_parent().pk)


def has_table(page: Page) -> bool:
    notice = page.specific
    return isinstance(notice, DisclosurePage) and batches_of(notice).exists()
