"""A notice of 5,000 rows beside one of 50: its first page, and its sorts and filters."""

from collections.abc import Iterator
from functools import partial

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.figures import Figure
from bench.site import lease_notice, villages
from bench.timing import ratio

QUERIES = 12
VARIANTS = {
    "sort_text": "?sort=object",
    "sort_money": "?sort=-arrears",
    "filter_choice": "?method=协议",
    "filter_arrears": "?only=arrears",
    "last_page": "?page=100",
}


def bench() -> Iterator[Figure]:
    small_village, large_village = villages()[1:3]
    for period in ("2026Q2", "2026Q3"):  # so that there is something to compare with
        small = lease_notice(small_village, period, 50)
        large = lease_notice(large_village, period, 5000)
    client = Client()
    get_small, get_large = (partial(client.get, page.url) for page in (small, large))

    unit = "5,000 rows / 50 rows"
    yield Figure("notice_first_page_time", ratio(get_large, get_small), 1.2, f"time, {unit}")
    sizes = [len(get().content) for get in (get_large, get_small)]
    yield Figure("notice_first_page_bytes", sizes[0] / sizes[1], 1.2, f"bytes, {unit}")
    with CaptureQueriesContext(connection) as queries:
        get_large()
    yield Figure("notice_queries", len(queries) / QUERIES, 1.0, f"queries / {QUERIES}")
    for name, query in VARIANTS.items():
        get_variant = partial(client.get, f"{large.url}{query}")
        yield Figure(f"notice_{name}", ratio(get_variant, get_small), 2.0, f"time, {unit}")
