"""Who gets a ticket, and why. No database.

From the place of the code upwards: micro-grid member, grid leader, liaison station, town, county.
Whoever is first in office gets it. An accusation skips the level that it is about and all below,
because a complaint must not reach, or be seen by, whom it accuses (Regulations on Letters and
Visits 2022; DESIGN 4.4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from areas.enums import Level, Role
from feedback.enums import Kind

CHAIN: Mapping[Level, Role] = {
    Level.MICRO_GRID: Role.MICRO_GRID_MEMBER,
    Level.GRID: Role.GRID_LEADER,
    Level.VILLAGE: Role.LIAISON_HEAD,
    Level.TOWN: Role.TOWN_INSPECTION,
    Level.COUNTY: Role.COUNTY_INSPECTION,
}
"""Who handles tickets at each level, from below."""

ACCUSED_LEVELS = (Level.GRID, Level.VILLAGE, Level.TOWN, Level.COUNTY)
"""Of which level an official may be accused here; a micro-grid member goes with the grid."""


class NobodyAboveError(Exception):
    """Nobody here stands above the accused: the site says where to turn, and keeps nothing."""


class Verdict(Enum):
    """What the search up the chain found at one level, in words for the screen."""

    TAKEN = "交到这里"
    NO_PLACE = "这个码没有落到这一级"
    STARTS_ABOVE = "这一类不从这一级办起"
    ACCUSED = "反映的就是这一级，跳过"
    BELOW_ACCUSED = "在反映的那一级下面，跳过"
    NOBODY = "这一级现在没有人能收"
    NOBODY_ANYWHERE = "各级现在都没有人能收，先留在这里，有人上任就归他"
    NOT_NEEDED = "不用到这一级"


@dataclass(frozen=True, slots=True)
class Stop:
    """One level of the chain, and what was found there."""

    level: Level
    verdict: Verdict

    @property
    def role(self) -> Role:
        return CHAIN[self.level]


@dataclass(frozen=True, slots=True)
class Route:
    """Where a ticket goes, and the way there from below."""

    level: Level
    stops: tuple[Stop, ...]


def hidden_up_to(kind: Kind, about: Level | None) -> Level | None:
    """The highest level that must not see the ticket; None for what accuses nobody.

    ValueError for an accusation that says no level, or one of which nobody is accused here.
    """
    if kind is not Kind.ACCUSATION:
        return None
    if about not in ACCUSED_LEVELS:
        raise ValueError(f"an accusation is about one of {ACCUSED_LEVELS}, not {about}")
    return about


def may_see(level: Level, hidden: Level | None) -> bool:
    """Whether a duty at `level` may see what is hidden up to `hidden`."""
    return hidden is None or level.rank < hidden.rank


def route(*, place: Level, first: Level, hidden: Level | None, staffed: Collection[Level]) -> Route:
    """The way of a ticket from the level of its `place`, where its category begins at `first`.

    `staffed` are the levels of the place's lineage at which somebody can take tickets today. Where
    nobody can, it waits at the county. NobodyAboveError where `hidden` leaves no level.
    """
    open_levels = [level for level in CHAIN if may_see(level, hidden)]
    if not open_levels:
        raise NobodyAboveError
    reached = [level for level in open_levels if level.rank <= min(place.rank, first.rank)]
    taken = next((level for level in reached if level in staffed), Level.COUNTY)
    return Route(taken, tuple(_stops(taken, place, first, hidden, staffed)))


def _stops(
    taken: Level, place: Level, first: Level, hidden: Level | None, staffed: Collection[Level]
) -> Iterator[Stop]:
    for level in CHAIN:
        if level is taken:
            found = Verdict.TAKEN if level in staffed else Verdict.NOBODY_ANYWHERE
        elif level.rank < taken.rank:
            found = Verdict.NOT_NEEDED
        elif hidden is not None and level.rank >= hidden.rank:
            found = Verdict.ACCUSED if level is hidden else Verdict.BELOW_ACCUSED
        elif level.rank > place.rank:
            found = Verdict.NO_PLACE
        elif level.rank > first.rank:
            found = Verdict.STARTS_ABOVE
        else:
            found = Verdict.NOBODY
        yield Stop(level, found)
