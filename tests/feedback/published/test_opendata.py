"""Published tickets as files."""

import csv
import json
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from areas.enums import Level
from areas.factories import AreaFactory
from feedback.enums import State, Step
from feedback.handling import steps
from feedback.handling.publishing import PublicWords, publish, take_back
from feedback.models import Category, PublishedTicket, Ticket, TicketEvent
from feedback.published.opendata import FIELDS
from tests.feedback.published.conftest import SHOWN, agreed_ticket


@pytest.fixture
def mended(lamp):
    """Published with what was done, as everybody reads it."""
    steps.close(lamp.ticket.pk, lamp.people[Level.MICRO_GRID], text="给王小明家门口装好了。")
    closed = TicketEvent.objects.get(step=Step.CLOSED)
    words = PublicWords(SHOWN, {closed.pk: "换了新的路灯。"})
    published = publish(lamp.ticket.pk, lamp.station, words)
    Ticket.unscoped.update(is_satisfied=True)
    return published


def file_of(client, area, ending):
    return client.get(f"/feedback/public/{area.code}/tickets.{ending}")


def rows_in_csv(client, area):
    content = file_of(client, area, "csv").getvalue()
    assert content.startswith(b"\xef\xbb\xbf")  # else Excel shows no Chinese
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def rows_in_json(client, area):
    return json.loads(file_of(client, area, "json").getvalue())["tickets"]


def test_both_files_hold_the_same_and_no_more_than_the_page(client, place, mended):
    [row] = rows_in_json(client, place.village)
    today = timezone.localdate().isoformat()
    assert row == {
        "id": mended.token,
        "village_code": place.village.code,
        "village": "星光村",
        "kind": "问题",
        "category": "道路、路灯、水电",
        "state": State.CLOSED.label,
        "received_on": today,
        "due_on": mended.ticket.due_on.isoformat(),
        "settled_on": today,
        "published_on": today,
        "text": SHOWN,
        "answer": "换了新的路灯。",
        "rating": "群众说满意",
        "me_too": 0,
        "address": row["address"],
    }
    assert row["address"].endswith(f"/feedback/tickets/{mended.token}/")
    [line] = rows_in_csv(client, place.village)
    assert line == {key: str(value) for key, value in row.items()}


def test_every_column_is_explained_where_the_lists_lead(client, place):
    page = client.get(f"/feedback/public/{place.village.code}/").text
    assert 'href="/feedback/public/data/"' in page
    told = client.get("/feedback/public/data/").text
    assert not [field.key for field in FIELDS if f"<code>{field.key}</code>" not in told]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+86", "-坏了", "＝cmd|' /C calc'!A0"])
def test_no_spreadsheet_takes_words_for_a_formula(client, place, text):
    ticket = agreed_ticket(place.village, place.village)
    PublishedTicket.objects.create(ticket=ticket, text=text)
    [line] = rows_in_csv(client, place.village)
    assert line["text"] == (text if text == "+86" else f"'{text}")
    [row] = rows_in_json(client, place.village)
    assert row["text"] == text


def test_nothing_that_is_held_for_a_look_is_ever_in_them(client, place, lamp):
    Ticket.unscoped.update(is_held=True)
    assert rows_in_json(client, place.village) == []
    lamp.published()  # whoever publishes has looked
    assert len(rows_in_json(client, place.village)) == 1
    assert not Ticket.unscoped.filter(is_held=True).exists()


def test_what_is_taken_back_is_in_neither(client, place, mended):
    take_back(mended.ticket_id)
    assert rows_in_csv(client, place.village) == rows_in_json(client, place.village) == []
    assert file_of(client, place.village, "csv").headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_who_has_the_file_already_is_told_so_without_another_being_written(
    client, place, mended, ending
):
    had = {"If-None-Match": file_of(client, place.village, ending).headers["ETag"]}

    def answer():
        return client.get(f"/feedback/public/{place.village.code}/tickets.{ending}", headers=had)

    with CaptureQueriesContext(connection) as asked:
        same = answer()
    assert (same.status_code, b"".join(same)) == (304, b"")
    assert not any("publishedwords" in query["sql"] for query in asked)
    PublishedTicket.objects.update(me_too=1)
    assert answer().status_code == 200


def test_each_change_of_what_a_file_holds_makes_it_another(client, place, lamp):
    def edition():
        return file_of(client, place.village, "csv").headers["ETag"]

    seen = [edition()]
    handler = lamp.people[Level.MICRO_GRID]
    lamp.published("路灯坏了。")
    for change in (
        lambda: lamp.published("路灯又坏了。"),
        lambda: steps.close(lamp.ticket.pk, handler, text="换了新的。"),
        lambda: Category.objects.filter(pk=lamp.ticket.category_id).update(name="路灯"),
        lambda: take_back(lamp.ticket.pk),
    ):
        seen.append(edition())
        change()
    seen.append(edition())
    assert len(set(seen)) == len(seen)


def test_a_town_has_those_of_its_villages_and_no_number_asks_more_often(client, place):
    other = AreaFactory(parent=place.town, name="月亮村村民委员会")

    def asked_with(number):
        for _ in range(number):
            ticket = agreed_ticket(other, other)
            PublishedTicket.objects.create(ticket=ticket, text="=坏了，\n真的。")
        with CaptureQueriesContext(connection) as asked:
            rows = rows_in_csv(client, place.town)
        return len(asked), len(rows)

    asked_with(1)  # once, for what a process asks only once
    queries, _ = asked_with(0)
    assert asked_with(30) == (queries, 31)
    assert file_of(client, place.town, "json").status_code == 200
    assert rows_in_json(client, place.village) == []


def test_an_unknown_area_has_no_file(client, place):
    assert file_of(client, AreaFactory(parent=place.village), "csv").status_code == 404
