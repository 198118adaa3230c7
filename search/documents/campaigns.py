"""Campaigns of integrity education, their events, and warning cases, as their pages show them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from django.utils import timezone

from campaigns.models import CampaignPage, EventPage, WarningCasePage
from home.blocks import words_of
from search.documents.base import Kind, record_of
from search.engines.base import Document

Told = TypeVar("Told", CampaignPage, EventPage, WarningCasePage)


@dataclass(frozen=True, slots=True)
class Pages(Generic[Told]):
    """Those of one class: one document each, without a day none."""

    name: str
    model: type[Told]
    kind: Kind
    day_of: Callable[[Told], date | None]
    told_of: Callable[[Told], Iterator[str]]

    def documents(self, pk: int) -> Iterator[Document]:
        pages = self.model.objects.everybodys().select_related("area")
        page = pages.filter(pk=pk).first()
        address = page.get_url() if page else None
        day = self.day_of(page) if page else None
        if page is None or day is None or not address:
            return
        yield Document(
            key=record_of(self.name, pk),
            kind=self.kind,
            title=page.title,
            body="\n".join(self.told_of(page)),
            address=address,
            place=page.area.code,
            year=day.year,
            day=day,
        )

    def public(self) -> Iterable[int]:
        return list(self.model.objects.everybodys().values_list("pk", flat=True))


def _here(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _told_of_case(page: WarningCasePage) -> Iterator[str]:
    yield from (page.in_short, *words_of(page.body), page.rule, page.telling)
    if shown_by := page.shown_by:
        yield f"{shown_by.ledger.label}，{shown_by.column.label}"
    yield f"警示案例，{page.area.full_name}"


def _told_of_event(page: EventPage) -> Iterator[str]:
    yield from filter(None, (page.in_short, page.when, page.venue, page.organisers, page.audience))
    yield from words_of(page.programme)
    yield from words_of(page.body)
    if campaign := page.public_campaign:
        yield campaign.title
    yield f"廉洁教育活动，{page.area.full_name}"


def _told_of_campaign(page: CampaignPage) -> Iterator[str]:
    yield from filter(None, (page.in_short, page.organisers, page.audience))
    yield from words_of(page.body)
    tags = "、".join(page.tags.names())
    yield f"廉洁教育活动，{page.area.full_name}" + (f"，{tags}" if tags else "")


CAMPAIGNS = Pages(
    "campaign", CampaignPage, Kind.CAMPAIGN, lambda page: page.starts_on, _told_of_campaign
)
EVENTS = Pages(
    "event", EventPage, Kind.CAMPAIGN, lambda page: _here(page.begins_at), _told_of_event
)
CASES = Pages(
    "case", WarningCasePage, Kind.CASE, lambda page: _here(page.first_published_at), _told_of_case
)
