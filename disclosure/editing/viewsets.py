"""Notices as staff find them: one flat list over all villages, and the explorer below a village."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet
from wagtail.models import Page

from areas.models import Area, Duty
from areas.rights import PAGE_RIGHTS, is_administrator
from disclosure.ledgers import LEDGERS
from disclosure.models import DisclosurePage
from home.foreign_pages import explorable
from home.models import VillagePage

LATEST = "latest_revision_created_at"


def own_notices(request: HttpRequest) -> QuerySet[DisclosurePage]:
    """Those that the person finds in the list: even the choices of a filter tell of no others."""
    return DisclosurePage.objects.filter(pk__in=explorable(request.user).values("pk"))


def villages_with_notices(request: HttpRequest) -> QuerySet[Area]:
    return Area.objects.filter(pk__in=own_notices(request).values("village"))


def years_with_notices(request: HttpRequest) -> list[tuple[int, str]]:
    days = own_notices(request).order_by().dates("period_ends_on", "year", order="DESC")
    return [(day.year, f"{day.year}年") for day in days]


class NoticeFilterSet(WagtailFilterSet):
    ledger = ChoiceFilter(
        label="公开内容", choices=[(ledger.name, ledger.label) for ledger in LEDGERS.values()]
    )
    year = ChoiceFilter(label="年份", field_name="period_ends_on__year")
    village = ModelChoiceFilter(label="村（社区）", queryset=villages_with_notices)

    class Meta:
        model = DisclosurePage
        fields = ["ledger", "year", "village"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["year"].extra["choices"] = years_with_notices(self.request)


class NoticeIndexView(IndexView):
    """Searched by any part of the title: Wagtail's index knows only the beginning of Chinese."""

    base_columns: ClassVar = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="公开事项", sort_key="title", classname="title"),
        Column("village", label="村（社区）", accessor="village.short_name"),
        Column("ledger", label="公开内容", accessor="declaration.label", sort_key="ledger"),
        Column("period", label="期间", sort_key="period_ends_on"),
        Column("rows", label="公开的行数", accessor="batch.row_count"),
        DateColumn("latest_revision_created_at", label="更新", sort_key=LATEST),
        PageStatusColumn("status", label="状态", sort_key="live"),
    ]

    def annotate_queryset(self, pages: QuerySet[DisclosurePage]) -> QuerySet[DisclosurePage]:
        return super().annotate_queryset(pages.prefetch_related("village", "batch"))

    def get_ordering(self) -> str:
        """Latest first, also among what was searched: there is no relevance to order by."""
        asked = self.request.GET.get("ordering", "")
        return asked if asked in self.get_valid_orderings() else f"-{LATEST}"

    def order_queryset(self, queryset: QuerySet[DisclosurePage]) -> QuerySet[DisclosurePage]:
        return queryset.order_by(self.ordering)

    def search_queryset(self, queryset: QuerySet[DisclosurePage]) -> QuerySet[DisclosurePage]:
        if not self.is_searching:
            return queryset
        return queryset.filter(title__icontains=self.search_query)


class NoticesMenuItem(MenuItem):
    """For who has to do with notices: the county's inspection finds none, and has the overview."""

    def is_shown(self, request: HttpRequest) -> bool:
        user = request.user
        duties = Duty.objects.for_user(user).as_role(*PAGE_RIGHTS).in_force(timezone.localdate())
        return is_administrator(user) or duties.exists()


class NoticeViewSet(PageListingViewSet):
    name = "notices"
    model = DisclosurePage
    icon = "table"
    menu_label = "公开事项"
    menu_order = 120
    add_to_admin_menu = True
    menu_item_class = NoticesMenuItem
    index_view_class = NoticeIndexView
    filterset_class = NoticeFilterSet


class VillageExplorerView(ExplorableIndexView):
    """The pages below a village, latest first, a page of fifty at a time.

    A village has thousands of notices, and Wagtail's own order of children would load them all.
    """

    model = Page
    sort_order_field = None


class VillageViewSet(PageViewSet):
    model = VillagePage
    parent_models = [VillagePage]
    index_view_class = VillageExplorerView

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(**kwargs) | {"model": Page}
