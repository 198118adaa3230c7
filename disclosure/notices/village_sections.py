"""The notices on a village's page, a year at a time, and what lists of villages say of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, Max, Min, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest
from django.utils import timezone

from areas.models import Area
from disclosure.ledgers import LEDGERS, get_ledger
from disclosure.ledgers.base import Ledger
from disclosure.ledgers.figures import Figure
from disclosure.ledgers.key_figures import key_figures
from disclosure.models import DisclosurePage, Takedown
from disclosure.selectors import live_notices, restrictions_above, takedowns, told_notices
from home.models import VillagePage
from home.sections import Section
from language.dates import say_date

NEWEST = 4
"""So many notices of each ledger stand on the village's page; a link leads to the others."""
PER_PAGE = 24
SHOWN_YEARS = 8
SHOWN = (
    *("village", "title", "ledger", "period", "period_ends_on", "show_until", "url_path"),
    *("first_published_at", "batch__corrects", "batch__row_count", "batch__totals"),
    *("batch__summary", "batch__facets", "batch__first_published_at", "announced_on"),
)


@dataclass(frozen=True, slots=True)
class ToldNotice:
    """A notice as a list tells it: its period, and in few words what it is worth opening for."""

    page: DisclosurePage

    @property
    def figure(self) -> Figure | None:
        """The one figure that says most: the ledger's headline, or what needs an eye."""
        ledger, batch = self.page.declaration, self.page.batch
        if batch is None:
            return None
        totals = {key: Decimal(total) for key, total in batch.totals.items()}
        figures = key_figures(
            ledger,
            batch.summary,
            totals,
            batch.row_count,
            facets=batch.facets,
            day=self.page.day_of(batch),
        )
        return min(figures, key=lambda figure: _standing(figure, ledger.headline), default=None)

    @property
    def is_corrected(self) -> bool:
        """Whether the version on show puts an earlier public one right."""
        return self.page.batch is not None and self.page.batch.corrects_id is not None


@dataclass(frozen=True, slots=True)
class LedgerNotices:
    """The newest notices of one ledger in a year, and how many there are."""

    ledger: Ledger
    notices: Sequence[ToldNotice]
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
    """The notices of one year: of every ledger the newest, or of one ledger all, page by page; and
    those that were taken down.

    A village may have thousands of notices, so only those that are shown are fetched.
    """
    notices = live_notices(page.area_id)
    years = years_of(told_notices(page.area_id))
    year = years.chosen(request.GET.get("year", "")) if years else None
    ledger = LEDGERS.get(request.GET.get("ledger", ""))
    of_year = notices.filter(period_ends_on__year=year).select_related("batch").only(*SHOWN)
    listed = page_of(of_year, ledger, request) if ledger else None
    return Section(
        title="公开事项",
        template="pages/disclosure/notices_section.html",
        context={
            "years": years.near(year) if years and year else None,
            "year": year,
            "ledger": ledger,
            "groups": [] if ledger else newest_by_ledger(of_year),
            "listed": listed,
            "told": told(listed) if listed else [],
            "taken_down": taken_down_in(year, ledger, page.area_id) if year else [],
        },
    )


def _standing(figure: Figure, headline: str) -> int:
    """What comes first of a notice's figures: 0 the headline, 1 what needs an eye, 2 the others."""
    if headline and figure.label.startswith(headline):
        return 0
    return 1 if figure.alert else 2


def told(notices: Iterable[DisclosurePage]) -> list[ToldNotice]:
    return [ToldNotice(notice) for notice in notices]


def published(area: Area) -> dict[str, str]:
    """How much each village in `area` has made public, and when last, by the village's code."""
    public = DisclosurePage.objects.live().filter(
        ~Exists(restrictions_above()), village__path__startswith=area.path, batch__isnull=False
    )
    by_village = public.order_by().values_list("village__code")
    latest = Max("batch__first_published_at")
    return {
        code: f"{count} 项，最近 {say_day(day)}" if day else f"{count} 项"
        for code, count, day in by_village.annotate(count=Count("pk"), latest=latest)
    }


def say_day(moment: datetime) -> str:
    return say_date(timezone.localdate(moment))


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
        LedgerNotices(get_ledger(name), told(groups[name]), groups[name][0].count)
        for name in LEDGERS
        if name in groups
    ]


def taken_down_in(year: int, ledger: Ledger | None, village_id: int) -> list[Takedown]:
    """Of the notices of a year, or of one ledger's, those that are not public any more.

    All of them: each was taken down by hand, with a reason of its own.
    """
    of_year = takedowns(village_id).filter(page__disclosurepage__period_ends_on__year=year)
    shown = of_year.filter(page__disclosurepage__ledger=ledger.name) if ledger else of_year
    return list(shown.select_related("page__disclosurepage"))


def page_of(
    notices: QuerySet[DisclosurePage], ledger: Ledger, request: HttpRequest
) -> Page[DisclosurePage]:
    """One page of the notices of a ledger, newest period first."""
    return Paginator(notices.filter(ledger=ledger.name), PER_PAGE).get_page(request.GET.get("page"))
