"""Pinned pages in the admin: for which words, which page, in which order."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import URLPattern
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import BaseChooser
from wagtail.models import Page

from search.models import PinnedPage
from search.pinned import compared, public_pages
from search.word_lists import in_words, split_words

LONGEST = 20
"""Characters of a word."""


class _OfPublicPages:
    """Whatever the address of a chooser names, it tells of public pages only."""

    def get_object_list(self) -> QuerySet[Page]:
        return public_pages().order_by("path")

    def get_object(self, pk: str) -> Page:
        return public_pages().get(pk=pk)

    def get_objects(self, pks: Collection[str]) -> QuerySet[Page]:
        return public_pages().filter(pk__in=pks)

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,  # type: ignore[attr-defined]
            Column("above", label="在哪一页下面", accessor=lambda page: page.get_parent()),
        ]


class PublicPageChooseView(_OfPublicPages, chooser.ChooseView):
    pass


class PublicPageChooseResultsView(_OfPublicPages, chooser.ChooseResultsView):
    pass


class PublicPageChosenView(_OfPublicPages, chooser.ChosenView):
    pass


class PublicPageChosenMultipleView(_OfPublicPages, chooser.ChosenMultipleView):
    pass


class PublicPageWidget(BaseChooser):
    def get_instance(self, value: Any) -> Page | None:
        """None also for a page that is not public: its title is nobody's business here."""
        pk = value.pk if isinstance(value, Page) else value
        return public_pages().filter(pk=pk).first() if str(pk).isdecimal() else None


class PublicPageChooserViewSet(ChooserViewSet):
    """Wagtail's own chooser of pages shows each his own part of the explorer: county inspection
    has none, but pins what everybody may read."""

    model = Page
    icon = "doc-empty"
    choose_one_text = "选一页"
    choose_another_text = "换一页"
    edit_item_text = "修改这一页"
    register_widget = False
    base_widget_class = PublicPageWidget
    choose_view_class = PublicPageChooseView
    choose_results_view_class = PublicPageChooseResultsView
    chosen_view_class = PublicPageChosenView
    chosen_multiple_view_class = PublicPageChosenMultipleView

    def get_urlpatterns(self) -> list[URLPattern]:
        """Nobody makes a page here."""
        return [each for each in super().get_urlpatterns() if each.name != "create"]


public_page_chooser = PublicPageChooserViewSet("public_page_chooser")


class PinnedPageForm(WagtailAdminModelForm):
    class Meta:
        model = PinnedPage
        fields = ["words", "page", "description"]
        widgets = {"page": public_page_chooser.widget_class}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["page"].queryset = public_pages()
        self.fields["page"].error_messages["invalid_choice"] = "这一页现在没有公开，请换一页。"

    def clean_words(self) -> str:
        words = list(dict.fromkeys(map(compared, split_words(self.cleaned_data["words"]))))
        if wrong := [word for word in words if not _is_word(word)]:
            raise forms.ValidationError(
                f"这些不行：{in_words(wrong)}。每种说法最多 {LONGEST} 个字，不能只有标点。"
            )
        if not words:
            raise forms.ValidationError("请写大家会怎么找，例如“低保”。")
        return " ".join(words)


def _is_word(word: str) -> bool:
    return len(word) <= LONGEST and any(map(str.isalnum, word))


class PinnedIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[PinnedPage]:
        """A page that was taken down waits in the list until it is `shown` again."""
        shown = Exists(public_pages().filter(pk=OuterRef("page_id")))
        return super().get_base_queryset().select_related("page").annotate(shown=shown)


class PinnedPageViewSet(ModelViewSet):
    model = PinnedPage
    icon = "pick"
    menu_label = "推荐的页面"
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = [
        "words",
        Column("page", label="推荐哪一页", accessor=lambda pin: pin.page.title),
        "description",
        BooleanColumn("shown", label="看得到"),
    ]
    index_view_class = PinnedIndexView
    list_per_page = 50
    search_fields = ["words", "page__title"]
    search_backend_name = None

    def get_form_class(self, for_update: bool = False) -> type[PinnedPageForm]:
        return PinnedPageForm
