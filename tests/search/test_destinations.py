"""What is typed into the box for everything, but is no word: codes and receipts."""

import pytest

from home import destinations
from home.destinations import register_destination


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(destinations, "_finders", [])
    register_destination(lambda typed: "/clock/" if typed == "12:30" else None)


def test_what_an_app_knows_leads_there(client, home):
    assert client.get("/search/", {"q": "12:30"}).url == "/clock/"


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "星光"}, {"other": "12:30"}])
def test_all_else_stays_on_the_page(client, home, asked):
    assert client.get("/search/", asked).status_code == 200
