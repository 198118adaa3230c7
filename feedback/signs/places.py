"""Places that have a code: doors, notice boards, grids; made many at once, and listed."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from areas.enums import Level
from areas.models import Area
from feedback.enums import Stands
from feedback.managers import Viewer, handled_areas
from feedback.models import Code, Posting
from feedback.services import unused_tokens

PLACE_LEVELS = (Level.VILLAGE, Level.GRID, Level.MICRO_GRID)
"""The areas in which a place lies."""

PLACES = (Stands.DOOR, Stands.BOARD, Stands.GRID)

_DIGITS = re.compile(r"(\d+)")


class NoPlaceError(ValueError):
    """Such a thing does not stand in such an area: a page has no door, and a town no house."""


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """An area, and the codes of the places for which it is the smallest, as people count them."""

    area: Area
    codes: Sequence[Code]


def ensure_place(area: Area, stands_for: Stands, title: str, token: str = "") -> Code:
    """The code of one place, made if it has none; a random one, unless `token` says which."""
    return ensure_places(area, stands_for, [title], [token] if token else ())[0]


def ensure_places(
    area: Area, stands_for: Stands, titles: Sequence[str], tokens: Sequence[str] = ()
) -> list[Code]:
    """The codes of these places in `area`, in this order; made where there are none.

    A title that comes twice is one place, and two who make the same one get the same code. New
    codes are random, unless `tokens` says which, one for each title. Raises NoPlaceError.
    """
    if stands_for not in PLACES or area.level not in PLACE_LEVELS:
        raise NoPlaceError(f"{stands_for} in {area}")
    village = _village_of(area)
    tokens = tokens or unused_tokens(len(titles), besides=Posting)
    Code.objects.bulk_create(
        [
            Code(token=token, stands_for=stands_for, area=area, title=title, village=village)
            for token, title in zip(tokens, titles, strict=True)
        ],
        ignore_conflicts=True,
    )
    there = Code.objects.filter(area=area, stands_for=stands_for, title__in=titles)
    by_title = {code.title: code for code in there}
    return [by_title[title] for title in dict.fromkeys(titles)]


def keeps_signs_at(viewer: Viewer, area: Area) -> bool:
    """Whether `viewer` serves the area, or one that it lies in, and so looks after its places."""
    return _is_inside(area, handled_areas(viewer))


def makes_signs_at(viewer: Viewer, area: Area) -> bool:
    """Whether `viewer` makes and prints codes there: whoever keeps them, from grid leader up."""
    above = [each for each in handled_areas(viewer) if each.level != Level.MICRO_GRID]
    return _is_inside(area, above)


def kept_places(viewer: Viewer) -> list[Area]:
    """Where the lists of `viewer` begin: his villages; his grid, where he serves no more."""
    found: dict[int, Area] = {}
    for area in handled_areas(viewer):
        inside = Area.objects.within(area)
        levels = [Level.VILLAGE] if Level(area.level).rank <= Level.VILLAGE.rank else [area.level]
        found.update({each.pk: each for each in inside.at_level(*levels)})
    return sorted(found.values(), key=lambda area: area.path)


def groups_in(area: Area) -> list[PlaceGroup]:
    """Every place in `area` with a code, by the smallest area that it lies in."""
    codes = Code.objects.filter(stands_for__in=PLACES, area__path__startswith=area.path)
    by_area: dict[Area, list[Code]] = {}
    for code in codes.select_related("area").order_by("area__path"):
        assert code.area is not None  # a constraint says so of places
        by_area.setdefault(code.area, []).append(code)
    return [PlaceGroup(each, in_order(found)) for each, found in by_area.items()]


def in_order(codes: Iterable[Code]) -> list[Code]:
    """As people count: 2号 comes before 12号, and doors before notice boards."""
    return sorted(codes, key=lambda code: (PLACES.index(Stands(code.stands_for)), _parts(code)))


def _parts(code: Code) -> list[tuple[int, str]]:
    """Words and numbers by turns, each number by its size."""
    parts = _DIGITS.split(code.title)
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def _village_of(area: Area) -> Area:
    return Area.objects.above(area).at_level(Level.VILLAGE).get()


def _is_inside(area: Area, places: Collection[Area]) -> bool:
    return any(area.path.startswith(place.path) for place in places)
