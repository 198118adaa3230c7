"""How many forms one address sends before what it sends is held for a look. Nothing is refused."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache
from django.utils import timezone

from home.counting import count_one

HOUR = 3600  # seconds


@dataclass(frozen=True, slots=True)
class Threshold:
    """So many forms within the span of time that `name` stands for, kept for `seconds`."""

    most: int
    name: str
    seconds: int


THRESHOLDS = (Threshold(20, "%H", 2 * HOUR), Threshold(60, "day", 25 * HOUR))
"""By the hour and by the day. Phones of a village may share an address of their operator: what is
held waits for one tap, and its author is told nothing else than others."""


def is_flood(sender: str) -> bool:
    """Count one more form of `sender`, and say whether it is past a threshold."""
    return is_past("forms", THRESHOLDS, sender)


def is_past(what: str, thresholds: Iterable[Threshold], sender: str) -> bool:
    """Count one more of `what` from `sender`, and say whether it is past a threshold.

    While the cache is away nothing is counted, and nothing past one.
    """
    now = timezone.localtime()
    counts = [
        (threshold, f"{what}:{now.strftime(threshold.name)}:{sender}") for threshold in thresholds
    ]
    for threshold, key in counts:
        count_one(key, threshold.seconds)
    return any((cache.get(key) or 0) > threshold.most for threshold, key in counts)
