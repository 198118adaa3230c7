"""One shipper at a time for each engine: what was looked up later is never overwritten by what was
looked up before, and nothing that was taken out comes back.

Whoever has the turn writes down for how long, in one statement that only one of two can win, and no
lock is held while documents are made. A shipper that dies keeps the others waiting for that long.
What it still writes if it was only slow is older by its number, and no engine takes it.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from search.models import ShippingTurn

LASTS = timedelta(minutes=3)
KEPT_EVERY = 30
"""Seconds after which a turn that goes on is written down anew."""


class TurnLostError(Exception):
    """It took so long that somebody else has the turn now."""


class Turn:
    """The right to ship to an engine; `number` is the version of all that is shipped."""

    def __init__(self, engine: str, number: int) -> None:
        self.engine = engine
        self.number = number
        self._kept_at = time.monotonic()

    def keep(self) -> None:
        """Call it often. Raises TurnLostError."""
        if time.monotonic() - self._kept_at < KEPT_EVERY:
            return
        if not self._mine().update(taken_until=timezone.now() + LASTS):
            raise TurnLostError(self.engine)
        self._kept_at = time.monotonic()

    def end(self) -> None:
        self._mine().update(taken_until=None)

    def _mine(self) -> QuerySet[ShippingTurn]:
        return ShippingTurn.objects.filter(engine=self.engine, number=self.number)


@contextmanager
def a_turn(engine: str) -> Iterator[Turn | None]:
    """The turn, if nobody else has it."""
    turn = _taken(engine)
    try:
        yield turn
    finally:
        if turn:
            turn.end()


def _taken(engine: str) -> Turn | None:
    ShippingTurn.objects.get_or_create(engine=engine)
    now = timezone.now()
    free = Q(taken_until=None) | Q(taken_until__lt=now)
    turns = ShippingTurn.objects.filter(engine=engine)
    if not turns.filter(free).update(taken_until=now + LASTS, number=F("number") + 1):
        return None
    return Turn(engine, turns.values_list("number", flat=True).get())
