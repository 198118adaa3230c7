"""How many photos come from one address in a day: no more than a whole office might send."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

MOST_FROM_AN_ADDRESS = 300
"""Phones of a county may share one address of their operator."""

DAY = 24 * 3600  # seconds


def may_send_photo(request: HttpRequest) -> bool:
    """Count one more photo, looked at or not. While the cache is away nothing is counted.

    The cache learns no address, and tomorrow knows the same one by another name.
    """
    address = request.META.get(settings.CLIENT_ADDRESS, "")
    named = f"{timezone.localdate()}\x1f{address}"
    key = f"photos:{salted_hmac('feedback.photo_limits', named).hexdigest()}"
    if cache.add(key, 1, DAY):
        return True
    return (cache.incr(key) or 0) <= MOST_FROM_AN_ADDRESS
