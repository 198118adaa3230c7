from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser

from areas.enums import Level, Role
from areas.factories import AreaFactory, DutyFactory, make_village
from areas.models import Area, Duty
from areas.selectors import (
    ServedAreaMissing,
    areas_of_user,
    find_areas,
    known_village_names,
    served_area,
)

DAY = date(2026, 9, 30)


def test_served_area_is_the_one_of_the_setting(pinghu, settings):
    settings.SERVED_AREA = "330482"
    assert served_area() == pinghu


def test_served_area_that_is_not_loaded_says_what_to_run(db, settings):
    settings.SERVED_AREA = "330482"
    with pytest.raises(ServedAreaMissing, match=r"330482.*import_areas"):
        served_area()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("星光村", ["星光村村民委员会", "星光村新村村民委员会", "东星光村村委会"]),
        ("星光", ["星光村村民委员会", "星光村新村村民委员会", "东星光村村委会"]),
        ("星光村村民委员会", ["星光村村民委员会"]),
        ("星光村委会", ["星光村村民委员会"]),
        (" 星 光 村 ", ["星光村村民委员会", "星光村新村村民委员会", "东星光村村委会"]),
        ("旧埭村", ["旧埭村委会"]),
        ("新埭", ["新埭镇"]),
        ("新埭镇星光村", ["星光村村民委员会"]),
        ("嘉兴市平湖市新埭镇旧埭村", ["旧埭村委会"]),
        ("新埭镇无此村", []),
        ("无此村", []),
        ("", []),
    ],
)
def test_find_areas_by_what_people_say(pinghu, text, names):
    town = Area.objects.get(code="330482101")
    make_village("东星光村村委会", town)
    make_village("星光村新村村民委员会", town)
    assert [area.name for area in find_areas(text)] == names


def test_find_areas_ranks_whole_then_beginning_then_part(pinghu):
    town = Area.objects.get(code="330482101")
    for name in ("东桥头村委会", "桥头东村委会", "桥头村委会"):
        make_village(name, town)
    found = [area.short_name for area in find_areas("桥头村")]
    assert found == ["桥头村", "东桥头村"]
    assert [area.short_name for area in find_areas("桥头")] == ["桥头村", "桥头东村", "东桥头村"]


def test_find_areas_within_a_town_and_of_a_level(pinghu):
    zhapu = Area.objects.get(code="330482101")
    twin = make_village("星光村委会", zhapu)
    assert find_areas("星光村").count() == 2
    assert list(find_areas("星光村", within=zhapu)) == [twin]
    assert list(find_areas("星光村", levels=[Level.TOWN])) == []


def test_known_village_names_are_short_unique_and_longest_first(pinghu):
    make_village("旧埭村村民委员会", Area.objects.get(code="330482101"))
    assert known_village_names(pinghu) == ("长安桥村", "旧埭村", "星光村")
    assert known_village_names(Area.objects.get(code="330482102")) == ("旧埭村", "星光村")


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "counts"),
    [
        (date(2026, 9, 30), None, True),
        (date(2026, 10, 1), None, False),
        (date(2026, 1, 1), date(2026, 9, 30), True),
        (date(2026, 1, 1), date(2026, 9, 29), False),
    ],
)
def test_the_last_day_of_a_duty_still_counts(db, starts_on, ends_on, counts):
    duty = DutyFactory(starts_on=starts_on, ends_on=ends_on)
    assert (duty in Duty.objects.in_force(DAY)) is counts


def test_who_covers_a_village_in_one_query(xingguang, django_assert_num_queries):
    town = xingguang.get_parent()
    own = DutyFactory(area=xingguang)
    above = DutyFactory(area=town, role=Role.TOWN_INSPECTION)
    beside = DutyFactory(area=Area.objects.get(code="330482102202"))
    with django_assert_num_queries(1):
        assert set(Duty.objects.covering(xingguang)) == {own, above}
    assert list(Duty.objects.within(town)) == [above, own, beside]


def test_areas_of_a_user_are_roots_and_follow_the_duties(xingguang):
    user = get_user_model().objects.create_user("lu")
    town = xingguang.get_parent()
    other = Area.objects.get(code="330482101202")
    DutyFactory(user=user, area=town, role=Role.TOWN_INSPECTION)
    DutyFactory(user=user, area=xingguang)
    DutyFactory(user=user, area=other)
    roles = [Role.TOWN_INSPECTION, Role.ACCOUNTANT]
    assert areas_of_user(user, roles, DAY) == [other, town]
    assert areas_of_user(user, [Role.ACCOUNTANT], DAY) == [other, xingguang]
    assert areas_of_user(user, roles, date(2025, 1, 1)) == []
    assert areas_of_user(AnonymousUser(), roles, DAY) == []


def test_a_duty_without_account_belongs_to_no_visitor(xingguang):
    DutyFactory(area=xingguang, user=None)
    assert not Duty.objects.for_user(AnonymousUser())


def test_factories_build_a_sound_tree(db):
    grid = AreaFactory(parent=make_village())
    grid.full_clean()
    assert grid.level == Level.GRID
    assert grid.get_root().level == Level.CITY
    assert Area.find_problems() == ([], [], [], [], [])
