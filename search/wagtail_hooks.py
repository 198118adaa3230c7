from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.chooser import ChooserViewSet

from search.admin_panel import TroublePanel
from search.admin_views import SearchGroup
from search.pinned_admin import public_page_chooser


@hooks.register("register_admin_viewset")
def search_words() -> SearchGroup:
    return SearchGroup()


@hooks.register("register_admin_viewset")
def choose_public_page() -> ChooserViewSet:
    return public_page_chooser


@hooks.register("construct_homepage_panels")
def tell_of_trouble(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(TroublePanel(request.user))
