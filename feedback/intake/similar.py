"""What others said already, shown before it is said once more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from areas.models import Area
from feedback.enums import OPEN, Kind
from feedback.intake.offers import Offer
from feedback.models import PublishedTicket
from feedback.rules.similar import RECENT, Candidate, similar

MOST_LOOKED_AT = 100


def with_similar(offers: Iterable[Offer], kind: Kind, village: Area, now: datetime) -> list[Offer]:
    """Each offer with the published tickets of its category that may say the same."""
    today = timezone.localdate(now)
    candidates = _candidates(kind, village, now)
    return [
        replace(
            offer,
            similar=tuple(
                similar(candidates, village=village.pk, category=offer.category.pk, today=today)
            ),
        )
        for offer in offers
    ]


def _candidates(kind: Kind, village: Area, now: datetime) -> list[Candidate]:
    """The newest that can be similar to anything of this kind in the village, in one query."""
    if kind is Kind.ACCUSATION:
        return []
    since = now - RECENT - timedelta(days=1)
    found = PublishedTicket.objects.public().of(village)
    found = found.filter(ticket__kind=kind, ticket__state__in=OPEN, ticket__created_at__gte=since)
    return [_candidate(each) for each in found[:MOST_LOOKED_AT]]


def _candidate(published: PublishedTicket) -> Candidate:
    ticket = published.ticket
    return Candidate(
        published.token,
        published.excerpt,
        Kind(ticket.kind),
        ticket.category_id,
        ticket.village_id,
        timezone.localdate(ticket.created_at),
        is_open=True,
        met=published.me_too,
    )
