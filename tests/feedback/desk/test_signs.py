"""Door signs on the desk: who makes codes, for which places, and what they may be called."""

import pytest

from areas.enums import Role
from areas.factories import AreaFactory, make_village
from feedback.enums import Stands
from feedback.models import Code
from feedback.signs.places import ensure_place

SIGNS = "/desk/signs/"


def at(area):
    return f"{SIGNS}{area.pk}/"


def make(client, at_area, titles, **said):
    fields = {"area": at_area.pk, "stands_for": "door", "titles": titles}
    return client.post(at(at_area), fields | said)


def titles():
    return sorted(Code.objects.exclude(stands_for=Stands.PAGE).values_list("title", flat=True))


@pytest.fixture
def leader(client, grids, make_official):
    user = make_official(Role.GRID_LEADER, grids.grid)
    client.force_login(user)
    return user


def test_a_grid_leader_makes_codes_for_a_list_of_doors(client, grids, leader):
    response = make(client, grids.grid, " 12号\n\n１３号 \n12号", area=grids.micro.pk)

    assert response.status_code == 302
    assert titles() == ["12号", "13号"]
    page = client.get(response.url).content.decode()
    assert "第一微网格（2）" in page
    for code in Code.objects.filter(area=grids.micro):
        assert code.printed in page


@pytest.mark.parametrize(
    ("role", "where"),
    [
        (Role.LIAISON_HEAD, lambda place: place.village),
        (Role.TOWN_INSPECTION, lambda place: place.town),
        (Role.COUNTY_INSPECTION, lambda place: place.town.get_parent()),
    ],
)
def test_so_does_who_stands_above(client, place, grids, make_official, role, where):
    client.force_login(make_official(role, where(place)))
    entered = client.get(SIGNS)
    assert entered.url == at(grids.village)
    assert "做新的码" in client.get(entered.url).content.decode()
    make(client, grids.micro, "1号")
    assert titles() == ["1号"]


def test_who_has_several_villages_chooses_one(client, place, make_official):
    AreaFactory(parent=place.town, name="姚浜村村民委员会")
    client.force_login(make_official(Role.TOWN_INSPECTION, place.town))
    page = client.get(SIGNS).content.decode()
    assert f'href="{at(place.village)}">星光村</a>' in page
    assert "姚浜村" in page


def test_a_micro_grid_member_sees_his_places_and_makes_none(client, grids, make_official):
    ensure_place(grids.micro, Stands.DOOR, "12号")
    client.force_login(make_official(Role.MICRO_GRID_MEMBER, grids.micro))
    page = client.get(client.get(SIGNS).url).content.decode()
    assert "12号" in page
    assert "做新的码" not in page
    assert make(client, grids.micro, "13号").status_code == 404
    assert client.get(at(grids.other_micro)).status_code == 404
    assert titles() == ["12号"]


def test_nobody_makes_codes_elsewhere(client, place, grids, leader):
    elsewhere = make_village("红旗村村民委员会")
    for area in (elsewhere, grids.village, place.town):
        assert client.get(at(area)).status_code == 404
        assert make(client, area, "1号").status_code == 404
    assert make(client, grids.grid, "1号", area=elsewhere.pk).status_code == 422
    assert titles() == []


@pytest.mark.parametrize(
    ("who", "answer"),
    [
        ({}, 403),
        ({"superuser": True}, 403),
        ({"ended": True}, 302),
    ],  # an account ends with its duty
)
def test_others_do_not_get_in(client, grids, make_official, who, answer):
    role, area = (
        (Role.GRID_LEADER, grids.grid) if "ended" in who else (Role.ACCOUNTANT, grids.village)
    )
    client.force_login(make_official(role, area, **who))
    assert client.get(at(grids.micro)).status_code == answer
    assert make(client, grids.micro, "1号").status_code == answer
    assert titles() == []


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("12号\nwww.evil.com", "「www.evil.com」像是个网址"),
        ("长" * 41, "最多 40 个字"),
        ("13800000000", "有手机号"),
        (" \n\u202e\n", "还没有写"),
        ("\n".join(f"{number}号" for number in range(501)), "一次最多写 500 行"),
    ],
)
def test_what_nobody_may_print_is_refused_and_nothing_made(
    client, grids, leader, written, complaint
):
    response = make(client, grids.grid, f"{written}")
    assert response.status_code == 422
    assert complaint in response.content.decode()
    assert titles() == []


def test_what_may_be_somebodys_name_is_asked_about_once(client, grids, leader):
    response = make(client, grids.micro, "12号\n张阿根家")
    assert "是不是个人的名字：「张阿根」" in response.content.decode()
    assert titles() == []
    make(client, grids.micro, "12号\n张阿根家", asked=["张阿根"])
    assert titles() == ["12号", "张阿根家"]
