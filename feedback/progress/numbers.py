"""How far an area has come with what residents said: the database counts, no ticket is loaded.

Accusations are in none of these numbers: that there is one tells the accused enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Substr, TruncMonth
from django.utils import timezone

from areas.enums import Level
from areas.models import Area
from feedback.enums import DONE, OPEN, Kind, State, Step
from feedback.models import Ticket, TicketEvent
from feedback.rules.deadlines import BEIJING, beijing_day
from feedback.rules.statistics import (
    FEWEST,
    HELD_OUT_FOR,
    Counts,
    Period,
    last_months,
    median_hours,
    told_apart,
)

Group = tuple[str, int]

_SOLVED = Q(state__in=(State.ANSWERED, State.CLOSED)) & ~Q(is_satisfied=False)


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its first day: how many were received in it, and of these solved till now."""

    first: date
    received: int
    solved: int

    @property
    def is_few(self) -> bool:
        """Too few to tell what became of them."""
        return 0 < self.received < FEWEST


def tickets_of(area: Area, now: datetime) -> QuerySet[Ticket]:
    """What counts in the numbers of `area`."""
    return _told_of(area).exclude(_left_out(now))


def tickets_in(area: Area, period: Period, now: datetime) -> QuerySet[Ticket]:
    """Of these, the ones received in the period that `now` lies in."""
    return _received_in(tickets_of(area, now), period, now)


def waiting_in(area: Area, period: Period, now: datetime) -> int:
    """How many came in the period and do not count yet, since they are held for a look."""
    left_out = _told_of(area).filter(_left_out(now))
    return _received_in(left_out, period, now).count()


def counts_of(tickets: QuerySet[Ticket], now: datetime) -> Counts:
    """All the counts, in one query."""
    settled = Q(state__in=DONE)
    overdue = Q(state__in=OPEN - {State.WAITING}, due_on__lt=beijing_day(now))
    events = TicketEvent.objects.filter(step=Step.HANDED_OVER)
    handed_over = Q(pk__in=events.order_by().values("ticket"))
    counted = {
        "received": Q(),
        "solved": _SOLVED,
        "settled": settled,
        "in_time": settled & Q(settled_at__date__lte=F("due_on")),
        "overdue": overdue,
        "handed_over": handed_over,
        "handed_over_settled": handed_over & settled,
        "rated": Q(is_satisfied__isnull=False),
        "satisfied": Q(is_satisfied=True),
    }
    return Counts(
        **tickets.aggregate(**{name: Count("pk", filter=which) for name, which in counted.items()})
    )


def hours_of(tickets: QuerySet[Ticket], counts: Counts) -> int | None:
    """In how many hours half of those that are settled were; None where these are few."""
    if not counts.tells_hours:
        return None
    took = ExpressionWrapper(F("settled_at") - F("created_at"), output_field=DurationField())
    ordered = tickets.filter(state__in=DONE).annotate(took=took).order_by("took")
    middle = ordered.values_list("took", flat=True)
    return median_hours(list(middle[(counts.settled - 1) // 2 : counts.settled // 2 + 1]))


def by_kind(tickets: QuerySet[Ticket]) -> list[Group]:
    """How many there are of each kind."""
    return told_apart({Kind(kind).label: number for kind, number in _grouped(tickets, "kind")})


def by_category(tickets: QuerySet[Ticket]) -> list[Group]:
    """How many there are of each category; of two kinds' categories of one name together."""
    return told_apart(dict(_grouped(tickets, "category__name")))


def by_place(tickets: QuerySet[Ticket], area: Area) -> list[Group]:
    """How many there are in each area right below; nothing below a village."""
    if Level(area.level).rank >= Level.VILLAGE.rank:
        return []
    below = Substr("village__path", 1, len(area.path) + Area.steplen)
    found = dict(_grouped(tickets.annotate(below=below), "below"))
    names: Mapping[str, str] = dict(
        Area.objects.filter(path__in=found).values_list("path", "short_name")
    )
    return told_apart({names[path]: number for path, number in found.items()})


def by_month(area: Area, now: datetime) -> list[Month]:
    """The trend of a year up to this month."""
    firsts = last_months(beijing_day(now))
    since = datetime(firsts[0].year, firsts[0].month, 1, tzinfo=BEIJING)
    months = tickets_of(area, now).filter(created_at__gte=since)
    found = {
        timezone.localdate(first): (received, solved)
        for first, received, solved in months.annotate(month=TruncMonth("created_at"))
        .values_list("month")
        .annotate(received=Count("pk"), solved=Count("pk", filter=_SOLVED))
    }
    return [Month(first, *found.get(first, (0, 0))) for first in firsts]


def _told_of(area: Area) -> QuerySet[Ticket]:
    counted = Ticket.unscoped.filter(village__path__startswith=area.path)
    return counted.exclude(kind=Kind.ACCUSATION).exclude(state=State.DUPLICATE).order_by()


def _left_out(now: datetime) -> Q:
    return Q(is_held=True, created_at__gt=now - HELD_OUT_FOR)


def _received_in(tickets: QuerySet[Ticket], period: Period, now: datetime) -> QuerySet[Ticket]:
    since = period.since(beijing_day(now))
    if since is None:
        return tickets
    return tickets.filter(created_at__gte=datetime(since.year, since.month, 1, tzinfo=BEIJING))


def _grouped(tickets: QuerySet[Ticket], name: str) -> QuerySet[Ticket, Group]:
    return tickets.values_list(name).annotate(number=Count("pk"))
