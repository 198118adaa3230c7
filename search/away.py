"""Which engines take nothing at present: what may not be found any more may still stand in them, so
that nobody searches them before they have caught up."""

from django.utils import timezone

from search.events import note_away, note_back
from search.models import ShippingTurn


def is_away(engine: str) -> bool:
    return ShippingTurn.objects.filter(engine=engine, away_since__isnull=False).exists()


def went_away(engine: str, reason: str) -> None:
    """It does not take what is shipped; `reason` holds no word of that."""
    here = ShippingTurn.objects.filter(engine=engine, away_since=None)
    if here.update(away_since=timezone.now()):
        note_away(engine, reason)


def came_back(engine: str) -> None:
    """It has taken all that waited."""
    away = ShippingTurn.objects.filter(engine=engine, away_since__isnull=False)
    if away.update(away_since=None):
        note_back(engine)
