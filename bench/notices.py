"""A notice of 5,000 rows beside one of 50: its first page, and its sorts and filters."""

from collections.abc import Iterator
from functools import partial

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from areas.models import Area
from bench.figures import Figure
from bench.site import lease_notice, villages
from bench.timing import ratio
from disclosure.models import DisclosurePage

QUERIES = 12
VARIANTS = {
    "sort_date": "?sort=end",
    "sort_money": "?sort=-arrears",
    "filter_choice": "?method=协议",
    "filter_arrears": "?only=arrears",
    "last_page": "?page=100",
    "together": "?method=公开招租&only=arrears&sort=-arrears&page=2",
}


def bench() -> Iterator[Figure]:
    small_village, large_village = villages()[1:3]
    small, large = _told_in_full(small_village, 50), _told_in_full(large_village, 5000)
    client = Client()
    get_small, get_large = (partial(client.get, page.url) for page in (small, large))

    unit = "5,000 rows / 50 rows"
    yield Figure("notice_first_page_time", ratio(get_large, get_small), 1.2, f"time, {unit}")
    sizes = [len(get().content) for get in (get_large, get_small)]
    yield Figure("notice_first_page_bytes", sizes[0] / sizes[1], 1.2, f"bytes, {unit}")
    most = max(_queries(client, f"{large.url}{query}") for query in ("", *VARIANTS.values()))
    yield Figure("notice_queries", most / QUERIES, 1.0, f"queries, at most / {QUERIES}")
    for name, query in VARIANTS.items():
        get_variant = partial(client.get, f"{large.url}{query}")
        yield Figure(f"notice_{name}", ratio(get_variant, get_small), 2.0, f"time, {unit}")


def _told_in_full(village: Area, rows: int) -> DisclosurePage:
    """A notice that has all there is to tell: changes since the period before, and a correction."""
    lease_notice(village, "2026Q2", rows * 9 // 10)
    lease_notice(village, "2026Q3", rows - 1)
    return lease_notice(village, "2026Q3", rows, reason="漏了一户")


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)
