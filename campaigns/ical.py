"""Events as phones and calendar programs read them (RFC 5545)."""

from collections.abc import Callable, Iterable
from datetime import UTC, timedelta

from icalendar import Calendar, Event

from campaigns.models import EventPage

CONTENT_TYPE = "text/calendar; charset=utf-8"
ASK_AGAIN = timedelta(hours=12)
A_MINUTE = 60
"""In seconds, whose number since 1970 passes the largest of RFC 5545 in 2038."""


def to_ical(name: str, events: Iterable[EventPage], absolute: Callable[[str], str]) -> bytes:
    """A calendar of this name; `absolute` makes a full address of one on this site."""
    calendar = Calendar()
    calendar.add("prodid", "-//Clean Village//Events//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})
    for event in events:
        calendar.add_component(_entry(event, absolute(event.get_url() or "")))
    written: bytes = calendar.to_ical()
    return written


def _entry(page: EventPage, address: str) -> Event:
    """Times in UTC, which every program knows without a table of zones.

    The UID is the same whatever name of the site the calendar was asked from: else a phone that
    knows it by another shows the event twice. What was published anew has a higher SEQUENCE,
    without which some programs keep the old time of an event that was moved.
    """
    assert page.begins_at is not None  # it is public
    assert page.ends_at is not None
    assert page.last_published_at is not None
    entry = Event()
    entry.add("uid", page.translation_key)
    entry.add("sequence", int(page.last_published_at.timestamp()) // A_MINUTE)
    entry.add("dtstamp", page.last_published_at.astimezone(UTC))
    entry.add("last-modified", page.last_published_at.astimezone(UTC))
    entry.add("dtstart", page.begins_at.astimezone(UTC))
    entry.add("dtend", page.ends_at.astimezone(UTC))
    entry.add("summary", page.title)
    entry.add("location", page.venue)
    entry.add("description", f"{page.in_short}\n主办：{page.organisers}\n{address}")
    entry.add("url", address)
    return entry
