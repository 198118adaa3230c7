"""What whoever scans a door, a notice board or a grid is shown: whom to turn to, and the form."""

from datetime import timedelta

import pytest
from django.utils import timezone

from areas.enums import Role
from areas.factories import DutyFactory
from areas.models import Duty
from feedback.enums import Stands
from feedback.factories import PostingFactory
from feedback.models import DailyScans
from feedback.signs.places import ensure_place

PHONE = "138 0000-0000"


@pytest.fixture
def door(grids):
    return ensure_place(grids.micro, Stands.DOOR, "12号")


@pytest.fixture
def leader(grids):
    return DutyFactory(role=Role.GRID_LEADER, area=grids.grid, person_name="钱大明", phone=PHONE)


def scanned(client, printed):
    return client.get(f"/q/{printed.token}/")


def said(client, printed):
    return scanned(client, printed).content.decode()


def test_it_says_where_one_is_and_leads_to_the_form_in_one_tap(client, door):
    response = scanned(client, door)
    page = response.content.decode()

    assert response.status_code == 200
    assert "星光村" in page
    assert "第一微网格" in page
    assert "<h1>12号</h1>" in page
    assert f'href="/feedback/new/?code={door.token}">我有话要说</a>' in page
    assert '<b class="domain">' in page
    assert client.get(f"/feedback/new/?code={door.token}").status_code == 200


def test_the_form_asks_where_it_is_as_no_ticket_keeps_the_door(client, place, door):
    def form(named):
        return client.get(f"/feedback/new/?{named}&kind=problem").text

    assert "写清在哪里" in form(f"code={door.token}")
    assert "写清在哪里" not in form(f"page={place.notice.pk}")


@pytest.mark.parametrize(
    ("kind", "hint"), [("question", "写清想问什么"), ("suggestion", "写清哪里、想怎么改")]
)
def test_the_form_asks_for_what_its_kind_needs(client, door, kind, hint):
    page = client.get(f"/feedback/new/?code={door.token}&kind={kind}").text
    assert hint in page
    assert "写清哪里不对" not in page


def test_it_names_the_grid_leader_with_the_phone(client, door, leader):
    page = said(client, door)
    assert 'href="tel:13800000000">钱大明　138 0000-0000</a>' in page


def test_of_others_it_tells_no_phone(client, door, grids):
    DutyFactory(role=Role.MICRO_GRID_MEMBER, area=grids.micro, person_name="张阿妹", phone=PHONE)
    DutyFactory(role=Role.LIAISON_HEAD, area=grids.village, person_name="周国华", phone=PHONE)
    page = said(client, door)
    assert "张阿妹" not in page
    assert "这里现在没有网格长，有事找<b>星光村监察工作联络站</b>：周国华" in page
    assert "tel:" not in page
    assert PHONE not in page


def test_a_duty_that_ended_yesterday_is_nobodys_any_more(client, door, leader, place):
    Duty.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    DutyFactory(role=Role.TOWN_INSPECTION, area=place.town, person_name="顾建平")
    page = said(client, door)
    assert "钱大明" not in page
    assert f"有事找<b>{place.town.short_name}纪检</b>：顾建平" in page


def test_where_nobody_is_in_office_anywhere_the_county_is_named(client, door, place):
    county = place.town.get_parent()
    assert f"有事找<b>{county.short_name}纪委监委</b>。" in said(client, door)


def test_a_code_of_the_whole_village_knows_no_grid_leader(client, grids, leader):
    board = ensure_place(grids.village, Stands.BOARD, "村委会门口公告栏")
    assert "钱大明" not in said(client, board)


def test_a_printed_copy_says_where_it_should_hang(client, door):
    posting = PostingFactory(code=door, place="12号")
    assert "这张纸登记的是贴在：<b>12号</b>" in said(client, posting)
    assert "登记的是贴在" not in said(client, door)


def test_scans_are_counted_by_what_was_printed(client, door):
    posting = PostingFactory(code=door, place="12号")
    for printed in (door, posting, posting):
        said(client, printed)
    counted = dict(DailyScans.objects.values_list("token", "count"))
    assert counted == {door.token: 1, posting.token: 2}
