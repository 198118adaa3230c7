"""The overview as a page of the admin, with filters, and as a file to take along."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any, BinaryIO, ClassVar

from django.db.models import Q, QuerySet, TextChoices
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django_filters import CharFilter, ChoiceFilter, ModelChoiceFilter
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.mixins import ExcelDateFormatter
from wagtail.admin.views.reports import ReportView
from wagtail.query import PageQuerySet

from areas.enums import Level
from areas.models import Area
from areas.selectors import inside
from disclosure.editing.dashboard import ids_in_review
from disclosure.editing.overview import Line, lines_of, overseen_areas, places_in
from disclosure.editing.withdrawn_attachments import last_withdrawn
from disclosure.ledgers import LEDGERS
from disclosure.models import DisclosurePage
from language.dates import say_date
from language.periods import parse_period, recent_periods, starts_of_days

YEARS = 2
"""So far back, beside this year, a period can be asked for."""

NAMED = 20
"""So many villages are named as missing; the others are counted."""

EXPORTED_WIDTHS = (14, 14, 11, 20, 26, 23, 30, 40, 34, 10)
"""Of the columns of the workbook, in characters; a Chinese one takes two."""


class OverviewState(TextChoices):
    """What one looks for among the notices of many villages."""

    PUBLIC = "public", "已公开"
    IN_REVIEW = "review", "正在审核"
    NOT_YET = "not-yet", "还没有公开"
    WITHDRAWN = "withdrawn", "已撤下"


def about(period: str) -> Q:
    """Of the notices: those of a month, a quarter or a year, and as of a day in it, which is how
    assets and receivables are published."""
    of_days = (Q(period__startswith=start) for start in starts_of_days(parse_period(period)))
    return reduce(or_, of_days, Q(period=period))


class OverviewFilterSet(WagtailFilterSet):
    town = ModelChoiceFilter(label="镇（街道）", queryset=Area.objects.none(), method="in_town")
    village = CharFilter(
        label="村（社区）", field_name="village__short_name", lookup_expr="icontains"
    )
    ledger = ChoiceFilter(
        label="公开内容", choices=[(ledger.name, ledger.label) for ledger in LEDGERS.values()]
    )
    period = ChoiceFilter(label="期间", method="of_period")
    state = ChoiceFilter(label="状态", method="in_state", choices=OverviewState.choices)

    class Meta:
        model = DisclosurePage
        fields: ClassVar = ["town", "village", "ledger", "period", "state"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["town"].queryset = places_in(overseen_areas(self.request.user), Level.TOWN)
        periods = recent_periods(timezone.localdate(), years=YEARS)
        self.filters["period"].extra["choices"] = [(each.code, each.label) for each in periods]

    def in_town(
        self, notices: QuerySet[DisclosurePage], name: str, town: Area
    ) -> QuerySet[DisclosurePage]:
        return notices.filter(village__path__startswith=town.path)

    def of_period(
        self, notices: QuerySet[DisclosurePage], name: str, period: str
    ) -> QuerySet[DisclosurePage]:
        return notices.filter(about(period))

    def in_state(
        self, notices: QuerySet[DisclosurePage], name: str, state: str
    ) -> QuerySet[DisclosurePage]:
        match state:
            case OverviewState.PUBLIC:
                return notices.filter(live=True)
            case OverviewState.IN_REVIEW:
                return notices.filter(pk__in=ids_in_review())
            case OverviewState.WITHDRAWN:
                return notices.filter(live=False, first_published_at__isnull=False)
        return notices.filter(first_published_at=None).exclude(pk__in=ids_in_review())


class WhenColumn(Column):
    """The day and the hour: an hour ago, or three weeks ago, is nothing to write into minutes."""

    def get_value(self, instance: Any) -> str:
        at = super().get_value(instance)
        return f"{say_date(timezone.localdate(at))} {timezone.localtime(at):%H:%M}" if at else ""


class OverviewView(ReportView):
    """For who inspects a town or county; whoever does not, finds nothing here."""

    model = DisclosurePage
    page_title = "各村公开情况"
    header_icon = "table"
    index_url_name = "disclosure_admin:overview"
    index_results_url_name = "disclosure_admin:overview_results"
    results_template_name = "disclosure/admin/overview_results.html"
    filterset_class = OverviewFilterSet
    default_ordering = "-pk"
    export_filename = "各村公开情况"
    columns: ClassVar = [
        TitleColumn("village", label="村（社区）", get_url=lambda line: line.address or None),
        Column("town", label="镇（街道）"),
        Column("ledger", label="公开内容"),
        Column("period", label="期间"),
        Column("state", label="状态"),
        WhenColumn("published_at", label="公开时间"),
        Column("approved_by", label="谁审核的"),
        Column("taken_down", label="什么时候、为什么撤下"),
        Column("waits_for", label="等在哪里"),
        Column("waited", label="等了几天"),
    ]
    export_headings: ClassVar = {column.name: column.label for column in columns}
    list_export: ClassVar = [column.name for column in columns]

    def write_xlsx(self, queryset: Iterable[Line], output: BinaryIO) -> None:
        """As Wagtail's, in columns wide enough: a moment that does not fit is shown as ####."""
        workbook = Workbook(write_only=True, iso_dates=True)
        sheet = workbook.create_sheet(title=self.export_filename)
        sheet.freeze_panes = "A2"
        for number, width in enumerate(EXPORTED_WIDTHS, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.append([self.get_heading(queryset, field) for field in self.list_export])
        day = ExcelDateFormatter().get()
        for line in queryset:
            sheet.append(self.generate_xlsx_row(sheet, self.to_row_dict(line), date_format=day))
        workbook.save(output)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.areas:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def areas(self) -> list[Area]:
        return overseen_areas(self.request.user)

    def get_base_queryset(self) -> PageQuerySet:
        """What was begun last comes first: to sort by the last change would take all of them."""
        notices = DisclosurePage.objects.select_related("village").annotate_approved_schedule()
        found: PageQuerySet = notices.filter(inside(self.areas, "village__path")).order_by("-pk")
        return found

    def get_queryset(self) -> QuerySet[DisclosurePage]:
        return self.get_base_queryset().prefetch_workflow_states()

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {"queryset": self.get_base_queryset()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        missing = self._missing()
        return super().get_context_data(**kwargs) | {
            "missing": missing,
            "named": missing[:NAMED] if missing else (),
            "withdrawn": last_withdrawn(self.areas),
            "unknown": self._unknown(),
        }

    def render_to_response(
        self, context: dict[str, Any], **response_kwargs: Any
    ) -> HttpResponseBase:
        """Of a filter that does not hold the page says so; a file of everything would not."""
        if self.is_export and context["unknown"]:
            asked = self.request.GET.copy()
            del asked["export"]
            return redirect(f"{self.request.path}?{asked.urlencode()}")
        response: HttpResponseBase = super().render_to_response(context, **response_kwargs)
        return response

    def _unknown(self) -> list[str]:
        """The labels of the filters that ask for what there is not."""
        form = self.filters.form
        return [] if self.filters.is_valid() else [str(form[name].label) for name in form.errors]

    def _missing(self) -> list[Area] | None:
        """Which villages have nothing public of the ledger and period that were asked for; None
        where only one or none of these was."""
        asked = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        if not (asked.get("ledger") and asked.get("period")):
            return None
        published = DisclosurePage.objects.live().filter(
            about(asked["period"]), ledger=asked["ledger"]
        )
        where = [asked["town"]] if asked["town"] else self.areas
        villages = places_in(where, Level.VILLAGE).exclude(pk__in=published.values("village"))
        return list(villages.filter(short_name__icontains=asked["village"]))

    def get_table(self, object_list: Iterable[DisclosurePage]) -> Table:
        return super().get_table(list(lines_of(object_list, timezone.localdate())))

    def decorate_paginated_queryset(
        self, object_list: Iterable[DisclosurePage]
    ) -> Iterable[DisclosurePage | Line]:
        """What is exported; the page shows the table."""
        return lines_of(object_list, timezone.localdate()) if self.is_export else object_list
