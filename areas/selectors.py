"""Questions about places and about who serves them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import reduce
from operator import or_

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Case, IntegerField, Q, Value, When
from django.utils import timezone
from treebeard.mp_tree import MP_Node

from areas.enums import Level, Role
from areas.models import Area, Duty
from areas.names import (
    ends_with_place,
    rest_after,
    short_names_meant_by,
    stem_of,
    tidy,
    words_in,
)
from areas.querysets import AreaQuerySet
from language.slips import is_slip


def names_in_office(area: Area | None) -> set[str]:
    """Who serves the area today, or one above it: what they do in office, they do by name."""
    if area is None:
        return set()
    duties = Duty.objects.covering(area).in_force(timezone.localdate())
    return set(duties.values_list("person_name", flat=True))


class ServedAreaMissing(ImproperlyConfigured):
    """The area that this site serves has not been loaded yet."""


def served_area() -> Area:
    """The area named by the setting SERVED_AREA; ServedAreaMissing where it is not loaded."""
    try:
        return Area.objects.get(code=settings.SERVED_AREA)
    except Area.DoesNotExist as error:
        raise ServedAreaMissing(
            f"本站服务的区划 {settings.SERVED_AREA} 还没有载入。请运行 "
            "manage.py import_areas areas/data/areas_jiaxing.csv，"
            "或用环境变量 SERVED_AREA 指定别的代码。"
        ) from error


def find_areas(
    text: str, within: Area | None = None, levels: Collection[Level] | None = None
) -> AreaQuerySet:
    """Areas that `text` may mean, the likeliest first: 星光 and 星光村 find 星光村村民委员会.

    A whole name comes before the beginning of one, and that before a part of one. An empty `text`
    finds nothing. Short names are not unique: two towns may each have a 红旗村. A name that no
    area has may begin with its town and county: 平湖市新埭镇星光村, or 新埭星光. Between words that
    are set apart anything may stand, and their order is free: 星光村，新埭镇。
    """
    areas = Area.objects.all() if within is None else Area.objects.within(within)
    words = words_in(text)
    spellings = list(dict.fromkeys((tidy(text), "".join(words))))
    for wanted in spellings:
        if (found := _called(wanted, areas, levels)).exists():
            return found
    above = _places_above()
    found = _called_among_places(words, above, areas, levels)
    if found.exists():
        return found
    for wanted in spellings:
        places, rest = _split_place_off(wanted, above)
        found = _called(rest, areas.filter(inside(places)), levels)
        if found.exists():
            break
    return found


def areas_spelt_like(text: str, within: Area, levels: Collection[Level]) -> AreaQuerySet:
    """Areas whose name `text` misses by one slip, in tree order: 星广村 finds 星光村.

    For what `find_areas` does not find. One character alone is like everything, and finds nothing.
    """
    areas = Area.objects.within(within).at_level(*levels)
    words = words_in(text)
    places, rest = _split_place_off("".join(words), _places_above())
    if rest:
        areas = areas.filter(inside(places))
    stems = {stem for word in (*words, rest) if len(stem := stem_of(word)) > 1}
    names = areas.values_list("pk", "short_name")
    return areas.filter(
        pk__in=[pk for pk, name in names if any(is_slip(stem, stem_of(name)) for stem in stems)]
    )


def areas_named_first(text: str, within: Area, levels: Collection[Level]) -> AreaQuerySet:
    """Areas with whose name `text` begins, the longest such name: 星光村租赁 finds 星光村.

    For what is not found otherwise. Before it may stand the names of places around: 新埭镇星光租赁.
    """
    areas = Area.objects.within(within).at_level(*levels)
    whole = "".join(words_in(text))
    places, rest = _split_place_off(whole, _places_above())
    ways = [(areas.filter(inside(places)), rest), (areas, whole)] if rest else [(areas, whole)]
    for candidates, said in ways:
        begins = {
            pk: _beginning(said, name) for pk, name in candidates.values_list("pk", "short_name")
        }
        if longest := max(begins.values(), default=0):
            return areas.filter(pk__in=[pk for pk, length in begins.items() if length == longest])
    return areas.none()


def _beginning(text: str, name: str) -> int:
    """How many characters of a place's name `text` begins with: all, all but its kind, or none."""
    stem = stem_of(name)
    said = name if text.startswith(name) else stem
    return len(said) if len(stem) > 1 and text.startswith(said) else 0


def _called_among_places(
    words: list[str], above: list[Area], areas: AreaQuerySet, levels: Collection[Level] | None
) -> AreaQuerySet:
    """Areas that one of the words means, where every other word names a place around them."""
    for word in words:
        around = areas
        for other in words:
            if other != word:
                around = around.filter(
                    inside(p for p in above if ends_with_place(other, p.short_name))
                )
        found = _called(word, around, levels)
        if found.exists():
            return found
    return areas.none()


def inside(places: Iterable[MP_Node], path: str = "path") -> Q:
    """Whether what has this `path` lies in any of the places, or is one."""
    return reduce(or_, (Q(**{f"{path}__startswith": each.path}) for each in places), Q(pk__in=[]))


def _places_above() -> list[Area]:
    """All places that have villages in them."""
    return list(Area.objects.at_level(Level.CITY, Level.COUNTY, Level.TOWN))


def _called(wanted: str, areas: AreaQuerySet, levels: Collection[Level] | None) -> AreaQuerySet:
    if not wanted:
        return areas.none()
    whole = Q(short_name__in=short_names_meant_by(wanted)) | Q(name=wanted)
    begins = Q(short_name__startswith=wanted) | Q(name__startswith=wanted)
    part = Q(short_name__contains=wanted) | Q(name__contains=wanted)
    found = areas.filter(whole | begins | part)
    if levels is not None:
        found = found.at_level(*levels)
    likeness = Case(
        When(whole, then=Value(0)),
        When(begins, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return found.order_by(likeness, "path")


def _split_place_off(text: str, above: list[Area]) -> tuple[list[Area], str]:
    """The smallest of the places `above` named in `text`, and what follows them.

    平湖市新埭镇星光村 gives 新埭镇 and 星光村. Several where two counties have a town of one name.
    """
    rests = {place: rest for place in above if (rest := rest_after(place.short_name, text))}
    shortest = min(rests.values(), key=len, default="")
    return [place for place, rest in rests.items() if rest == shortest], shortest


def known_village_names(within: Area) -> tuple[str, ...]:
    """The short names of all villages in `within`, each once, the longest first.

    In that order the first name found in a text is never the tail of a longer one.
    """
    villages = Area.objects.within(within).at_level(Level.VILLAGE)
    names = set(villages.values_list("short_name", flat=True))
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def areas_of_user(
    user: AbstractBaseUser | AnonymousUser, roles: Collection[Role], day: date
) -> list[Area]:
    """The areas that `user` serves as one of `roles` on `day`, in tree order.

    Each stands for itself and all below it, so none of them lies in another.
    """
    duties = Duty.objects.for_user(user).as_role(*roles).in_force(day)
    roots: list[Area] = []
    for area in Area.objects.filter(pk__in=duties.values("area")):
        if not (roots and area.path.startswith(roots[-1].path)):
            roots.append(area)
    return roots
