"""What could not be told, for the county to see: whom, since when and why not; never of what."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.urls import URLPattern, path
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from feedback.managers import visible
from feedback.models import Notification
from feedback.notifications.shipping import given_up


def _whom(told: Notification) -> str:
    if told.robot is not None:
        return f"群机器人 {told.robot.name}"
    user = told.user
    return f"{user.get_full_name() or user.get_username()}的邮箱" if user else ""


class UnsentView(generic.IndexView):
    """Of accusations only to who may see them."""

    page_title = "没送到的通知"
    columns = [
        Column("whom", label="发给谁", accessor=_whom),
        DateColumn("created_at", label="什么时候的"),
        Column("tries", label="试了几次"),
        Column("last_error", label="为什么没送到"),
    ]

    def get_base_queryset(self) -> QuerySet[Notification]:
        """The latest on top."""
        unsent = given_up().select_related("robot", "user").order_by("-pk")
        seen = visible(self.request.user, "ticket__")
        return unsent.filter(Q(ticket__about="") | seen if seen else Q(ticket__about=""))

    def get_add_url(self) -> None:
        """None: nobody writes such a thing by hand."""

    def get_edit_url(self, instance: Notification) -> None:
        """None: it stays as it is."""

    def get_delete_url(self, instance: Notification) -> None:
        """None: it is kept."""


class UnsentViewSet(ModelViewSet):
    """A list to look at."""

    model = Notification
    name = "unsent"
    icon = "warning"
    menu_label = "没送到的通知"
    add_to_reference_index = False
    index_view_class = UnsentView
    form_fields: list[str] = []
    search_fields: list[str] = []

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]
