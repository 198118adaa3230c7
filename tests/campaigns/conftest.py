"""A county with two towns, and inspection in each."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from areas.enums import Level, Role
from areas.factories import AreaFactory, DutyFactory, make_area
from areas.models import Area
from campaigns.factories import make_campaign, make_event
from campaigns.models import CampaignIndexPage, CampaignPage, EventPage
from disclosure.review import approve, submit
from home.factories import make_site


@pytest.fixture
def county(db, settings) -> Area:
    """平湖市 with 新埭镇, where 星光村 is, and 广陈镇."""
    county = AreaFactory(parent=make_area(Level.CITY), name="平湖市", code="330482")
    settings.SERVED_AREA = county.code
    town = AreaFactory(parent=county, name="新埭镇", code="330482102")
    AreaFactory(parent=county, name="广陈镇", code="330482103")
    AreaFactory(parent=town, name="星光村村民委员会", code="330482102201")
    make_site(county)
    return county


@pytest.fixture
def town(county) -> Area:
    return Area.objects.get(short_name="新埭镇")


def official(name: str, area: Area, role: Role) -> User:
    user = User.objects.create_user(name, f"{name}@example.org")
    DutyFactory(user=user, area=area, role=role, person_name=name, starts_on=date(2020, 1, 1))
    return user


@pytest.fixture
def writer(town) -> User:
    """Of the town's inspection."""
    return official("陆雪英", town, Role.TOWN_INSPECTION)


@pytest.fixture
def reviewer(county) -> User:
    """Of the county's inspection."""
    return official("沈国良", county, Role.COUNTY_INSPECTION)


@pytest.fixture
def publish(writer, reviewer) -> Callable[..., CampaignPage]:
    """A campaign that was written by the town, and let through by the county."""

    def make(area: Area, title: str = "清风常伴 廉洁齐家", **fields: Any) -> CampaignPage:
        page = make_campaign(area, title, **fields)
        page.save_revision(user=writer)
        approve(submit(page, user=writer), user=reviewer)
        return CampaignPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def hold(writer, reviewer) -> Callable[..., EventPage]:
    """An event that was written by the town, and let through by the county."""

    def make(
        area: Area, title: str = "家庭助廉课", begins_at: datetime | None = None, **fields: Any
    ) -> EventPage:
        page = make_event(area, title, begins_at, **fields)
        page.save_revision(user=writer)
        approve(submit(page, user=writer), user=reviewer)
        return EventPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def index(town) -> CampaignIndexPage:
    return CampaignIndexPage.objects.get(area=town)
