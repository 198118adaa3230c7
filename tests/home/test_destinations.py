"""What is typed into the box for names of villages, but is none."""

import pytest

from home.destinations import register_destination


@pytest.fixture(autouse=True)
def clock():
    register_destination(lambda typed: "/clock/" if typed == "12:30" else None)


def test_what_an_app_above_knows_leads_there(client, home):
    assert client.get("/", {"village": "12:30"}).url == "/clock/"


@pytest.mark.parametrize("asked", [{}, {"village": ""}, {"village": "星光"}, {"other": "12:30"}])
def test_all_else_stays_on_the_page(client, home, asked):
    assert client.get("/", asked).status_code == 200
