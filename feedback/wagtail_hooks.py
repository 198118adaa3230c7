from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from feedback import admin_urls
from feedback.viewsets import TicketViewSet


@hooks.register("register_admin_viewset")
def ticket_viewset() -> TicketViewSet:
    return TicketViewSet()


@hooks.register("register_admin_urls")
def posting_addresses() -> list[URLPattern | URLResolver]:
    return [path("postings/", include(admin_urls))]
