"""Which notices are due: the villagers have seen the period before, and of this one nothing yet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

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
    is public, and `days` have gone by since the period's end. Of `gaps`, which are earlier and lie
    between periods that were begun or are due, nobody began any either."""

    village: Area
    ledger: Ledger
    last: Period
    period: Period
    days: int
    gaps: Sequence[Period] = ()


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
    due, then none, until something of that ledger is public again. A period that was left out on
    the way is a gap for a year from its end; where the latest was begun, the last gap is due.
    """
    by_id = {village.pk: village for village in villages}
    told = Q(live=True) | Q(first_published_at=None)  # what was taken down, nobody goes on with
    notices = DisclosurePage.objects.filter(
        told, village__in=by_id, ledger__in=LEDGERS, period_ends_on__isnull=False
    )
    public: dict[tuple[int, str], set[date]] = defaultdict(set)
    begun: dict[tuple[int, str], set[date]] = defaultdict(set)
    for village, ledger, end, live in notices.order_by().values_list(
        "village", "ledger", "period_ends_on", "live"
    ):
        begun[village, ledger].add(end)
        if live:
            public[village, ledger].add(end)
    return [
        due
        for village in by_id.values()
        for ledger in LEDGERS.values()
        if (ends := public.get((village.pk, ledger.name)))
        and (due := _due(village, ledger, ends, begun[village.pk, ledger.name], today))
    ]


def _due(
    village: Area, ledger: Ledger, public: Set[date], begun: Set[date], today: date
) -> DueNotice | None:
    kind = ledger.period_kind
    latest = due_period(kind, today)
    soon = next_due(kind, today - timedelta(days=1))
    public, begun = ({end for end in ends if end <= soon} for ends in (public, begun))
    if not public:  # what ends later was mistyped
        return None
    ended = today - next_due(kind, max(public)) > REMINDED_FOR
    is_due = not ended and max(begun) < latest.last_day
    until = latest.last_day if is_due else max(begun)
    missing = list(_gaps(kind, min(public), until, begun, today))
    if is_due:
        missing.append(latest)
    if not missing:
        return None
    *gaps, period = missing
    return DueNotice(
        village=village,
        ledger=ledger,
        last=period_ending_on(max(public), kind),
        period=period,
        days=(today - period.last_day).days,
        gaps=gaps,
    )


def _gaps(
    kind: PeriodKind, first: date, until: date, begun: Set[date], today: date
) -> Iterator[Period]:
    """The periods of the last year that nobody began between two others; of states on a day none,
    as a village may choose the day."""
    end = next_due(kind, first)
    while kind is not PeriodKind.DAY and end < until:
        if end not in begun and today - end <= REMINDED_FOR:
            yield period_ending_on(end, kind)
        end = next_due(kind, end)
