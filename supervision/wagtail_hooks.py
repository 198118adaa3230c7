"""What supervision adds to Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from disclosure.editing.branch_panel import BranchPanel
from supervision import admin_urls
from supervision.dashboard import ROUNDS
from supervision.form_views import ProblemFormViewSet


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    return [path("supervision/", include(admin_urls))]


@hooks.register("register_admin_viewset")
def problem_forms() -> ProblemFormViewSet:
    return ProblemFormViewSet()


@hooks.register("construct_homepage_panels")
def show_rounds(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(BranchPanel(ROUNDS, request.user, order=105))
