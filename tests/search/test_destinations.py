"""What is typed into the box for everything, but is no word: codes and receipts."""

from dataclasses import replace

import pytest

from home import destinations
from home.destinations import register_destination
from tests.search.test_page import LEASE, words


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(destinations, "_finders", [])
    monkeypatch.setattr(destinations, "_guessing", [])
    register_destination(lambda typed: "/clock/" if typed == "12:30" else None)


def test_what_an_app_knows_leads_there(client, home):
    assert client.get("/search/", {"q": "12:30"}).url == "/clock/"


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "星光"}, {"other": "12:30"}])
def test_all_else_stays_on_the_page(client, home, asked):
    assert client.get("/search/", asked).status_code == 200


NUMBER = "HT2026-07"


@pytest.mark.parametrize("typed", [NUMBER, "ht2026-07", "HT2026 07"])
def test_what_may_be_a_code_but_stands_in_a_text_is_found(client, home, put, typed):
    register_destination(lambda typed: "/clock/", guesses=True)
    put(replace(LEASE, key="row-2", title=f"垃圾清运，{NUMBER}（泖河村2026年合同台账）"))
    assert "垃圾清运" in words(client.get("/search/", {"q": typed}))


def test_where_no_text_has_it_it_leads_where_it_is_explained(client, home):
    register_destination(lambda typed: "/clock/", guesses=True)
    assert client.get("/search/", {"q": "HT2026-08"}).url == "/clock/"


def test_who_turns_to_another_page_or_order_stays(client, home):
    register_destination(lambda typed: "/clock/", guesses=True)
    for asked in ({"page": "2"}, {"sort": "newest"}, {"year": "2026"}):
        assert client.get("/search/", {"q": "HT2026-08", **asked}).status_code == 200
