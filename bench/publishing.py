"""Publishing a notice, beside Wagtail's own add_child and publish of a bare page."""

from collections.abc import Iterator
from itertools import count

from areas.factories import administrator
from areas.models import Area
from bench.figures import Figure
from bench.site import villages
from bench.timing import ratio
from disclosure.models import DisclosurePage, LedgerBatch
from disclosure.services import default_show_until, notice_for
from home.models import HomePage, StandardPage

ROUNDS = 25


def bench() -> Iterator[Figure]:
    village = villages()[3]
    batches = iter([_batch(village, str(1901 + number)) for number in range(ROUNDS + 1)])
    numbers = count()

    def ours() -> None:
        batch = next(batches)
        page = notice_for(village, batch.declaration, batch.period_object)
        page.batch, page.show_until = batch, default_show_until(page)
        page.save_revision().publish(user=administrator())

    def wagtails() -> None:
        home = HomePage.objects.get()
        page = home.add_child(instance=StandardPage(title=f"页面{next(numbers)}", live=False))
        page.save_revision().publish(user=administrator())

    yield Figure(
        "publish", ratio(ours, wagtails, rounds=ROUNDS), 1.3, "time, notice / plain Wagtail page"
    )
    DisclosurePage.objects.filter(village=village).delete()


def _batch(village: Area, year: str) -> LedgerBatch:
    """What an import has left for the page to show."""
    return LedgerBatch.objects.create(
        village=village, ledger="decisions", period=year, row_count=0, listed_count=0
    )
