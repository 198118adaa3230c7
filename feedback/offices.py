"""Where a ticket goes today: the rules of routing, asked about the duties in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from areas.enums import Level
from areas.models import Area, Duty
from areas.querysets import DutyQuerySet
from feedback.handlers import able, handlers_around
from feedback.models import Category, Ticket
from feedback.rules.routing import CHAIN, Route, may_see, route


@dataclass(frozen=True, slots=True)
class Routing:
    """The way of a ticket, the area whose people get it, and who they are today."""

    route: Route
    office: Area
    duties: tuple[Duty, ...]

    @property
    def way(self) -> str:
        """What was found at each level, for those who handle the ticket."""
        return "；".join(f"{stop.role.label}：{stop.verdict.value}" for stop in self.route.stops)


@dataclass(frozen=True, slots=True)
class Offices:
    """Who can take a ticket of `area` on a day, from above.

    `hidden` is the highest level that must not see it; None for what accuses nobody.
    """

    area: Area
    duties: tuple[Duty, ...]
    hidden: Level | None = None

    def route(self, category: Category) -> Routing:
        """Who gets a ticket of this category. NobodyAboveError where nobody here may see it."""
        found = route(
            place=Level(self.area.level),
            first=Level(category.first_level),
            hidden=self.hidden,
            staffed={Level(duty.area.level) for duty in self.duties},
        )
        duties = tuple(duty for duty in self.duties if duty.area.level == found.level)
        office = duties[0].area if duties else _at_level(self.area, found.level)
        return Routing(found, office, duties)


def offices_around(area: Area, hidden: Level | None, day: date) -> Offices:
    """Who can take a ticket of `area` on `day`: only those with an account can log in.

    An accusation keeps the village at most, so that its door tells nobody. Who is, or ever was,
    among the accused takes none, whatever else they serve as now.
    """
    kept = _at_level(area, Level.VILLAGE) if hidden else area
    accused = set(_accused_accounts(kept, hidden)) if hidden else set()
    duties = [duty for duty in handlers_around(kept, day) if duty.user_id not in accused]
    return Offices(kept, tuple(_from_above(duties)), hidden)


def _at_level(area: Area, level: Level) -> Area:
    """The area of that level in which `area` lies; `area` itself where it lies higher."""
    if Level(area.level).rank <= level.rank:
        return area
    return Area.objects.get(path=area.lineage_paths[level.rank])


def people_at(office: Area, day: date) -> DutyQuerySet:
    """Who handles the tickets of `office` on `day`."""
    return able(_serving(office), day)


def people_of(ticket: Ticket, day: date) -> DutyQuerySet:
    """Who has the ticket in hand on `day`: of those at its office, nobody whom it accuses."""
    return _not_accused(people_at(ticket.office, day), ticket.area, _hidden(ticket))


def targets_of(ticket: Ticket) -> list[Area]:
    """To whom a ticket may be handed over today, from above: not whom it accuses, or who has it."""
    hidden = _hidden(ticket)
    handling = able(Duty.objects.as_role(*CHAIN.values()), timezone.localdate())
    duties = _not_accused(handling, ticket.area, hidden)
    around = Q(path__in=ticket.area.lineage_paths) | Q(path__startswith=ticket.area.path)
    areas = Area.objects.filter(around, pk__in=duties.values("area")).exclude(pk=ticket.office_id)
    return [area for area in areas if may_see(Level(area.level), hidden)]


def readers_of(ticket: Ticket) -> list[Duty]:
    """The duties by which somebody may read the ticket today, from above."""
    seen_from = Level(ticket.seen_from)
    levels = [level for level in CHAIN if level.rank <= seen_from.rank]
    areas = Area.objects.above(ticket.area).at_level(*levels)
    serving = able(_serving(*areas), timezone.localdate())
    readers = _not_accused(serving, ticket.area, _hidden(ticket))
    return _from_above(readers.select_related("area", "user").order_by())


def is_kept_from_relayer(ticket: Ticket) -> bool:
    """Whether it accuses somebody, or did, and who wrote it down for its author may not read it.

    He held the receipt, and may have kept it: by that nothing of the ticket is told any more.
    """
    if ticket.relayed_by_id is None or not ticket.once_accused:
        return False
    return all(duty.user_id != ticket.relayed_by_id for duty in readers_of(ticket))


def _serving(*areas: Area) -> DutyQuerySet:
    """The duties by which tickets of these very areas are handled, on whatever day."""
    handling = Q(pk__in=[])
    for area in areas:
        handling |= Q(area=area, role=CHAIN[Level(area.level)])
    return Duty.objects.filter(handling)


def _hidden(ticket: Ticket) -> Level | None:
    """The highest level that must not see it; None for what accuses nobody."""
    return Level(ticket.about) if ticket.about else None


def _not_accused(duties: DutyQuerySet, area: Area, hidden: Level | None) -> DutyQuerySet:
    """Those of the duties whose holders a ticket of `area`, hidden up to that level, does not
    accuse.
    """
    return duties.exclude(user__in=_accused_accounts(area, hidden)) if hidden else duties


def _from_above(duties: Iterable[Duty]) -> list[Duty]:
    """The county first."""
    return sorted(duties, key=lambda duty: (duty.area.path, duty.person_name))


def _accused_accounts(area: Area, hidden: Level) -> QuerySet[Duty, int | None]:
    """The accounts of whom a ticket of `area`, hidden up to that level, accuses, under whatever
    account: whoever had a duty of that level there, or below it, ever.
    """
    levels = [level for level in Level if level.rank >= hidden.rank]
    place = area.lineage_paths[: hidden.rank + 1][-1]
    accused = Duty.objects.filter(area__path__startswith=place, area__level__in=levels)
    theirs = accused.of_the_same_people().filter(user__isnull=False)
    return theirs.order_by().values_list("user", flat=True)
