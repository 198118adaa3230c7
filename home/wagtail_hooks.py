"""Less for editors to look past: only what this site uses."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.documents.wagtail_hooks import DocumentsSummaryItem

UNUSED = {"documents", "help"}
"""Attachments of notices are not Wagtail documents (those follow no village), and Wagtail's own
help is in English."""


@hooks.register("construct_main_menu")
def hide_unused_menus(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED]


@hooks.register("construct_homepage_summary_items")
def hide_count_of_documents(request: HttpRequest, items: list[SummaryItem]) -> None:
    items[:] = [item for item in items if not isinstance(item, DocumentsSummaryItem)]
