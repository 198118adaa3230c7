"""Inspection rounds and their progress notices, as their pages show them."""

from collections.abc import Iterable, Iterator

from home.blocks import words_of
from search.documents.base import Kind, record_of
from search.engines.base import Document
from supervision.models import InspectionRoundPage, ProgressNoticePage


class Rounds:
    """What is inspected, where, and by whom."""

    name = "round"
    model = InspectionRoundPage

    def documents(self, pk: int) -> Iterator[Document]:
        pages = InspectionRoundPage.objects.everybodys().select_related("area")
        page = pages.filter(pk=pk).first()
        address = page.get_url() if page else None
        if page is None or page.starts_on is None or not address:
            return
        villages = [place for places in page.looked_at().values() for place in places]
        told = [page.scope, page.team, "、".join(villages), *words_of(page.body)]
        yield Document(
            key=record_of(self.name, pk),
            kind=Kind.ROUND,
            title=page.title,
            body="\n".join([*told, f"{page.get_kind_display()}，{page.area.full_name}"]),
            address=address,
            place=page.area.code,
            year=page.starts_on.year,
            day=page.starts_on,
        )

    def public(self) -> Iterable[int]:
        return list(InspectionRoundPage.objects.everybodys().values_list("pk", flat=True))


class Progress:
    """What was found in each village, and how far it is."""

    name = "progress"
    model = ProgressNoticePage

    def documents(self, pk: int) -> Iterator[Document]:
        pages = ProgressNoticePage.objects.everybodys().select_related("area")
        page = pages.filter(pk=pk).first()
        address = page.get_url() if page else None
        if page is None or page.as_of is None or not address:
            return
        problems = [
            f"{each.village}，{each.problem}，{each.form}，{each.measure}，{each.progress.label}"
            for each in page.problem_list.problems
        ]
        yield Document(
            key=record_of(self.name, pk),
            kind=Kind.ROUND,
            title=page.title,
            body="\n".join([page.in_short, *problems, *words_of(page.body), "巡察整改，进展通报"]),
            address=address,
            place=page.area.code,
            year=page.as_of.year,
            day=page.as_of,
        )

    def public(self) -> Iterable[int]:
        return list(ProgressNoticePage.objects.everybodys().values_list("pk", flat=True))
