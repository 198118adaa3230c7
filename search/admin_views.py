"""Search in the admin: words that mean the same, and what people look for in vain."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from search.admin_forms import SynonymForm
from search.import_views import import_synonyms
from search.missed import often_missed
from search.models import MissedPhrase, Synonym
from search.pinned_admin import PinnedPageViewSet


class SynonymIndexView(generic.IndexView):
    @property
    def header_more_buttons(self) -> list[Button]:
        address = reverse("synonym:import")
        bring = Button("导入", url=address, icon_name="upload", priority=5)
        return [bring, *super().header_more_buttons]


class SynonymViewSet(ModelViewSet):
    model = Synonym
    icon = "link"
    menu_label = "同义词"
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ["words", "finds", DateColumn("changed_at", label="什么时候改的")]
    list_export: ClassVar = ["words", "finds"]
    export_filename = "同义词"
    index_view_class = SynonymIndexView
    list_per_page = 50
    search_fields = ["words", "finds"]
    search_backend_name = None

    def get_form_class(self, for_update: bool = False) -> type[SynonymForm]:
        return SynonymForm

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("import/", import_synonyms, name="import")]


class MissedView(generic.IndexView):
    page_title = "没找到的话"
    columns = [
        Column("phrase", label="找的话", accessor=lambda row: row["phrase"]),
        Column("days", label="有几天", accessor=lambda row: row["days"]),
        DateColumn("last", label="最近一天", accessor=lambda row: row["last"]),
    ]

    def get_base_queryset(self) -> QuerySet[MissedPhrase, Any]:
        return often_missed(timezone.localdate())

    def get_add_url(self) -> None:
        """None: nobody writes such a thing by hand."""

    def get_edit_url(self, instance: dict[str, Any]) -> None:
        """None: it stays as it is."""

    def get_delete_url(self, instance: dict[str, Any]) -> None:
        """None: it goes by itself."""


class MissedViewSet(ModelViewSet):
    """A list to look at."""

    model = MissedPhrase
    name = "missed"
    icon = "help"
    menu_label = "没找到的话"
    add_to_reference_index = False
    index_view_class = MissedView
    form_fields: list[str] = []
    search_fields: list[str] = []
    ordering = ["-days", "-last", "phrase"]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]


class SearchGroup(ViewSetGroup):
    menu_label = "网站搜索"
    menu_icon = "search"
    items = (SynonymViewSet, PinnedPageViewSet, MissedViewSet)
