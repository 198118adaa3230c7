"""The levels of the administrative tree and the roles in which people serve it."""

from __future__ import annotations

from django.db.models import TextChoices


class Level(TextChoices):
    """A rung of the tree. Each level but the first hangs under exactly the one before it."""

    CITY = "city", "市"
    COUNTY = "county", "县"
    TOWN = "town", "镇（街道）"
    VILLAGE = "village", "村（社区）"
    GRID = "grid", "网格"
    MICRO_GRID = "micro_grid", "微网格"

    @property
    def rank(self) -> int:
        """0 for the city, one more for every level below."""
        return list(Level).index(self)

    @property
    def parent(self) -> Level | None:
        """The only level that an area of this level may hang under; None for the city."""
        return list(Level)[self.rank - 1] if self.rank else None

    @property
    def child(self) -> Level | None:
        """The only level that may hang under this one; None for the micro-grid."""
        return list(Level)[self.rank + 1] if self.rank + 1 < len(Level) else None

    @property
    def code_digits(self) -> int | None:
        """The length of this level's national code; None where counties number freely."""
        return {Level.CITY: 4, Level.COUNTY: 6, Level.TOWN: 9, Level.VILLAGE: 12}.get(self)


class Role(TextChoices):
    """What a person serves an area as."""

    MICRO_GRID_MEMBER = "micro_grid_member", "微网格员"
    GRID_LEADER = "grid_leader", "网格长"
    LIAISON_HEAD = "liaison_head", "监察工作联络站站长"
    TOWN_INSPECTION = "town_inspection", "镇纪检"
    COUNTY_INSPECTION = "county_inspection", "县纪检"
    ACCOUNTANT = "accountant", "村会计（报账员）"
    SUPERVISION_COMMITTEE = "supervision_committee", "村务监督委员会"

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of area at which this role may be held."""
        return _LEVELS_OF_ROLE[self]


_LEVELS_OF_ROLE: dict[Role, tuple[Level, ...]] = {
    Role.MICRO_GRID_MEMBER: (Level.MICRO_GRID,),
    Role.GRID_LEADER: (Level.GRID,),
    Role.LIAISON_HEAD: (Level.VILLAGE,),
    Role.TOWN_INSPECTION: (Level.TOWN,),
    Role.COUNTY_INSPECTION: (Level.COUNTY,),
    Role.ACCOUNTANT: (Level.VILLAGE,),
    Role.SUPERVISION_COMMITTEE: (Level.VILLAGE,),
}
