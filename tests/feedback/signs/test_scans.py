"""Scans of doors: by micro-grid and month, from 5 up, never of one door."""

from datetime import date

import pytest
from django.utils import timezone

from areas.enums import Role
from feedback.enums import Stands
from feedback.factories import PostingFactory
from feedback.models import DailyScans
from feedback.signs.places import ensure_place, ensure_places
from feedback.signs.scans import door_scans, months_before

TODAY = date(2026, 2, 10)


def scan(printed, day, count):
    DailyScans.objects.create(token=printed.token, day=day, count=count)


@pytest.fixture
def doors(grids):
    return ensure_places(grids.micro, Stands.DOOR, ["1号", "2号", "3号"])


def told(area):
    return {each.area: [told for _, told in each.months[:2]] for each in door_scans(area, TODAY)}


def test_the_months_go_back_over_the_turn_of_the_year():
    assert months_before(TODAY)[:3] == [date(2026, 2, 1), date(2026, 1, 1), date(2025, 12, 1)]


def test_all_doors_of_a_micro_grid_are_one_number_per_month(grids, doors):
    copy = PostingFactory(code=doors[1])
    scan(doors[0], date(2026, 2, 1), 2)
    scan(copy, date(2026, 2, 10), 3)
    scan(doors[2], date(2026, 1, 31), 4)
    scan(ensure_place(grids.micro, Stands.BOARD, "公告栏"), date(2026, 1, 31), 50)
    assert told(grids.village) == {grids.micro: ["5 次", "不到 5 次"]}


def test_with_two_doors_nothing_is_told(grids, doors):
    one, _ = ensure_places(grids.other_micro, Stands.DOOR, ["1号", "2号"])
    scan(one, date(2026, 2, 1), 40)
    assert told(grids.village)[grids.other_micro] == []
    assert list(told(grids.other_micro)) == [grids.other_micro]


def test_the_desk_shows_them_to_who_keeps_the_signs(client, grids, doors, make_official):
    address = f"/desk/signs/{grids.micro.pk}/scans/"
    scan(doors[0], months_before(timezone.localdate())[0], 7)
    client.force_login(make_official(Role.GRID_LEADER, grids.grid))
    page = client.get(address).content.decode()
    assert "7 次" in page
    assert page.count("不到 5 次</dd>") == 5
    client.force_login(make_official(Role.MICRO_GRID_MEMBER, grids.other_micro))
    assert client.get(address).status_code == 404
