"""Which published tickets say what somebody is about to say. No database.

Of the same village and category, open, and not long ago. Never by the micro-grid: whoever scanned
the signs of a village one after the other would learn at which of them it was said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from feedback.enums import Kind

RECENT = timedelta(days=60)
MOST = 3
"""More than that nobody reads before he sends."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A published ticket: `village` and `category` by their numbers, `met` how many met it too."""

    token: str
    text: str
    kind: Kind
    category: int
    village: int
    received: date
    is_open: bool
    met: int = 0


def similar(
    candidates: Iterable[Candidate], *, village: int, category: int, today: date
) -> list[Candidate]:
    """Those that may be the same, whatever most people met first, then the newest."""
    found = [
        each
        for each in candidates
        if each.kind is not Kind.ACCUSATION
        and each.is_open
        and (each.village, each.category) == (village, category)
        and today - each.received <= RECENT
    ]
    return sorted(found, key=lambda each: (each.met, each.received), reverse=True)[:MOST]
