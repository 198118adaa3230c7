"""Places as readers look for them: in the outline of an area, and by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wagtail.models import Page

from areas.enums import Level
from areas.models import Area
from areas.querysets import AreaQuerySet
from areas.selectors import areas_named_first, areas_spelt_like, find_areas

LOOKED_FOR = (Level.COUNTY, Level.TOWN, Level.VILLAGE)
LONGEST_NAME = 40
"""Characters of what somebody looks for: every word costs a query."""

MOST_FOUND = 30
"""So many are listed; whoever gets more is asked to write more of the name."""


@dataclass(frozen=True, slots=True)
class Place:
    """The page of a place, what is said beside its name, and the places right below it."""

    page: Page
    mark: str = ""
    below: list["Place"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that answers to the name looked for, and the place in which it lies."""

    page: Page
    above: Page


@dataclass(frozen=True, slots=True)
class Found:
    """The first places that answer to a name, and whether there are more.

    `like` says that none does, and these are only spelt like it, or stand at its beginning.
    """

    places: list[FoundPlace]
    more: bool
    like: bool


def nest(pages: Iterable[Page]) -> list[Place]:
    """`pages` in tree order as a forest: each hangs below its parent, where that is among them."""
    roots: list[Place] = []
    places: dict[str, Place] = {}
    for page in pages:
        place = places[page.path] = Place(page)
        parent = places.get(page.path[: -Page.steplen])
        (parent.below if parent else roots).append(place)
    return roots


def find_places(name: str, within: Area) -> Found:
    """Live pages of the counties, towns and villages below `within` that are called `name`, where
    none is nearly so, or else those with whose name it begins."""
    name = name[:LONGEST_NAME]
    if codes := _first_codes(find_areas(name, within, LOOKED_FOR), within):
        return _found(codes)
    for guess in (areas_spelt_like, areas_named_first):
        if codes := _first_codes(guess(name, within, LOOKED_FOR), within):
            return _found(codes, like=True)
    return _found([])


def _first_codes(areas: AreaQuerySet, within: Area) -> list[str]:
    below = areas.exclude(pk=within.pk)
    return list(below.values_list("code", flat=True)[: MOST_FOUND + 1])


def _found(codes: Sequence[str], *, like: bool = False) -> Found:
    return Found(_places_of(codes[:MOST_FOUND]), more=len(codes) > MOST_FOUND, like=like)


def _places_of(codes: Sequence[str]) -> list[FoundPlace]:
    """The live pages of the areas with these codes, in this order."""
    pages = {page.slug: page for page in Page.objects.live().filter(slug__in=codes)}
    found = [pages[code] for code in codes if code in pages]
    parents = Page.objects.in_bulk(
        [page.path[: -Page.steplen] for page in found], field_name="path"
    )
    return [FoundPlace(page, parents[page.path[: -Page.steplen]]) for page in found]
