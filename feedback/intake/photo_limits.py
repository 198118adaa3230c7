"""How many photos are kept from one address in an hour: more than a whole office might send."""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from home.client_address import address_of
from home.counting import count_one

MOST_FROM_AN_ADDRESS = 200
"""Phones of a county may share one address of their operator. None alone fills `MOST_A_DAY`."""

HOUR = 3600  # seconds


def sender_of(request: HttpRequest) -> str:
    """A name of the address it came from, which tells nobody the address.

    In the next hour the same one has another name, and so is counted anew.
    """
    address = address_of(request)
    named = f"{timezone.localtime():%Y-%m-%d %H}\x1f{address}"
    return salted_hmac("feedback.photo_limits", named).hexdigest()


def has_sent_most(sender: str) -> bool:
    return (cache.get(_key(sender)) or 0) >= MOST_FROM_AN_ADDRESS


def note_kept(sender: str) -> None:
    """One more photo was kept. While the cache is away nothing is counted."""
    count_one(_key(sender), 2 * HOUR)  # longer than the name is used


def minutes_to_wait() -> int:
    """Until each sender is counted anew."""
    return 60 - timezone.localtime().minute


def _key(sender: str) -> str:
    return f"photos:{sender}"
