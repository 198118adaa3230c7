import pytest

from areas.enums import Level
from areas.factories import AreaFactory, make_area
from home import destinations, marks, sections
from home.factories import make_site
from home.models import TownPage, VillagePage


@pytest.fixture(autouse=True)
def no_sections(monkeypatch):
    """Home alone: what the apps above show on pages of places is theirs to test."""
    monkeypatch.setattr(sections, "_entries", [])
    monkeypatch.setattr(marks, "_markers", [])
    monkeypatch.setattr(destinations, "_finders", [])


@pytest.fixture
def county(db, settings):
    """平湖市 with two towns; each has a 红旗村, and 新埭镇 has 星光村 too."""
    county = AreaFactory(parent=make_area(Level.CITY), name="平湖市")
    settings.SERVED_AREA = county.code
    first = AreaFactory(parent=county, name="新埭镇")
    second = AreaFactory(parent=county, name="广陈镇")
    for town, name in [(first, "星光"), (first, "红旗"), (second, "红旗")]:
        AreaFactory(parent=town, name=f"{name}村村民委员会")
    return county


@pytest.fixture
def home(county):
    return make_site(county)


@pytest.fixture
def town(home):
    return TownPage.objects.get(title="新埭镇")


@pytest.fixture
def village(home):
    return VillagePage.objects.get(title="星光村")
