"""The drawers of the desk, page by page."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from areas.enums import Role
from feedback.desk.lists import MOST_COUNTED, PER_PAGE, Drawer, mark_of, page_of
from feedback.enums import State
from feedback.factories import TicketFactory


@pytest.fixture
def inspector(place, make_official):
    return make_official(Role.TOWN_INSPECTION, place.town)


def days(sheet):
    return [ticket.due_on.day for ticket in sheet.tickets]


def test_the_pages_of_a_drawer(place, inspector):
    for day in range(PER_PAGE + 1, 0, -1):
        due_on = date(2026, 1, 1) + timedelta(days=day - 1)
        TicketFactory(village=place.village, due_on=due_on)
    first = page_of(Drawer.MINE, inspector, "")
    assert days(first) == list(range(1, PER_PAGE + 1))
    assert (first.before, first.has_next, first.count) == (0, True, "31")
    second = page_of(Drawer.MINE, inspector, "2")
    assert days(second) == [31]
    assert (second.before, second.number, second.has_next) == (1, 2, False)
    for number in ("3", "0", "-1", "x", "9" * 30):
        assert page_of(Drawer.MINE, inspector, number) == first


def test_many_are_not_counted(client, place, inspector):
    TicketFactory.create_batch(MOST_COUNTED + 1, village=place.village)
    assert page_of(Drawer.MINE, inspector, "").count == "99 件以上"
    client.force_login(inspector)
    assert "我手里的（99 件以上）" in client.get("/desk/").content.decode()


def test_what_is_done_is_in_no_hands(place, inspector):
    now = timezone.now()
    early, late = (
        TicketFactory(
            village=place.village, state=State.CLOSED, settled_at=now - timedelta(hours=hours)
        )
        for hours in (2, 1)
    )
    theirs = TicketFactory(village=place.village, office=place.village, seen_from="village")
    mine = TicketFactory(village=place.village)
    drawers = (Drawer.MINE, Drawer.OTHERS, Drawer.DONE)
    shown = [page_of(drawer, inspector, "").tickets for drawer in drawers]
    assert shown == [[mine], [theirs], [late, early]]


def test_the_mark_tells_of_what_comes_into_ones_hands_and_no_number(place, inspector):
    marks = [mark_of(inspector)]
    for fields in ({"office": place.village, "seen_from": "village"}, {}, {}):
        TicketFactory(village=place.village, **fields)
        marks.append(mark_of(inspector))
    assert marks[0] == marks[1]  # came into the hands of others
    assert len(set(marks)) == 3
    assert not any("-" in mark for mark in marks)


def test_who_seeks_is_told_of_every_drawer(client, place, inspector):
    TicketFactory(village=place.village, text="桥头的灯。")
    TicketFactory(
        village=place.village, office=place.village, seen_from="village", text="村口的树。"
    )
    client.force_login(inspector)
    page = client.get("/desk/", {"q": "树"}).text
    assert "这里没有找到“树”" in page
    assert "别人在办的（1）" in page
    assert "?drawer=others&amp;q=%E6%A0%91" in page
