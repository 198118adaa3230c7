"""The notices on a village's page: a year at a time, by ledger and period."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest

from disclosure.ledgers import LEDGERS
from disclosure.models import DisclosurePage
from disclosure.selectors import live_notices
from home.models import VillagePage
from home.sections import Section


def notices_section(page: VillagePage, request: HttpRequest) -> Section:
    """The notices of one year and, if asked for, one ledger; links lead to the others.

    A village may have thousands of notices, so only the chosen year's are fetched.
    """
    notices = live_notices(page.area)
    years = years_of(notices)
    year = chosen(request, "year", [str(year) for year in years])
    name = chosen(request, "ledger", list(LEDGERS), default="")
    shown = notices.filter(period_ends_on__year=year) if year else notices.none()
    if name:
        shown = shown.filter(ledger=name)
    return Section(
        title="公开事项",
        template="pages/disclosure/notices_section.html",
        context={
            "notices": shown.only("title", "ledger", "period", "show_until", "url_path"),
            "years": years,
            "year": year,
            "ledgers": list(LEDGERS.values()),
            "ledger": name,
        },
    )


def years_of(notices: QuerySet[DisclosurePage]) -> list[int]:
    """The years in which anything is on show, the latest first."""
    return [day.year for day in notices.order_by().dates("period_ends_on", "year", order="DESC")]


def chosen(
    request: HttpRequest, name: str, options: Sequence[str], default: str | None = None
) -> str:
    """The query's value if it is one of `options`, else `default` or the first of them."""
    value = request.GET.get(name, "")
    if value in options:
        return value
    if default is not None:
        return default
    return options[0] if options else ""
