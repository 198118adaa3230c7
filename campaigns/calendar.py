"""The events that somebody can still go to, or that are over, month by month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Self

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.http import urlencode

from areas.models import Area
from campaigns.models.events import EventPage

PER_PAGE = 20
PAST = "past"
LONGEST_ID = 18  # digits; the database knows no number of more


@dataclass(frozen=True, slots=True)
class Calendar:
    """Some of the events at a time; of one campaign, if its number is given."""

    listed: "ListPage[EventPage]"
    is_past: bool
    campaign: str

    @classmethod
    def asked(cls, area: Area, asked: Mapping[str, str], now: datetime) -> Self:
        """By the questions in the address: when=past, campaign, page. Others are left alone."""
        events = EventPage.objects.everybodys().reaching(area)
        campaign = asked.get("campaign", "")
        if not campaign.isdecimal() or len(campaign) > LONGEST_ID:
            campaign = ""
        if campaign:
            events = events.filter(campaign=int(campaign))
        is_past = asked.get("when") == PAST
        found = events.past(now) if is_past else events.coming(now)
        pages = Paginator(found.select_related("area"), PER_PAGE)
        return cls(pages.get_page(asked.get("page")), is_past, campaign)

    @property
    def months(self) -> list[tuple[str, list[EventPage]]]:
        """Those of this page: 2026年12月, and what is then."""
        grouped = groupby(self.listed, key=_month_of)
        return [(month, list(events)) for month, events in grouped]

    @property
    def asks(self) -> str:
        """What the address of another page of the same list asks before its number."""
        return _query(self.campaign, PAST if self.is_past else "")

    @property
    def asks_other(self) -> str:
        """What the address asks of those that are over, where these are to come, or back."""
        return _query(self.campaign, "" if self.is_past else PAST)


def _query(campaign: str, when: str) -> str:
    said = {"campaign": campaign, "when": when}
    return urlencode({name: value for name, value in said.items() if value})


def _month_of(event: EventPage) -> str:
    assert event.begins_at is not None  # else it would be in no list
    begins = timezone.localtime(event.begins_at)
    return f"{begins.year}年{begins.month}月"
