"""The public numbers of an area."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from areas.enums import Level
from areas.factories import AreaFactory
from feedback.enums import Kind, State, Step
from feedback.factories import TicketFactory
from feedback.models import Category, Ticket, TicketEvent
from feedback.rules.deadlines import BEIJING
from home.models import VillagePage

NOON = datetime(2026, 11, 26, 12, tzinfo=BEIJING)


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def filed(village, number=1, **changes):
    """So many tickets of the village, received two days ago."""
    since = {"created_at": NOON - timedelta(days=2), "due_on": NOON.date()}
    return TicketFactory.create_batch(number, village=village, **since | changes)


def closed(village, number=1, *, hours=10, **changes):
    """So many that were closed so many hours after they came."""
    settled_at = NOON - timedelta(days=2) + timedelta(hours=hours)
    return filed(village, number, state=State.CLOSED, settled_at=settled_at, **changes)


def numbers(client, area, **query):
    """The figures of the area's page by their names, and the whole of its text."""
    html = client.get(f"/feedback/progress/{area.code}/", query).content.decode()
    figures, _ = html.split("这些数是怎么算的")
    found = re.findall(r"<dt>([^<]+)</dt><dd>(.*?)\s*</dd></div>\n", figures)
    return {name: re.sub("<.*?>", "", told) for name, told in found}, html


def test_the_numbers_of_a_village(client, place):
    yesterday = NOON.date() - timedelta(days=1)
    closed(place.village, 3, is_satisfied=True)
    closed(place.village, hours=30, is_satisfied=False)
    closed(place.village, hours=47, due_on=yesterday)  # late by a night
    filed(place.village, state=State.NOT_POSSIBLE, settled_at=NOON)
    filed(place.village, 2, due_on=yesterday)  # overdue
    filed(place.village, state=State.WAITING, due_on=yesterday)
    filed(place.village, state=State.DUPLICATE, settled_at=NOON)
    told, _ = numbers(client, place.village)
    assert told == {
        "收到": "9 件",
        "办结": "4 件",
        "办结率": "44.4%",
        "交办": "0 件",
        "交办的办理率": "不到 3 件，不算",
        "按时率": "62.5%",  # 5 of the 6 with a result and the 2 that are overdue
        "过期还没有结果": "2 件",
        "一半的事多久有结果": "20 小时以内",
        "满意率": "75.0%",
    }


def test_what_was_handed_over_is_handled_once_it_has_a_result(client, place):
    for ticket in [*closed(place.village, 2), *filed(place.village, 2)]:
        for _ in range(2):  # handed on, it is still one
            TicketEvent(ticket=ticket, step=Step.HANDED_OVER, at=NOON).save()
    told, _ = numbers(client, place.village)
    assert (told["交办"], told["交办的办理率"]) == ("4 件", "50.0%")


def test_the_figures_of_the_newspaper(client, place):
    """553 received, 534 solved; 20 handed over, all of them handled."""
    solved, open_ones = closed(place.village, 534), filed(place.village, 19)
    assert len(solved + open_ones) == 553
    TicketEvent.objects.bulk_create(
        TicketEvent(ticket=ticket, step=Step.HANDED_OVER, at=NOON) for ticket in solved[:20]
    )
    told, _ = numbers(client, place.village)
    names = ("收到", "办结", "办结率", "交办", "交办的办理率")
    assert [told[name] for name in names] == ["553 件", "534 件", "96.6%", "20 件", "100%"]


def test_accusations_are_in_no_number(client, place):
    category = Category.objects.filter(kind=Kind.ACCUSATION)[:1].get()
    filed(place.village, 5, kind=Kind.ACCUSATION, category=category, about=Level.VILLAGE)
    for area in (place.village, place.town):
        told, html = numbers(client, area)
        assert told == {"收到": "0 件"}
        assert category.name not in html
    filed(place.village, 3)
    told, html = numbers(client, place.village)
    assert told["收到"] == "3 件"
    assert category.name not in html
    assert 'class="num">8<' not in html


def held(place, number, *, hours, **changes):
    """So many that came so many hours ago and are held for a look; late if nobody looks."""
    since = NOON - timedelta(hours=hours)
    yesterday = NOON.date() - timedelta(days=1)
    filed(place.village, number, is_held=True, created_at=since, due_on=yesterday, **changes)


def test_what_is_held_for_a_look_is_told_beside_the_numbers(client, place):
    closed(place.village, 4)
    plain, _ = numbers(client, place.village)
    held(place, 30, hours=71)
    for area in (place.village, place.town):
        told, html = numbers(client, area)
        assert told == plain | {"收到": "4 件 另有 30 件等人看"}
        assert ">34<" not in html
        assert "30 件，" not in html
        assert "2026年11月 4 件" in html  # the trend


def test_after_three_days_what_is_held_counts_as_any_other(client, place):
    closed(place.village, 4)
    held(place, 6, hours=72)
    told, html = numbers(client, place.village)
    assert told["收到"] == "10 件"
    assert told["办结率"] == "40.0%"
    assert told["过期还没有结果"] == "6 件"
    assert "2026年11月 10 件" in html


def test_what_is_let_in_counts_at_once(client, place):
    held(place, 3, hours=1)
    assert numbers(client, place.village)[0] == {"收到": "0 件 另有 3 件等人看"}
    Ticket.unscoped.update(is_held=False)
    assert numbers(client, place.village)[0]["收到"] == "3 件"


def test_what_waits_for_a_look_is_of_the_period_and_accuses_nobody(client, place):
    held(place, 2, hours=1)
    held(place, 5, hours=1, kind=Kind.ACCUSATION, about=Level.VILLAGE)
    held(place, 5, hours=1, state=State.DUPLICATE, settled_at=NOON)
    for period in ("month", "all"):
        told, _ = numbers(client, place.village, period=period)
        assert told == {"收到": "0 件 另有 2 件等人看"}


def test_few_are_not_told_of(client, place):
    closed(place.village, 2, is_satisfied=False)
    told, html = numbers(client, place.village)
    assert told == {"收到": "2 件"}
    assert "只写收到多少" in html
    assert "<figure" not in html


def test_a_town_is_told_by_village_and_a_village_of_few_among_others(client, place):
    other, third = (
        AreaFactory(parent=place.town, name=f"{name}村村民委员会") for name in ("月亮", "太阳")
    )
    filed(place.village, 4)
    filed(other, 5)
    filed(third, 1)
    told, html = numbers(client, place.town)
    assert told["收到"] == "10 件"
    assert "月亮村 5 件，其他 5 件" in html
    assert "太阳村" not in html
    assert numbers(client, place.village)[0]["收到"] == "4 件"


def test_a_period_counts_what_was_received_in_it(client, place):
    filed(place.village, 3)
    filed(place.village, 4, created_at=datetime(2026, 10, 31, 23, 59, tzinfo=BEIJING))
    filed(place.village, 5, created_at=datetime(2025, 12, 31, 23, 59, tzinfo=BEIJING))
    received = {
        period: numbers(client, place.village, period=period)[0]["收到"]
        for period in ("month", "quarter", "year", "all", "nonsense")
    }
    assert received == {
        "month": "3 件",
        "quarter": "7 件",
        "year": "7 件",
        "all": "12 件",
        "nonsense": "7 件",
    }
    _, html = numbers(client, place.village, period="month")
    assert "2025年12月 5 件" in html
    assert "2026年10月 4 件，2026年11月 3 件" in html


def test_the_page_is_the_same_for_everybody_and_kept_for_a_minute(client, place):
    response = client.get(f"/feedback/progress/{place.village.code}/")
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert "ETag" in response.headers
    assert not response.cookies


def test_no_number_of_tickets_makes_it_ask_more_often(client, place, django_assert_num_queries):
    closed(place.village, 3, is_satisfied=True)
    address = f"/feedback/progress/{place.town.code}/"
    client.get(address)  # once, for what a process asks only once
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    closed(place.village, 40, is_satisfied=True)
    with django_assert_num_queries(len(asked)):
        client.get(address)


def test_the_page_of_an_area_leads_to_it(client, place):
    address = f"/feedback/progress/{place.village.code}/"
    assert f'href="{address}"' in client.get(place.village_page.url).content.decode()


def test_an_area_without_a_public_page_has_none(client, place):
    grid = AreaFactory(parent=place.village, name="第一网格")
    VillagePage.objects.update(live=False)
    for code in (grid.code, place.village.code, "330482" * 3):
        assert client.get(f"/feedback/progress/{code}/").status_code == 404
