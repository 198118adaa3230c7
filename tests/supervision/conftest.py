"""A county with villages, two people in its inspection, and a round that is public."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from areas.enums import Level, Role
from areas.factories import AreaFactory, DutyFactory, make_area
from areas.models import Area
from disclosure.review import approve, submit
from home.factories import make_site
from supervision.enums import Attention
from supervision.factories import make_forms, make_notice, make_round, read, workbook
from supervision.models import InspectionRoundPage, ProgressNoticePage
from supervision.services import take_problems

FORMS = {"集体资产出租没有公开": "群众身边腐败问题", "会议记录不全": "基层党组织建设"}
ROW: dict[str, Any] = {
    "number": "1",
    "village": "星光村",
    "form": "集体资产出租没有公开",
    "problem": "2 间店面续租，没有公开招租",
    "responsible": "星光村村民委员会",
    "measure": "收回重租",
    "deadline": date(2026, 10, 15),
    "state": "整改中",
}


@pytest.fixture
def county(db, settings) -> Area:
    county = AreaFactory(parent=make_area(Level.CITY), name="平湖市", code="330482")
    settings.SERVED_AREA = county.code
    town = AreaFactory(parent=county, name="新埭镇", code="330482102")
    AreaFactory(parent=town, name="星光村村民委员会", code="330482102201")
    AreaFactory(parent=town, name="旧埭村村民委员会", code="330482102202")
    make_site(county)
    make_forms(FORMS)
    return county


@pytest.fixture
def village(county) -> Area:
    return Area.objects.get(short_name="星光村")


def official(name: str, area: Area, role: Role = Role.COUNTY_INSPECTION) -> User:
    user = User.objects.create_user(name, f"{name}@example.org")
    DutyFactory(user=user, area=area, role=role, person_name=name, starts_on=date(2020, 1, 1))
    return user


@pytest.fixture
def writer(county) -> User:
    return official("俞晓燕", county)


@pytest.fixture
def reviewer(county) -> User:
    return official("金立峰", county)


@pytest.fixture
def round_page(county, village, writer, reviewer) -> InspectionRoundPage:
    """In 星光村, a key village, from 1 to 30 September."""
    page = make_round(county, {village: Attention.KEY})
    approve(submit(page, user=writer), user=reviewer)
    return InspectionRoundPage.objects.get(pk=page.pk)


@pytest.fixture
def publish(round_page, writer, reviewer) -> Callable[..., ProgressNoticePage]:
    """A public notice of a day with these rows, each as `ROW` but for what is given."""

    def make(as_of: date, *rows: Mapping[str, Any], title: str = "整改进展") -> ProgressNoticePage:
        page = make_notice(round_page, as_of, f"{title}{as_of}")
        reading = read(page, workbook([ROW | dict(row) for row in rows or [{}]]))
        assert not reading.errors
        take_problems(page, reading.rows, [], user=writer)
        approve(submit(page, user=writer), user=reviewer)
        return ProgressNoticePage.objects.get(pk=page.pk)

    return make
