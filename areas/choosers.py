"""Choosing one of a thousand places in the admin, by the names that people say."""

from django import forms
from django.db.models import QuerySet
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from areas.models import Area
from areas.selectors import find_areas


class AreaFilterForm(BaseFilterForm):
    """Wagtail's own search finds nothing inside a Chinese name, so this asks `find_areas`."""

    q = forms.CharField(
        label="名称",
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "如 星光村"}),
    )

    def filter(self, objects: QuerySet[Area]) -> QuerySet[Area]:
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        return find_areas(self.search_query) if self.is_searching else objects


class _AreaColumns:
    """Two towns may each have a 红旗村: the list says where a place lies."""

    filter_form_class = AreaFilterForm

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,  # type: ignore[attr-defined]
            Column("full_name", label="位置"),
            Column("get_level_display", label="层级"),
        ]


class AreaChooseView(_AreaColumns, ChooseView):
    pass


class AreaChooseResultsView(_AreaColumns, ChooseResultsView):
    pass


class AreaChooserViewSet(ChooserViewSet):
    model = Area
    icon = "site"
    choose_one_text = "选择区划"
    choose_another_text = "换一个区划"
    edit_item_text = "修改这个区划"
    choose_view_class = AreaChooseView
    choose_results_view_class = AreaChooseResultsView


area_chooser = AreaChooserViewSet("area_chooser")
AreaChooser = area_chooser.widget_class
