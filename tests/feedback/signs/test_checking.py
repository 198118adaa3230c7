"""Printed signs are looked after: what somebody found, and which of them to go and see."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from areas.enums import Role
from areas.factories import AreaFactory
from feedback.enums import Hanging, Stands
from feedback.factories import PostingFactory
from feedback.models import Posting, PostingCheck
from feedback.signs.checking import CheckRefusedError, note_check, to_be_seen
from feedback.signs.places import ensure_place, ensure_places
from tests.finding import found
from tests.picturing import QUARTERS, picture, quarters, saved

TODAY = date(2026, 11, 26)


def copy_of(area, title, **said):
    return PostingFactory(code=ensure_place(area, Stands.DOOR, title), place=title, **said)


@pytest.fixture
def posting(grids):
    return copy_of(grids.micro, "12号")


@pytest.fixture
def leader(client, grids, make_official):
    user = make_official(Role.GRID_LEADER, grids.grid)
    client.force_login(user)
    return user


def address(posting):
    return f"/desk/signs/copies/{posting.token}/"


def places_to_see(*areas, today=TODAY):
    return [posting.place for posting in to_be_seen(areas, today)]


class TestToBeSeen:
    def test_is_what_was_not_seen_for_90_days(self, grids):
        copy_of(grids.micro, "1号", put_up_on=TODAY - timedelta(days=89))
        copy_of(grids.micro, "2号", put_up_on=TODAY - timedelta(days=90))
        long_ago = {"put_up_on": TODAY - timedelta(days=400)}
        copy_of(grids.micro, "3号", seen_on=TODAY - timedelta(days=89), **long_ago)
        copy_of(grids.micro, "4号", seen_on=TODAY - timedelta(days=91), **long_ago)
        assert places_to_see(grids.grid) == ["4号", "2号"]

    def test_is_what_was_torn_and_not_what_was_taken_down(self, grids):
        copy_of(grids.micro, "1号", hanging=Hanging.TORN, seen_on=TODAY, put_up_on=TODAY)
        copy_of(grids.micro, "2号", hanging=Hanging.RETIRED, put_up_on=date(2020, 1, 1))
        assert places_to_see(grids.micro) == ["1号"]

    def test_is_the_newest_copy_alone(self, grids):
        old = copy_of(grids.micro, "1号", hanging=Hanging.TORN, put_up_on=TODAY)
        PostingFactory(code=old.code, place="1号", put_up_on=TODAY)
        assert places_to_see(grids.micro) == []

    def test_is_of_ones_own_places(self, place, grids):
        copy_of(grids.micro, "1号", hanging=Hanging.TORN, seen_on=TODAY)
        elsewhere = AreaFactory(parent=place.town)
        assert places_to_see(grids.other_micro, elsewhere) == []
        assert places_to_see() == []


class TestNoting:
    def test_tells_who_when_and_what(self, posting, leader):
        check = note_check(posting, Hanging.TORN, user=leader, note="撕了一半")
        posting.refresh_from_db()
        assert (posting.hanging, posting.seen_on) == (Hanging.TORN, timezone.localdate())
        assert (check.by, check.note, check.day) == (leader, "撕了一半", timezone.localdate())

    def test_the_same_twice_is_noted_once(self, posting, leader):
        for _ in range(2):
            note_check(posting, Hanging.RETIRED, user=leader)
        assert PostingCheck.objects.count() == 1

    def test_what_was_taken_down_stays_down(self, posting, leader):
        note_check(posting, Hanging.RETIRED, user=leader)
        with pytest.raises(CheckRefusedError):
            note_check(posting, Hanging.HANGS, user=leader)
        assert Posting.objects.get(pk=posting.pk).hanging == Hanging.RETIRED


class TestOnTheDesk:
    def test_a_torn_sign_is_a_task_until_it_is_taken_down(self, client, posting, leader):
        assert "要去看的门牌" not in client.get("/desk/").content.decode()
        client.post(address(posting), {"found": "torn", "note": "撕了一半"})
        assert "要去看的门牌：1 张" in client.get("/desk/").content.decode()
        due = client.get("/desk/signs/due/").content.decode()
        assert f'href="{address(posting)}">第一微网格 12号</a>' in due
        assert "撕了一半" in client.get(address(posting)).content.decode()
        client.post(address(posting), {"found": "retired"})
        assert "要去看的门牌" not in client.get("/desk/").content.decode()
        assert client.get(f"/q/{posting.token}/").status_code == 200

    def test_a_photo_is_kept_for_who_looks_after_it(self, client, posting, leader, make_official):
        photo = saved(picture())
        client.post(address(posting), {"found": "hangs", "photo": as_file(photo)})
        link = found(r'href="(/desk/signs/copies/[^"]+/photo/)"', page_of(client, posting))
        answer = client.get(link)
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert "no-store" in answer.headers["Cache-Control"]
        assert quarters(answer.content) == QUARTERS
        client.force_login(
            make_official(Role.GRID_LEADER, AreaFactory(parent=posting.code.village))
        )
        assert client.get(link).status_code == 404

    @pytest.mark.parametrize(
        ("said", "complaint"),
        [
            ({}, "请点一个"),
            ({"found": "burnt"}, "burnt"),
            ({"found": "torn", "photo": b"%PDF-"}, "不是照片"),
        ],
    )
    def test_what_cannot_be_noted_is_said(self, client, posting, leader, said, complaint):
        if "photo" in said:
            said = said | {"photo": as_file(said["photo"])}
        response = client.post(address(posting), said)
        assert response.status_code == 422
        assert complaint in response.content.decode()
        assert not PostingCheck.objects.exists()

    def test_a_scan_leads_who_looks_after_it_there(self, client, posting, leader, make_official):
        way = f'href="{address(posting)}"'
        assert way in client.get(f"/q/{posting.token}/").content.decode()
        client.force_login(make_official(Role.ACCOUNTANT, posting.code.village))
        assert way not in client.get(f"/q/{posting.token}/").content.decode()
        client.logout()
        assert way not in client.get(f"/q/{posting.token}/").content.decode()

    def test_a_micro_grid_member_looks_after_his_own(self, client, grids, posting, make_official):
        client.force_login(make_official(Role.MICRO_GRID_MEMBER, grids.micro))
        assert client.post(address(posting), {"found": "torn"}).status_code == 302
        client.force_login(make_official(Role.MICRO_GRID_MEMBER, grids.other_micro))
        for answer in (
            client.get(address(posting)),
            client.post(address(posting), {"found": "torn"}),
        ):
            assert answer.status_code == 404
        assert PostingCheck.objects.count() == 1

    def test_the_list_tells_what_each_was_like(self, client, grids, posting, leader):
        ensure_places(grids.micro, Stands.DOOR, ["13号"])
        note_check(posting, Hanging.TORN, user=leader)
        shown = client.get(f"/desk/signs/{grids.grid.pk}/").content.decode()
        assert "看过：破了" in shown
        assert "没有印过" in shown

    def test_a_copy_of_a_page_is_no_sign(self, client, leader):
        page_copy = PostingFactory()
        assert client.get(address(page_copy)).status_code == 404


def page_of(client, posting):
    return client.get(address(posting)).content.decode()


def as_file(content):
    return SimpleUploadedFile("IMG_1.jpg", content)
