"""How many receipts that there are not one address may try in an hour: nobody guesses one."""

from django.core.cache import cache
from django.utils import timezone

from home.counting import count_one

MOST_WRONG = 30
"""Phones of a county may share one address. What is mistyped the check digit finds: it is not
counted."""

HOUR = 3600  # seconds


def must_wait(sender: str) -> bool:
    """Whether no receipt of this `sender` is looked up now, right or wrong."""
    return (cache.get(_key(sender)) or 0) >= MOST_WRONG


def note_wrong(sender: str) -> None:
    """One more that there is not. While the cache is away nothing is counted."""
    count_one(_key(sender), 2 * HOUR)  # longer than the hour is named


def minutes_to_wait() -> int:
    """Until each sender is counted anew."""
    return 60 - timezone.localtime().minute


def _key(sender: str) -> str:
    return f"receipts:{timezone.localtime().hour}:{sender}"
