"""A village with a grid and a micro-grid, each with somebody in office."""

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import User

from areas.enums import Level
from areas.factories import AreaFactory, make_area
from areas.models import Area
from feedback.rules.routing import CHAIN


@dataclass
class Chain:
    """The areas of one lineage, and who handles tickets at each."""

    areas: dict[Level, Area]
    people: dict[Level, User]


@pytest.fixture
def chain(db, make_official) -> Chain:
    town = make_area(Level.TOWN)
    areas = {Level.COUNTY: town.get_parent(), Level.TOWN: town}
    areas[Level.VILLAGE] = AreaFactory(parent=town, name="星光村村民委员会")
    areas[Level.GRID] = AreaFactory(parent=areas[Level.VILLAGE], name="第一网格")
    areas[Level.MICRO_GRID] = AreaFactory(parent=areas[Level.GRID], name="第一微网格")
    people = {level: make_official(CHAIN[level], area) for level, area in areas.items()}
    return Chain(areas, people)
