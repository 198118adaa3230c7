"""Visits on the desk: who writes them down where, and who sees what is left out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from areas.enums import Level
from areas.factories import AreaFactory
from feedback.factories import CodeFactory
from feedback.models import PositionRule, Visit
from feedback.visiting import coverage, latest_visits
from tests.feedback.handling.conftest import chain  # noqa: F401

ADDRESS = "/desk/visits/"
HERE = "30.7123,121.0456"


@pytest.fixture
def micro(chain):  # noqa: F811
    return chain.areas[Level.MICRO_GRID]


@pytest.fixture
def door(chain, micro):  # noqa: F811
    return CodeFactory(
        stands_for="door", area=micro, village=chain.areas[Level.VILLAGE], title="12号"
    )


@pytest.fixture
def log_in(client, chain):  # noqa: F811
    def as_level(level):
        client.force_login(chain.people[level])
        return client

    return as_level


def text_of(response):
    return response.content.decode()


def to_door(door, **said):
    return {"place": f"door-{door.pk}", "at": "", "note": "", "position": ""} | said


@pytest.mark.parametrize("level", [Level.MICRO_GRID, Level.GRID])
def test_a_visit_to_a_door_is_written_down_as_of_now(log_in, chain, micro, door, level):  # noqa: F811
    answer = log_in(level).post(ADDRESS, to_door(door, note="老人一个人在家"), follow=True)
    assert "记下了：第一微网格 12号" in text_of(answer)
    assert "老人一个人在家" in text_of(answer)
    visit = Visit.objects.get()
    assert (visit.area, visit.door, visit.by) == (micro, door, chain.people[level])
    assert timezone.now() - visit.at < timedelta(minutes=1)


def test_a_micro_grid_is_visited_as_a_whole(log_in, micro):
    log_in(Level.MICRO_GRID).post(ADDRESS, {"place": f"around-{micro.pk}"})
    assert (Visit.objects.get().area, Visit.objects.get().door) == (micro, None)


@pytest.mark.parametrize(
    ("ago", "said"), [(timedelta(hours=-1), "还没有到"), (timedelta(days=8), "7 天以内")]
)
def test_a_time_ahead_or_long_ago_is_refused_and_what_was_typed_stays(log_in, door, ago, said):
    at = timezone.localtime(timezone.now() - ago).strftime("%Y-%m-%dT%H:%M")
    answer = log_in(Level.MICRO_GRID).post(ADDRESS, to_door(door, at=at, note="记一笔话"))
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert "记一笔话" in text_of(answer)
    assert not Visit.objects.exists()


@pytest.mark.parametrize("level", [Level.VILLAGE, Level.TOWN, Level.COUNTY])
def test_who_serves_no_micro_grid_writes_none_down(log_in, door, level):
    assert log_in(level).post(ADDRESS, to_door(door)).status_code == 404
    assert not Visit.objects.exists()


def test_a_door_elsewhere_cannot_be_named(log_in, chain, door):  # noqa: F811
    other = AreaFactory(parent=chain.areas[Level.GRID])
    elsewhere = CodeFactory(
        stands_for="door", area=other, village=chain.areas[Level.VILLAGE], title="9号"
    )
    board = CodeFactory(
        stands_for="board", area=door.area, village=chain.areas[Level.VILLAGE], title="村口"
    )
    for place in (f"door-{elsewhere.pk}", f"around-{other.pk}", f"door-{board.pk}", "door-x", ""):
        answer = log_in(Level.MICRO_GRID).post(ADDRESS, {"place": place})
        assert answer.status_code == 422
    assert not Visit.objects.exists()


def test_a_position_is_kept_only_where_the_town_wants_it(log_in, chain, door):  # noqa: F811
    log_in(Level.MICRO_GRID).post(ADDRESS, to_door(door, position=HERE))
    assert Visit.objects.get().position == ""
    assert "ask-position" not in text_of(log_in(Level.MICRO_GRID).get(ADDRESS))

    town = chain.areas[Level.TOWN]
    log_in(Level.TOWN).post(f"{ADDRESS}positions/{town.pk}/", {"keep": "1"})
    assert "ask-position" in text_of(log_in(Level.MICRO_GRID).get(ADDRESS))
    log_in(Level.MICRO_GRID).post(ADDRESS, to_door(door, position=HERE))
    log_in(Level.MICRO_GRID).post(ADDRESS, to_door(door, position="somewhere"))
    assert [visit.position for visit in Visit.objects.order_by("pk")] == ["", HERE, ""]

    log_in(Level.TOWN).post(f"{ADDRESS}positions/{town.pk}/", {"keep": "0"})
    assert {visit.position for visit in Visit.objects.all()} == {""}


@pytest.mark.parametrize("level", [Level.MICRO_GRID, Level.VILLAGE, Level.COUNTY])
def test_only_the_town_turns_positions_on(log_in, chain, level):  # noqa: F811
    for area in (chain.areas[Level.TOWN], chain.areas[level]):
        address = f"{ADDRESS}positions/{area.pk}/"
        assert log_in(level).post(address, {"keep": "1"}).status_code == 404
    assert not PositionRule.objects.exists()


@pytest.mark.parametrize("level", [Level.GRID, Level.VILLAGE, Level.TOWN])
def test_who_leads_sees_what_is_left_out_until_somebody_went(log_in, chain, micro, door, level):  # noqa: F811
    page = text_of(log_in(level).get(ADDRESS))
    assert "这个月还没有走到的门口：1 家" in page
    assert "这一周走了 0 个半天" in page
    Visit.objects.create(area=micro, door=door, at=timezone.now())
    page = text_of(log_in(level).get(ADDRESS))
    assert "还没有走到的门口" not in page
    assert "这一周走了 1 个半天" in page


def test_nobody_sees_visits_or_doors_of_another_place(chain, micro, door, make_official):  # noqa: F811
    Visit.objects.create(area=micro, door=door, at=timezone.now(), note="密")
    other = AreaFactory(parent=chain.areas[Level.TOWN])
    stranger = make_official("liaison_head", other)
    county = chain.people[Level.COUNTY]
    for viewer in (stranger, county):
        assert not latest_visits(viewer).exists()
        assert coverage(viewer, timezone.localdate()) == []


def test_no_person_is_named_or_counted(log_in, chain, micro, door):  # noqa: F811
    by = chain.people[Level.MICRO_GRID]
    Visit.objects.create(area=micro, door=door, at=timezone.now(), by=by)
    page = text_of(log_in(Level.TOWN).get(ADDRESS)).split("<main")[1]
    assert by.username not in page
    assert by.duties.get().person_name not in page


def test_what_was_raised_at_a_door_is_filed_from_its_code(log_in, door):
    page = text_of(log_in(Level.MICRO_GRID).post(ADDRESS, to_door(door), follow=True))
    assert f"/feedback/new/?code={door.token}" in page
