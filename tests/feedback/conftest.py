"""A village with a notice that people can answer, and people with duties."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Page, Site

from areas.enums import Level, Role
from areas.factories import AreaFactory, DutyFactory, administrator, make_area, make_village
from areas.models import Area
from feedback import subjects
from feedback.row_facts import Fact
from feedback.subjects import Subject
from home.models import HomePage, StandardPage, TownPage, VillagePage

ROW_KEY = "r0w-4"
ROW_NAME = "东边鱼塘，陈某某"
ROW_FACTS = (
    Fact("标的", "东边鱼塘"),
    Fact("承租方", "陈某某"),
    Fact("欠缴", "<b>3,000.00</b> 元"),
)


@pytest.fixture(autouse=True)
def nothing_was_counted():
    """By the tests before: the cache of a process is one for all of them."""
    cache.clear()


@dataclass
class Place:
    town: Area
    village: Area
    village_page: VillagePage
    notice: StandardPage


@pytest.fixture
def place(db, monkeypatch) -> Place:
    """新埭镇星光村 with a public notice of one row; `StandardPage` stands in for notices."""
    town = make_area(Level.TOWN)
    village = make_village("星光村村民委员会", town)
    home = Page.get_first_root_node().add_child(
        instance=HomePage(title="平湖市", slug="pinghu", area=town.get_parent())
    )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": home}
    )
    town_page = home.add_child(instance=TownPage(title="新埭镇", area=town))
    village_page = town_page.add_child(
        instance=VillagePage(title="星光村", slug=village.code, area=village)
    )
    monkeypatch.setattr(StandardPage, "has_code", True, raising=False)
    monkeypatch.setitem(subjects._resolvers, StandardPage, subject_of_row)
    notice = village_page.add_child(
        instance=StandardPage(title="2026年第三季度租赁情况", slug="leases", live=False)
    )
    notice.save_revision().publish(user=administrator())
    notice.refresh_from_db()
    return Place(town, village, village_page, notice)


@dataclass
class Grids:
    village: Area
    grid: Area
    micro: Area
    other_micro: Area


@pytest.fixture
def grids(place: Place) -> Grids:
    """星光村's one grid, with two micro-grids in it."""
    grid = AreaFactory(parent=place.village, name="第一网格")
    micro, other = (AreaFactory(parent=grid, name=f"第{each}微网格") for each in "一二")
    return Grids(place.village, grid, micro, other)


def subject_of_row(page: StandardPage, row_key: str, edition: str) -> Subject | None:
    """As disclosure's resolver: the page itself, or its only row."""
    if row_key not in ("", ROW_KEY):
        return None
    village = page.get_parent().specific.area
    whole = Subject(page.title, village, "租赁情况", "2026年第三季度")
    if not row_key:
        return whole
    return replace(whole, row_key=row_key, row_name=ROW_NAME, facts=ROW_FACTS, this_row="这一笔")


@pytest.fixture
def address(place) -> str:
    """The form about the notice's one row."""
    return f"/feedback/new/?page={place.notice.pk}&row={ROW_KEY}"


@pytest.fixture
def form(client, address):
    """The form as it is first shown."""
    return client.get(address)


@pytest.fixture
def make_official(db):
    """Makes an account that can enter the admin, gets mail, and holds a duty."""

    def make(role: Role, area: Area, *, ended: bool = False, superuser: bool = False) -> User:
        number = User.objects.count()
        name = f"official-{number}"
        user = User.objects.create_user(name, f"{name}@example.org", is_superuser=superuser)
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        yesterday = timezone.localdate() - timedelta(days=1)
        DutyFactory(
            user=user,
            area=area,
            role=role,
            starts_on=date(2020, 1, 1),
            ends_on=yesterday if ended else None,
        )
        return user

    return make
