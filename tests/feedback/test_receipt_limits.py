"""Whoever tries receipts learns nothing: neither by their number nor by the time that it takes."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from feedback.dialogue import receipt_limits
from feedback.receipts import receipt_for
from feedback.senders import sender_today
from tests.feedback.sending import SAID, receipt_in, send

HERE, ELSEWHERE = {"REMOTE_ADDR": "192.0.2.77"}, {"REMOTE_ADDR": "192.0.2.78"}


@pytest.fixture
def receipt(client, address):
    return receipt_in(send(client, address))


def look_up(client, receipt, **where):
    return client.post("/feedback/receipt/", {"receipt": receipt}, **where)


def test_after_many_wrong_ones_none_is_looked_up_from_there(client, receipt, monkeypatch):
    monkeypatch.setattr(receipt_limits, "MOST_WRONG", 2)
    for number in range(2):
        assert look_up(client, receipt_for(f"never sent {number}"), **HERE).status_code == 200
    for tried in (receipt, receipt_for("never sent")):
        refused = look_up(client, tried, **HERE)
        assert refused.status_code == 429
        assert "分钟再查" in refused.content.decode()
        assert SAID not in refused.content.decode()
    assert SAID in look_up(client, receipt, **ELSEWHERE).content.decode()


def test_what_is_mistyped_or_found_is_not_counted(client, receipt, monkeypatch):
    monkeypatch.setattr(receipt_limits, "MOST_WRONG", 1)
    wrong = receipt[:3] + str((int(receipt[3]) + 1) % 10) + receipt[4:]
    for tried in (wrong, "12", "", receipt, receipt):
        look_up(client, tried)
    assert SAID in look_up(client, receipt).content.decode()


def test_a_receipt_that_there_is_not_asks_the_database_as_much_as_one_that_there_is(
    client, receipt
):
    asked = []
    for tried in (receipt, receipt_for("never sent")):
        with CaptureQueriesContext(connection) as queries:
            look_up(client, tried)
        asked.append([query["sql"].split("WHERE")[0] for query in queries])
    assert asked[0] == asked[1]


def test_the_cache_learns_no_address_and_names_it_anew_each_day(rf, client, monkeypatch):
    here = rf.get("/", **HERE)
    now = sender_today(here)
    assert "192.0.2" not in now
    assert now != sender_today(rf.get("/", **ELSEWHERE))
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *args: tomorrow)
    assert now != sender_today(here)


@pytest.mark.django_db
def test_while_the_cache_is_away_receipts_are_looked_up(client, receipt, monkeypatch):
    monkeypatch.setattr(cache, "get", lambda *args, **kwargs: None)
    assert SAID in look_up(client, receipt).content.decode()
