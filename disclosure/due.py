"""Which notices are due: the villagers have seen the period before, and of this one nothing yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q

from areas.models import Area
from disclosure.ledgers import LEDGERS
from disclosure.ledgers.base import Ledger
from disclosure.models import DisclosurePage
from language.periods import (
    Period,
    PeriodKind,
    default_period,
    ongoing_period,
    period_ending_on,
)

REMINDED_FOR = timedelta(days=365)
"""Then a village is taken to have ended a ledger of which it has published nothing more."""


@dataclass(frozen=True, slots=True)
class DueNotice:
    """`period` of a village's ledger is over and nobody began its notice; `last` is the latest that
    is public, and `days` have gone by since the period's end."""

    village: Area
    ledger: Ledger
    last: Period
    period: Period
    days: int


def due_period(kind: PeriodKind, today: date) -> Period:
    """The latest period of a kind that is over; of states on a day, that at a quarter's end.

    Most things are published every quarter at least (Organic Law of Villagers' Committees), so that
    a list of what is owned or owed, which is drawn up for a day, is due for each quarter's last.
    """
    if kind is not PeriodKind.DAY:
        return default_period(kind, today)
    return period_ending_on(default_period(PeriodKind.QUARTER, today).last_day, kind)


def next_due(kind: PeriodKind, public: date) -> date:
    """The last day of the period that comes next to be public after the one that ended then."""
    step = PeriodKind.QUARTER if kind is PeriodKind.DAY else kind
    return ongoing_period(step, public + timedelta(days=1)).last_day


def due_notices(villages: Iterable[Area], today: date) -> list[DueNotice]:
    """Village by village in the order of the ledgers; one query.

    A ledger of which a village has nothing public is not due: not every village has each. Nor is
    one that it ended: for a year from the end of the first period that was left out the latest is
    due, then none, until something of that ledger is public again.
    """
    by_id = {village.pk: village for village in villages}
    begun = Q(live=True) | Q(first_published_at=None)  # what was taken down, nobody goes on with
    latest = (
        DisclosurePage.objects.filter(village__in=by_id, ledger__in=LEDGERS)
        .order_by()
        .values("village", "ledger")
        .annotate(
            public=Max("period_ends_on", filter=Q(live=True)),
            begun=Max("period_ends_on", filter=begun),
        )
        .filter(public__isnull=False)
    )
    found = {(each["village"], each["ledger"]): (each["public"], each["begun"]) for each in latest}
    return [
        due
        for village in by_id.values()
        for ledger in LEDGERS.values()
        if (ends := found.get((village.pk, ledger.name)))
        and (due := _due(village, ledger, *ends, today))
    ]


def _due(village: Area, ledger: Ledger, public: date, begun: date, today: date) -> DueNotice | None:
    period = due_period(ledger.period_kind, today)
    ended = today - next_due(ledger.period_kind, public) > REMINDED_FOR
    if ended or begun >= period.last_day:
        return None
    return DueNotice(
        village=village,
        ledger=ledger,
        last=period_ending_on(public, ledger.period_kind),
        period=period,
        days=(today - period.last_day).days,
    )
