"""Less in the editors' menu: only what this site uses."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

UNUSED = {"documents", "help"}
"""Attachments of notices are not Wagtail documents (those follow no village), and Wagtail's own
help is in English."""


@hooks.register("construct_main_menu")
def hide_unused_menus(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED]
