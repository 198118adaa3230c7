from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from feedback import admin_urls
from feedback.calendar_panel import CalendarPanel
from feedback.desk.admin_panel import DeskPanel
from feedback.managers import handled_areas
from feedback.rules_admin import RulesGroup


class DeskMenuItem(MenuItem):
    """Tickets are read and handled at the desk alone: the admin only shows the way."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(handled_areas(request.user))


@hooks.register("register_admin_menu_item")
def desk() -> MenuItem:
    return DeskMenuItem("民情件", reverse("desk:drawer"), icon_name="comment", order=150)


@hooks.register("construct_homepage_panels")
def tell_of_the_desk(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(DeskPanel(request.user))


@hooks.register("construct_homepage_panels")
def tell_of_the_calendar(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(CalendarPanel(request.user))


@hooks.register("register_admin_viewset")
def rules() -> RulesGroup:
    return RulesGroup()


@hooks.register("register_admin_urls")
def posting_addresses() -> list[URLPattern | URLResolver]:
    return [path("postings/", include(admin_urls))]
