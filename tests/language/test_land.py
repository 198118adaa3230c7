from decimal import Decimal

import pytest

from language.land import LandUnit, UnitMissing, find_land_units, parse_land
from language.numbers import NotANumber

SQUARE_METRE, MU, HECTARE, *_ = LandUnit


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("面积(㎡)", {SQUARE_METRE}),
        ("面积（平方米）", {SQUARE_METRE}),
        ("面积/M2", {SQUARE_METRE}),
        ("面 积（亩）", {MU}),
        ("面积(公顷)", {HECTARE}),
        ("平湖市新埭镇", set()),
        ("面积(万平方米)", {LandUnit.TEN_THOUSAND_SQUARE_METRES}),
        ("面积(㎡/亩)", {SQUARE_METRE, MU}),
        ("面积", set()),
    ],
)
def test_every_unit_that_is_named_is_found(text, units):
    assert find_land_units(text) == units


@pytest.mark.parametrize(
    ("value", "units", "expected"),
    [
        (644, [SQUARE_METRE], "644"),
        (3, [MU], "2000.00"),
        ("1.5", [HECTARE], "15000.00"),
        ("3亩", [SQUARE_METRE], "2000.00"),
        ("3亩5分", [SQUARE_METRE], "2333.33"),
        ("1,200 平方米", [MU], "1200"),
        ("120平", [MU], "120"),
        ("15亩", [SQUARE_METRE, MU], "10000.00"),
    ],
)
def test_areas_are_square_metres(value, units, expected):
    assert parse_land(value, units) == Decimal(expected)


def test_a_bare_number_that_could_be_in_several_units():
    with pytest.raises(UnitMissing):
        parse_land(120, [SQUARE_METRE, MU])


@pytest.mark.parametrize("value", ["10间", "约3亩", "", None])
def test_no_area(value):
    with pytest.raises(NotANumber):
        parse_land(value, [SQUARE_METRE])
