"""The list of tickets in the admin: to read, by duty, and nothing else.

Not a ModelViewSet, which would bring addresses to add, edit, delete and export.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.base import ViewSet

from areas.models import Duty
from feedback import photo_views
from feedback.managers import inspected_areas
from feedback.models import Ticket, TicketPhoto
from feedback.photo_links import STAFF_LINKS_VALID_FOR, staff_link
from feedback.photos import photos_of
from feedback.selectors import readers_of


class TicketIndexView(IndexView):
    FORMATS = ()  # no export: what leaves the site is seen by whoever finds the file
    model = Ticket
    template_name = "feedback/admin/tickets.html"
    page_title = "民情件"
    any_permission_required = ["view"]
    search_fields = ["text", "page_title", "row_facts", "village__short_name"]
    search_backend_name = None
    default_ordering = "-created_at"
    paginate_by = 50

    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column("page_title"),
            Column("village", label="村（社区）", accessor="village.short_name"),
            Column("which_row", label="哪一笔"),
            Column("excerpt", label="反映的内容"),
            DateColumn("created_at", label="收到时间", sort_key="created_at"),
        ]

    def get_base_queryset(self) -> QuerySet[Ticket]:
        return Ticket.objects.visible_to(self.request.user)

    def readers(self) -> QuerySet[Duty]:
        """Who else reads the list, or a part of it: a duty given wrongly is to be seen."""
        return readers_of(inspected_areas(self.request.user))


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo of a ticket, with its addresses for one person: itself, and made small."""

    large: str
    small: str

    @classmethod
    def to(cls, user: User, photo: TicketPhoto) -> "ShownPhoto":
        return cls(
            staff_link(photo, user, "tickets:photo"), staff_link(photo, user, "tickets:small_photo")
        )


class TicketInspectView(InspectView):
    model = Ticket
    page_title = "查看"
    any_permission_required = ["view"]
    template_name = "feedback/admin/ticket.html"

    def get_object(self, queryset: QuerySet[Ticket] | None = None) -> Ticket:
        visible = Ticket.objects.visible_to(self.request.user)
        return get_object_or_404(visible.select_related("page"), pk=self.pk)

    def readers(self) -> QuerySet[Duty]:
        return readers_of([self.object.village])

    def photos(self) -> list[ShownPhoto]:
        """With addresses for the person who looks at the page now."""
        user = self.request.user
        return [ShownPhoto.to(user, photo) for photo in photos_of(self.object)]

    def minutes(self) -> int:
        """How long the addresses of photos are good for."""
        return STAFF_LINKS_VALID_FOR // timedelta(minutes=1)

    def get_fields_context(self) -> list[dict[str, Any]]:
        return []  # the template names them


class TicketMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(inspected_areas(request.user))


class TicketViewSet(ViewSet):
    name = "tickets"
    icon = "comment"
    menu_label = "民情件"
    menu_item_class = TicketMenuItem
    add_to_admin_menu = True
    menu_order = 150

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(
            index_url_name=self.get_url_name("index"),
            index_results_url_name=self.get_url_name("index_results"),
            inspect_url_name=self.get_url_name("inspect"),
            header_icon=self.icon,
            **kwargs,
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        results = self.construct_view(TicketIndexView, results_only=True)
        return [
            path("", self.construct_view(TicketIndexView), name="index"),
            path("results/", results, name="index_results"),
            path("<int:pk>/", self.construct_view(TicketInspectView), name="inspect"),
            path("<int:pk>/photos/<str:signed>/", photo_views.photo, name="photo"),
            path(
                "<int:pk>/photos/<str:signed>/small/", photo_views.small_photo, name="small_photo"
            ),
        ]
