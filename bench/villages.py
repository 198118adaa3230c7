"""A village with 2,000 notices beside one with 20: its public page."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from django.test import Client

from areas.models import Area
from bench.figures import Figure
from bench.site import backwards, lease_notice, villages
from bench.timing import ratio
from disclosure.models import DisclosurePage, LedgerBatch
from home.models import VillagePage


def bench() -> Iterator[Figure]:
    few, many = villages()[4:6]
    pages = [_village_with_notices(few, 20), _village_with_notices(many, 2000)]
    client = Client()
    get_few, get_many = (partial(client.get, page.url) for page in pages)
    yield Figure(
        "village_2000_notices", ratio(get_many, get_few), 1.3, "time, 2,000 notices / 20 notices"
    )


def _village_with_notices(village: Area, number: int) -> VillagePage:
    """As a village publishes: accounts and aid every month, leases every quarter, back in time."""
    lease_notice(village, "2026Q3", 10)
    parent = VillagePage.objects.get(area=village)
    for ledger, period in islice(backwards(), number - 1):
        batch = LedgerBatch.objects.create(
            village=village, ledger=ledger, period=period, row_count=0, listed_count=0
        )
        notice = DisclosurePage(ledger=ledger, period=period, village=village, batch=batch)
        parent.add_child(instance=notice)
        parent.refresh_from_db()
    return parent
