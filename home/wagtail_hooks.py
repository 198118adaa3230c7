"""Less for editors to look past: only what this site uses."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.sidebar import ActionMenuItem
from wagtail.documents.wagtail_hooks import DocumentsSummaryItem
from wagtail.query import PageQuerySet

from home.foreign_pages import explorable
from home.many_pages import DeleteMany

UNUSED = {"documents", "help"}
"""Attachments of notices are not Wagtail documents (those follow no village), and Wagtail's own
help is in English."""


FIXED = {"groups", "workflows", "workflow-tasks"}


@hooks.register("construct_main_menu")
def hide_unused_menus(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED]


@hooks.register("construct_settings_menu")
def hide_what_is_not_set(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """A group gives no rights here (see `areas/rights.py`), so nobody should think that it does;
    the one workflow there is holds for all, and nobody changes it."""
    menu_items[:] = [item for item in menu_items if item.name not in FIXED]


@hooks.register("construct_reports_menu")
def hide_reports(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """They are over the whole site; see `foreign_pages.py`."""
    if not request.user.is_superuser:
        menu_items.clear()


@hooks.register("construct_page_chooser_queryset")
def choose_among_own_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    return pages & explorable(request.user)


class LogOutMenuItem(MenuItem):
    """In sight on every page; Wagtail's own hides behind the user's name."""

    def render_component(self, request: HttpRequest) -> ActionMenuItem:
        return ActionMenuItem(self.name, self.label, self.url, icon_name=self.icon_name)


@hooks.register("register_admin_menu_item")
def log_out() -> MenuItem:
    address = reverse("wagtailadmin_logout")
    return LogOutMenuItem("退出登录", address, name="log-out", icon_name="logout", order=100_000)


@hooks.register("construct_homepage_summary_items")
def hide_count_of_documents(request: HttpRequest, items: list[SummaryItem]) -> None:
    items[:] = [item for item in items if not isinstance(item, DocumentsSummaryItem)]


hooks.register("register_bulk_action", DeleteMany, order=1)  # in place of Wagtail's
