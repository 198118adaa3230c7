"""Codes of doors, notice boards and grids: made once, many together, and listed as people count."""

import pytest
from django.db import IntegrityError, transaction

from areas.enums import Level
from areas.factories import make_area
from feedback.enums import Stands
from feedback.factories import PostingFactory
from feedback.models import Code
from feedback.selectors import printed_as
from feedback.signs.places import NoPlaceError, ensure_place, ensure_places, groups_in
from feedback.tokens import check_token, token_of


def test_a_place_gets_one_code_however_often_it_is_asked_for(grids):
    codes = ensure_places(grids.micro, Stands.DOOR, ["12号", "2号", "12号"])
    again = ensure_places(grids.micro, Stands.DOOR, ["2号", "3号"])

    assert [code.title for code in codes] == ["12号", "2号"]
    assert again[0] == codes[1]
    assert Code.objects.filter(area=grids.micro).count() == 3
    assert {code.village for code in (*codes, *again)} == {grids.village}
    assert all(printed_as(check_token(code.token)) == code for code in codes)


def test_doors_of_one_name_in_two_micro_grids_are_two(grids):
    one, other = (
        ensure_place(area, Stands.DOOR, "1号") for area in (grids.micro, grids.other_micro)
    )
    assert one.token != other.token


def test_a_new_code_has_no_token_that_a_printed_copy_has(grids, monkeypatch):
    taken, free = token_of(7), token_of(8)
    PostingFactory(token=taken)
    tokens = iter([taken, free])
    monkeypatch.setattr("feedback.services.new_token", lambda: next(tokens))
    assert ensure_place(grids.micro, Stands.DOOR, "1号").token == free


@pytest.mark.parametrize("level", [Level.TOWN, Level.COUNTY])
def test_above_the_village_there_are_no_places(db, level):
    with pytest.raises(NoPlaceError):
        ensure_place(make_area(level), Stands.DOOR, "1号")


def test_a_page_is_no_place(grids):
    with pytest.raises(NoPlaceError):
        ensure_place(grids.micro, Stands.PAGE, "1号")


@pytest.mark.django_db
def test_the_database_takes_no_place_that_lies_nowhere():
    with pytest.raises(IntegrityError), transaction.atomic():
        Code.objects.create(token=token_of(9), stands_for=Stands.DOOR, title="1号")


def test_places_are_listed_by_their_smallest_area_and_as_people_count(grids):
    ensure_places(grids.micro, Stands.DOOR, ["12号", "2号", "东街1号"])
    ensure_place(grids.micro, Stands.BOARD, "1号公告栏")
    ensure_place(grids.village, Stands.BOARD, "村委会门口公告栏")
    ensure_place(grids.other_micro, Stands.DOOR, "1号")

    listed = {
        group.area: [code.title for code in group.codes] for group in groups_in(grids.village)
    }

    assert list(listed) == [grids.village, grids.micro, grids.other_micro]
    assert listed[grids.micro] == ["2号", "12号", "东街1号", "1号公告栏"]
    assert [group.area for group in groups_in(grids.other_micro)] == [grids.other_micro]
