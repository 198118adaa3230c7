"""A door in a micro-grid of 星光村, and somebody with an account at each level above it."""

import pytest

from areas.factories import AreaFactory
from demo.logins import make_logins
from feedback.enums import Stands
from feedback.signs.places import ensure_place


@pytest.fixture
def door(places) -> str:
    """What is printed below the code of the door."""
    grid = AreaFactory(parent=places.xingguang, name="第一网格")
    micro_grid = AreaFactory(parent=grid, name="第一微网格")
    staffed = (micro_grid, grid, places.xingguang, places.town)
    make_logins({area.short_name: area for area in staffed})
    return ensure_place(micro_grid, Stands.DOOR, "12号").token
