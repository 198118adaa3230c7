"""Counts in the cache, by which one is told to wait: nothing is lost with them."""

from django.core.cache import cache


def count_one(key: str, seconds: int) -> None:
    """One more of `key`, which is forgotten so many seconds after the first.

    While the cache is away nothing is counted. One that throws a key out begins anew.
    """
    if cache.add(key, 1, seconds):
        return
    try:
        cache.incr(key)
    except ValueError:  # thrown out between the two
        cache.set(key, 1, seconds)
