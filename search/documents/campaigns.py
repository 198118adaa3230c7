"""Campaigns of integrity education, their events, and warning cases, as their pages show them."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from campaigns.models import CampaignPage, EventPage, WarningCasePage
from home.blocks import words_of
from search.documents.base import Kind, record_of
from search.engines.base import Document


class Campaigns:
    """What it is, who is meant, and what is told."""

    name = "campaign"
    model = CampaignPage

    def documents(self, pk: int) -> Iterator[Document]:
        page = CampaignPage.objects.everybodys().filter(pk=pk).select_related("area").first()
        address = page.get_url() if page else None
        if page is None or page.starts_on is None or not address:
            return
        yield Document(
            key=record_of(self.name, pk),
            kind=Kind.CAMPAIGN,
            title=page.title,
            body="\n".join(_told(page)),
            address=address,
            place=page.area.code,
            year=page.starts_on.year,
            day=page.starts_on,
        )

    def public(self) -> Iterable[int]:
        return list(CampaignPage.objects.everybodys().values_list("pk", flat=True))


class Events:
    """Where and when it is, what is done, and what came of it."""

    name = "event"
    model = EventPage

    def documents(self, pk: int) -> Iterator[Document]:
        events = EventPage.objects.everybodys().select_related("area", "campaign")
        page = events.filter(pk=pk).first()
        address = page.get_url() if page else None
        if page is None or page.begins_at is None or not address:
            return
        day = timezone.localdate(page.begins_at)
        yield Document(
            key=record_of(self.name, pk),
            kind=Kind.CAMPAIGN,
            title=page.title,
            body="\n".join(_told_of_event(page)),
            address=address,
            place=page.area.code,
            year=day.year,
            day=day,
        )

    def public(self) -> Iterable[int]:
        return list(EventPage.objects.everybodys().values_list("pk", flat=True))


class Cases:
    """What happened, which rule was broken, and where it could be seen."""

    name = "case"
    model = WarningCasePage

    def documents(self, pk: int) -> Iterator[Document]:
        pages = WarningCasePage.objects.everybodys().select_related("area")
        page = pages.filter(pk=pk).first()
        address = page.get_url() if page else None
        if page is None or page.first_published_at is None or not address:
            return
        day = timezone.localdate(page.first_published_at)
        yield Document(
            key=record_of(self.name, pk),
            kind=Kind.CASE,
            title=page.title,
            body="\n".join(_told_of_case(page)),
            address=address,
            place=page.area.code,
            year=day.year,
            day=day,
        )

    def public(self) -> Iterable[int]:
        return list(WarningCasePage.objects.everybodys().values_list("pk", flat=True))


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


def _told(page: CampaignPage) -> Iterator[str]:
    yield from filter(None, (page.in_short, page.organisers, page.audience))
    yield from words_of(page.body)
    tags = "、".join(page.tags.names())
    yield f"廉洁教育活动，{page.area.full_name}" + (f"，{tags}" if tags else "")
