"""What the villages of a round are called in its lists: two of one name by their towns too."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from areas.names import short_names_meant_by, tidy


@dataclass(frozen=True, slots=True)
class Called:
    """A village: by its code, by the name that people say, and by that with its town's."""

    code: str
    short: str
    full: str


@dataclass(frozen=True)
class VillageNames:
    """The villages of one round."""

    villages: tuple[Called, ...] = ()

    @cached_property
    def shown(self) -> dict[str, str]:
        """By each code the shortest name that no other village of the round has."""
        times = Counter(each.short for each in self.villages)
        return {
            each.code: each.full if times[each.short] > 1 else each.short for each in self.villages
        }

    def meant_by(self, text: str) -> tuple[Called, ...]:
        """Those that may be meant; one for a name that is clear, none for one of another place.

        星光村, 星光村村民委员会, 新埭镇星光村 and 平湖市新埭镇星光村 all mean 星光村.
        """
        said = tidy(text)
        spellings = short_names_meant_by(said)
        return tuple(
            each
            for each in self.villages
            if spellings & {each.short, each.full}
            or any(spelling.endswith(each.full) for spelling in spellings)
        )
