"""Publishing a notice, beside Wagtail's own add_child and publish of a bare page."""

from collections.abc import Iterator
from itertools import count

from bench.figures import Figure
from bench.site import villages
from bench.timing import ratio
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage, LedgerBatch
from disclosure.services import notice_for
from home.models import HomePage, StandardPage
from language.periods import parse_period


def bench() -> Iterator[Figure]:
    village = villages()[3]
    years = count(1901)
    numbers = count()

    def ours() -> None:
        page = notice_for(village, get_ledger("decisions"), parse_period(str(next(years))))
        page.batch = LedgerBatch.objects.create(
            village=village,
            ledger=page.ledger,
            period=page.period,
            number=1,
            row_count=0,
            listed_count=0,
        )
        page.save_revision().publish()

    def wagtails() -> None:
        home = HomePage.objects.get()
        page = home.add_child(instance=StandardPage(title=f"页面{next(numbers)}", live=False))
        page.save_revision().publish()

    yield Figure("publish", ratio(ours, wagtails), 1.3, "time, notice / plain Wagtail page")
    DisclosurePage.objects.filter(village=village).delete()
