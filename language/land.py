"""Areas of land and rooms: read in the unit they are written in, kept in square metres."""

import re
from collections.abc import Collection
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from language.numbers import NotANumber, parse_number
from language.text import squash

_HUNDREDTH = Decimal("0.01")


class LandUnit(Enum):
    """A unit in which areas are written; `factor` is its worth in square metres."""

    SQUARE_METRE = ("㎡", Decimal(1))
    MU = ("亩", Decimal(10_000) / Decimal(15))
    HECTARE = ("公顷", Decimal(10_000))
    TEN_THOUSAND_SQUARE_METRES = ("万㎡", Decimal(10_000))
    SQUARE_KILOMETRE = ("平方公里", Decimal(1_000_000))

    def __init__(self, label: str, factor: Decimal) -> None:
        self.label = label
        self.factor = factor


class UnitMissing(NotANumber):
    """A bare number where several units are possible."""


_NAMES = {  # of names that begin alike the longest first
    "万平方米": LandUnit.TEN_THOUSAND_SQUARE_METRES,
    "万平方": LandUnit.TEN_THOUSAND_SQUARE_METRES,
    "万平米": LandUnit.TEN_THOUSAND_SQUARE_METRES,
    "万㎡": LandUnit.TEN_THOUSAND_SQUARE_METRES,
    "万m2": LandUnit.TEN_THOUSAND_SQUARE_METRES,
    "万m²": LandUnit.TEN_THOUSAND_SQUARE_METRES,
    "平方公里": LandUnit.SQUARE_KILOMETRE,
    "平方千米": LandUnit.SQUARE_KILOMETRE,
    "km2": LandUnit.SQUARE_KILOMETRE,
    "km²": LandUnit.SQUARE_KILOMETRE,
    "平方米": LandUnit.SQUARE_METRE,
    "平方": LandUnit.SQUARE_METRE,
    "平米": LandUnit.SQUARE_METRE,
    "㎡": LandUnit.SQUARE_METRE,
    "m2": LandUnit.SQUARE_METRE,
    "m²": LandUnit.SQUARE_METRE,
    "亩": LandUnit.MU,
    "公顷": LandUnit.HECTARE,
}
LAND_UNIT = "|".join(_NAMES)
"""Every name of a unit of area, as an alternative of a regular expression."""

_NAMED = re.compile(LAND_UNIT, re.IGNORECASE)
_WITH_UNIT = re.compile(rf"(.*?)({LAND_UNIT}|平)", re.IGNORECASE)
"""Of a number 平 says enough; in a note it begins the name of a place."""
_MU_AND_TENTHS = re.compile(r"(\d+)亩(\d(?:\.\d+)?)分地?")


def find_land_units(text: str) -> frozenset[LandUnit]:
    """Every unit of area that a header or a note names: two in 面积(㎡/亩)."""
    return frozenset(_NAMES[name.lower()] for name in _NAMED.findall(squash(text)))


def parse_land(value: object, units: Collection[LandUnit]) -> Decimal:
    """The area in square metres; one that was turned into them has two decimals.

    A cell's own unit wins ("15亩", "3亩5分", "120㎡"); a bare number counts in the one of `units`.
    Raises NotANumber, and UnitMissing for a bare number that could be in several.
    """
    if isinstance(value, str):
        text = squash(value)
        if tenths := _MU_AND_TENTHS.fullmatch(text):
            return _in_square_metres(Decimal(tenths[1]) + Decimal(tenths[2]) / 10, LandUnit.MU)
        if own := _WITH_UNIT.fullmatch(text):
            return _in_square_metres(parse_number(own[1]), _unit_of(own[2]))
    number = parse_number(value)
    if len(units) != 1:
        raise UnitMissing(value)
    (unit,) = units
    return _in_square_metres(number, unit)


def _unit_of(name: str) -> LandUnit:
    return _NAMES.get(name.lower(), LandUnit.SQUARE_METRE)


def _in_square_metres(number: Decimal, unit: LandUnit) -> Decimal:
    if unit is LandUnit.SQUARE_METRE:
        return number
    return (number * unit.factor).quantize(_HUNDREDTH, ROUND_HALF_UP)
