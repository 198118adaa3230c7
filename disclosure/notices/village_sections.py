"""The notices on a village's page: a year at a time, by ledger and period."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Max, Min, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest

from disclosure.ledgers import LEDGERS, get_ledger
from disclosure.ledgers.base import Ledger
from disclosure.models import DisclosurePage
from disclosure.selectors import live_notices
from home.models import VillagePage
from home.sections import Section

NEWEST = 4
"""So many notices of each ledger stand on the village's page; a link leads to the others."""
PER_PAGE = 24
SHOWN_YEARS = 8
SHOWN = ("village", "title", "ledger", "period", "period_ends_on", "show_until", "url_path")


@dataclass(frozen=True, slots=True)
class LedgerNotices:
    """The newest notices of one ledger in a year, and how many there are."""

    ledger: Ledger
    notices: Sequence[DisclosurePage]
    count: int

    @property
    def left_out(self) -> bool:
        """Whether there are more than are shown."""
        return self.count > len(self.notices)


@dataclass(frozen=True, slots=True)
class Years:
    """The years in which a village has notices, both ends included."""

    oldest: int
    newest: int

    def chosen(self, wanted: str) -> int:
        """The year that a link asks for, if it is one of these, else the newest."""
        years = range(self.oldest, self.newest + 1)
        return next((year for year in years if str(year) == wanted), self.newest)

    def near(self, year: int) -> "NearYears":
        """The years around one, the latest first, and where to go on from there."""
        top = min(self.newest, year + SHOWN_YEARS // 2)
        bottom = max(self.oldest, top - SHOWN_YEARS + 1)
        return NearYears(
            shown=tuple(range(top, bottom - 1, -1)),
            earlier=bottom - 1 if bottom > self.oldest else None,
            later=top + 1 if top < self.newest else None,
        )


@dataclass(frozen=True, slots=True)
class NearYears:
    """A row of years to choose from; `earlier` and `later` are the next ones left out."""

    shown: tuple[int, ...]
    earlier: int | None
    later: int | None


def notices_section(page: VillagePage, request: HttpRequest) -> Section:
    """The notices of one year: of every ledger the newest, or of one ledger all, page by page.

    A village may have thousands of notices, so only those that are shown are fetched.
    """
    notices = live_notices(page.area)
    years = years_of(notices)
    year = years.chosen(request.GET.get("year", "")) if years else None
    ledger = LEDGERS.get(request.GET.get("ledger", ""))
    of_year = notices.filter(period_ends_on__year=year).only(*SHOWN)
    return Section(
        title="公开事项",
        template="pages/disclosure/notices_section.html",
        context={
            "years": years.near(year) if years and year else None,
            "year": year,
            "ledger": ledger,
            "groups": [] if ledger else newest_by_ledger(of_year),
            "notices": page_of(of_year, ledger, request) if ledger else None,
        },
    )


def years_of(notices: QuerySet[DisclosurePage]) -> Years | None:
    """The years from the oldest to the newest notice; None if there is no notice.

    Asking for the ends only is quick; which years between them are empty is left to a look.
    """
    ends = notices.order_by().aggregate(oldest=Min("period_ends_on"), newest=Max("period_ends_on"))
    if ends["newest"] is None:
        return None
    return Years(oldest=ends["oldest"].year, newest=ends["newest"].year)


def newest_by_ledger(notices: QuerySet[DisclosurePage]) -> list[LedgerNotices]:
    """The newest notices of every ledger that has any, in the order of the ledgers."""
    newest = (
        notices.annotate(
            standing=Window(
                RowNumber(), partition_by=F("ledger"), order_by=F("period_ends_on").desc()
            ),
            count=Window(Count("pk"), partition_by=F("ledger")),
        )
        .filter(standing__lte=NEWEST)
        .order_by("ledger", "standing")
    )
    groups = {name: list(group) for name, group in groupby(newest, lambda each: each.ledger)}
    return [
        LedgerNotices(get_ledger(name), groups[name], groups[name][0].count)
        for name in LEDGERS
        if name in groups
    ]


def page_of(
    notices: QuerySet[DisclosurePage], ledger: Ledger, request: HttpRequest
) -> Page[DisclosurePage]:
    """One page of the notices of a ledger, newest period first."""
    return Paginator(notices.filter(ledger=ledger.name), PER_PAGE).get_page(request.GET.get("page"))
