"""What staff should know of Elasticsearch: that it is away, or that something does not reach it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from search.engines.base import ELASTICSEARCH
from search.models import OutboxEntry, ShippingTurn

LONG = timedelta(minutes=10)
"""What waits longer is not on its way any more."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Since when the server takes nothing (None: it does), how many changes wait for it, since when
    the first of them, and why it was not shipped, if that is known.
    """

    away_since: datetime | None
    waiting: int
    oldest: datetime | None
    reason: str


def trouble(now: datetime) -> Trouble | None:
    """None where all is well, or where the settings name no server."""
    if not settings.ELASTICSEARCH_URL:
        return None
    turn = ShippingTurn.objects.filter(engine=ELASTICSEARCH).first()
    away_since = turn.away_since if turn else None
    entries = OutboxEntry.objects.filter(engine=ELASTICSEARCH)
    oldest = entries.order_by("created_at").first()
    is_late = oldest is not None and oldest.created_at < now - LONG
    if away_since is None and not is_late:
        return None
    return Trouble(
        away_since=away_since,
        waiting=entries.count(),
        oldest=oldest.created_at if oldest else None,
        reason=oldest.error if oldest else "",
    )
