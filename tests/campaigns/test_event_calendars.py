"""Events in the calendars of phones."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from campaigns import ical_views
from home.models import VillagePage

DAY = timedelta(days=1)


def calendar_at(address: str) -> Calendar:
    response = Client().get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content)


def test_phones_read_the_events_of_a_place_of_a_campaign_and_one(
    county, town, index, publish, hold
):
    campaign = publish(county, "全市家庭助廉")
    begins = timezone.now().replace(microsecond=0) + DAY
    event = hold(town, "写家书，说家规", begins, campaign=campaign, venue="文化礼堂；二楼")
    hold(town, "上个月的", timezone.now() - 40 * DAY)
    hold(town, "昨天的", timezone.now() - DAY)
    (one,) = calendar_at(f"{event.url}events.ics").events
    assert one["summary"] == "写家书，说家规"
    assert one["location"] == "文化礼堂；二楼"
    assert one.start == begins
    assert one.end == begins + timedelta(hours=2)
    assert event.url in str(one["url"])
    of_branch = calendar_at(f"{index.url}events.ics")
    assert [str(each["summary"]) for each in of_branch.events] == ["写家书，说家规", "昨天的"]
    assert of_branch["x-wr-calname"] == "新埭镇廉洁教育"
    (of_campaign,) = calendar_at(f"{campaign.url}events.ics").events
    assert of_campaign["uid"] == one["uid"]
    assert Client().get(f"{VillagePage.objects.get().url}events.ics").status_code == 404
    assert Client().get("/nothing/events.ics").status_code == 404


def test_what_is_over_takes_no_room_from_what_comes(town, index, hold, monkeypatch):
    monkeypatch.setattr(ical_views, "MOST", 2)
    now = timezone.now()
    hold(town, "前天的", now - 2 * DAY)
    hold(town, "昨天的", now - DAY)
    hold(town, "明天的", now + DAY)
    held = calendar_at(f"{index.url}events.ics").events
    assert [str(each["summary"]) for each in held] == ["明天的", "昨天的"]


def test_a_moved_event_stays_one_entry_that_is_newer(town, hold, settings):
    settings.ALLOWED_HOSTS = ["*"]
    event = hold(town)
    (before,) = calendar_at(f"{event.url}events.ics").events
    event.begins_at, event.ends_at = event.begins_at + DAY, event.ends_at + DAY
    event.last_published_at += DAY
    event.save()
    answer = Client().get(f"{event.url}events.ics", headers={"host": "www.village.example"})
    (moved,) = Calendar.from_ical(answer.content).events
    assert moved["uid"] == before["uid"]
    assert int(str(moved["sequence"])) > int(str(before["sequence"]))


def test_the_calendar_of_a_branch_holds_nothing_that_is_not_for_everybody(
    client, town, index, publish, hold
):
    campaign = publish(town)
    event = hold(town, "里面的", campaign=campaign)
    hold(town, "都能看的")
    restricted = PageViewRestriction.objects.create(
        page=event, restriction_type=PageViewRestriction.LOGIN
    )
    (shown,) = calendar_at(f"{index.url}events.ics").events
    assert shown["summary"] == "都能看的"
    for address in (event.url, campaign.url):
        assert "里面的" not in client.get(f"{address}events.ics").content.decode()
    restricted.page_id = index.pk
    restricted.save()
    assert client.get(f"{index.url}events.ics").status_code == 404
