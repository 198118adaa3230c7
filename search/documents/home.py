"""Pages of places, and pages of text."""

from collections.abc import Iterable, Iterator

from django.utils import timezone
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from feedback.selectors import public_page
from home.blocks import words_of
from home.models import AreaPage, StandardPage
from search.documents.base import Kind, record_of
from search.engines.base import Document


class Places:
    """A county, a town, a village: its name with that of its town, and its few words."""

    name = "place"
    model = AreaPage

    def documents(self, pk: int) -> Iterator[Document]:
        page = public_page(pk)
        if isinstance(page, AreaPage) and (address := page.get_url()):
            yield Document(
                key=record_of(self.name, pk),
                kind=Kind.PAGE,
                title=full_name(page),
                body="\n".join([_whole_way(page), get_text_for_indexing(page.intro)]).strip(),
                address=address,
                place=page.area.code,
            )

    def public(self) -> Iterable[int]:
        return _public_pages(self.model)


class Texts:
    """A page of text: what an editor wrote."""

    name = "text"
    model = StandardPage

    def documents(self, pk: int) -> Iterator[Document]:
        page = public_page(pk)
        if isinstance(page, StandardPage) and (address := page.get_url()):
            changed = page.last_published_at
            yield Document(
                key=record_of(self.name, pk),
                kind=Kind.PAGE,
                title=page.title,
                body="\n".join([page.search_description, *words_of(page.body)]).strip(),
                address=address,
                day=timezone.localdate(changed) if changed else None,
            )

    def public(self) -> Iterable[int]:
        return _public_pages(self.model)


def full_name(page: AreaPage) -> str:
    """With the places above it that a reader needs to tell two of one name apart: 新埭镇星光村."""
    return "".join(above.title for above in (*page.trail[1:], page))


def _whole_way(page: AreaPage) -> str:
    return "".join(above.title for above in (*page.trail, page))


def _public_pages(model: type[Page]) -> Iterable[int]:
    pages = Page.objects.live().public().type(model)
    return list(pages.order_by("pk").values_list("pk", flat=True))
