"""What campaigns add to Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from campaigns import admin_urls
from campaigns.dashboard import CAMPAIGNS, EventsPanel
from disclosure.editing.branch_panel import BranchPanel


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    return [path("campaigns/", include(admin_urls))]


@hooks.register("construct_homepage_panels")
def show_campaigns(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(BranchPanel(CAMPAIGNS, request.user, order=110))
    panels.append(EventsPanel(request.user, order=111))
