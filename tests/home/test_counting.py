"""What is counted in the cache, whatever the cache does meanwhile."""

import pytest
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache

from home.counting import count_one


class ThrowsOut(LocMemCache):
    """Says that it has a key, and has thrown it out before anything else is asked of it."""

    def add(self, key, value, *args, **kwargs):
        self.delete(key)
        return False


@pytest.fixture(autouse=True)
def nothing_was_counted():
    cache.clear()


def test_each_is_one_more():
    for _ in range(3):
        count_one("a", 60)
    count_one("b", 60)
    assert (cache.get("a"), cache.get("b")) == (3, 1)


def test_what_was_thrown_out_meanwhile_is_counted_anew(settings):
    settings.CACHES = {"default": {"BACKEND": f"{__name__}.ThrowsOut"}}
    count_one("a", 60)
    assert cache.get("a") == 1
