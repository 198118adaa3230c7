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


def test_after_many_wrong_ones_the_right_one_is_still_answered_from_there(
    client, receipt, monkeypatch
):
    monkeypatch.setattr(receipt_limits, "MOST_WRONG", 2)
    tried = [look_up(client, receipt_for(f"never sent {number}"), **HERE) for number in range(4)]
    assert [answer.status_code for answer in tried] == [200, 200, 429, 429]
    assert "没有这个回执号" in tried[-1].content.decode()
    assert "慢慢再输一遍" in tried[-1].content.decode()
    assert SAID in look_up(client, receipt, **HERE).content.decode()
    assert look_up(client, receipt_for("never sent"), **ELSEWHERE).status_code == 200


def test_whoever_looks_after_the_site_reads_once_that_somebody_tries_receipts(
    client, receipt, monkeypatch, caplog
):
    monkeypatch.setattr(receipt_limits, "MOST_WRONG", 2)
    for number in range(5):
        look_up(client, receipt_for(f"never sent {number}"), **HERE)
    (said,) = [each for each in caplog.messages if "receipts" in each]
    assert HERE["REMOTE_ADDR"] not in said


def test_what_is_mistyped_or_found_is_not_counted(client, receipt, monkeypatch):
    monkeypatch.setattr(receipt_limits, "MOST_WRONG", 1)
    wrong = receipt[:3] + str((int(receipt[3]) + 1) % 10) + receipt[4:]
    for tried in (wrong, "12", "", receipt, receipt):
        look_up(client, tried)
    assert look_up(client, receipt_for("never sent")).status_code == 200


@pytest.mark.parametrize("most_wrong", [0, 30])
def test_a_receipt_that_there_is_not_asks_the_database_as_much_as_one_that_there_is(
    client, receipt, most_wrong, monkeypatch
):
    monkeypatch.setattr(receipt_limits, "MOST_WRONG", most_wrong)
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
