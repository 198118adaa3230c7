"""What the clock does with tickets: reminds before they are due, and moves up what is overdue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, QuerySet
from django.utils import timezone

from areas.enums import Level
from areas.models import Area
from feedback.enums import OPEN, State, Step
from feedback.handling.taking import move, taking
from feedback.models import Ticket, TicketEvent
from feedback.offices import Offices, offices_around, people_at, people_of
from feedback.rules.deadlines import beijing_day
from feedback.rules.states import StepRefusedError

REMIND_BEFORE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Looked:
    """How many tickets were given to others, reminded of, and moved up."""

    rerouted: int
    reminded: int
    escalated: int


def look_after(now: datetime) -> Looked:
    """Everything that is due at `now`; called again, it does nothing twice.

    What lies with nobody any more goes to the next above who can take it, else to whom it would go
    if it came now. Who has it is reminded one day before the last, of what has but one day on that
    day. What is overdue goes one level up, and again after as many days as were promised in the
    first place: never to the accused, and where nobody is above it stays.
    """
    return Looked(
        _each(_of_nobody(now), _give_to_next),
        _each(_to_remind(now), _remind),
        _each(_to_escalate(now), _escalate),
    )


def _running() -> QuerySet[Ticket]:
    """Those whose days are counted; the oldest deadline first."""
    running = Ticket.unscoped.filter(state__in=OPEN - {State.WAITING})
    return (
        running.defer("contact")
        .select_related("office", "area", "category")
        .order_by("due_on", "pk")
    )


def _of_nobody(now: datetime) -> list[Ticket]:
    """Those of empty offices, and accusations where nobody is left but the accused."""
    ordinary, accusing = _running().filter(about=""), _running().exclude(about="")
    offices = Area.objects.filter(pk__in=ordinary.order_by().values("office").distinct())
    day = beijing_day(now)
    empty = [office for office in offices if not people_at(office, day).exists()]
    left = [ticket for ticket in accusing if not people_of(ticket, day).exists()]
    return [*ordinary.filter(office__in=empty), *left]


def _to_remind(now: datetime) -> list[Ticket]:
    today = beijing_day(now)
    reminded = TicketEvent.objects.filter(step=Step.REMINDED, at__gte=F("ticket__clock_since"))
    soon = _running().filter(due_on__lte=today + REMIND_BEFORE, due_on__gte=today)
    told_before_today = soon.filter(clock_since__date__lt=today)
    return list(told_before_today.exclude(pk__in=reminded.values("ticket")))


def _to_escalate(now: datetime) -> list[Ticket]:
    overdue = _running().filter(due_on__lt=beijing_day(now))
    return [ticket for ticket in overdue if _is_to_move_up(ticket, now)]


def _is_to_move_up(ticket: Ticket, now: datetime) -> bool:
    """Not yet moved up since the clock was started, or so long ago that its days are over again."""
    moved = TicketEvent.objects.filter(
        ticket=ticket, step=Step.ESCALATED, at__gte=ticket.clock_since
    )
    last = moved.order_by("-at").first()
    return last is None or beijing_day(now) - beijing_day(last.at) > timedelta(days=ticket.days)


def _each(tickets: list[Ticket], act: Callable[[Ticket], bool]) -> int:
    return sum(act(ticket) for ticket in tickets)


def _give_to_next(ticket: Ticket) -> bool:
    offices = _offices_of(ticket)
    return _moved(ticket, Step.ROUTED, _above(ticket, offices) or _anew(ticket, offices))


def _escalate(ticket: Ticket) -> bool:
    return _moved(ticket, Step.ESCALATED, _above(ticket, _offices_of(ticket)))


def _remind(ticket: Ticket) -> bool:
    return _written(ticket, Step.REMINDED, None)


def _moved(ticket: Ticket, step: Step, to: Area | None) -> bool:
    return to is not None and _written(ticket, step, to)


def _written(ticket: Ticket, step: Step, to: Area | None) -> bool:
    """Whether the step was taken: somebody may have settled the ticket in the same second."""
    try:
        with taking(ticket.pk, step, None) as (locked, event):
            if to is not None:
                event.office = to
                move(locked, to)
    except StepRefusedError:
        return False
    return True


def _offices_of(ticket: Ticket) -> Offices:
    hidden = Level(ticket.about) if ticket.about else None
    return offices_around(ticket.area, hidden, timezone.localdate())


def _above(ticket: Ticket, offices: Offices) -> Area | None:
    """The nearest above who can take it today; None where nobody can."""
    rank = Level(ticket.office.level).rank
    above = [duty.area for duty in offices.duties if Level(duty.area.level).rank < rank]
    return max(above, key=lambda area: Level(area.level).rank, default=None)


def _anew(ticket: Ticket, offices: Offices) -> Area | None:
    """Who would get it if it came today: they may sit below where it waited. None if nobody."""
    routing = offices.route(ticket.category)
    return routing.office if routing.duties else None
