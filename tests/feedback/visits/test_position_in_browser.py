"""The position comes along if its holder presses the button where a town wants it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from areas.enums import Level
from feedback.models import Visit
from feedback.visiting import keep_positions
from tests.browser.conftest import PHONE_HEIGHT, PHONE_WIDTH

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

HERE = {"latitude": 30.71234, "longitude": 121.04567}
BUTTON = "带上手机的位置"


@pytest.fixture
def open_visits(chain, client, browser, live_server):
    """Opens the page of visits in the phone of the micro-grid's member, which gives `grants`."""
    client.force_login(chain.people[Level.MICRO_GRID])
    session = client.cookies["sessionid"].value

    def open_page(*grants: str):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": PHONE_WIDTH, "height": PHONE_HEIGHT},
            geolocation=HERE,
            permissions=list(grants),
        )
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.goto(reverse("desk:visits"))
        return page

    return open_page


def write_down(page):
    page.get_by_label("走到哪里").select_option(label="第一微网格，走了一圈")
    page.get_by_role("button", name="记下来").click()
    expect(page.get_by_text("记下了：第一微网格 走了一圈。")).to_be_visible()
    return Visit.objects.latest("pk").position


def test_nothing_asks_for_it_before_the_town_turns_it_on(open_visits):
    page = open_visits("geolocation")
    expect(page.get_by_role("button", name="记下来")).to_be_visible()
    expect(page.get_by_role("button", name=BUTTON)).to_have_count(0)
    assert write_down(page) == ""


def test_it_comes_along_only_when_the_button_is_pressed(chain, open_visits):
    keep_positions(chain.areas[Level.TOWN], keep=True)
    page = open_visits("geolocation")
    assert write_down(page) == ""
    page.get_by_role("button", name=BUTTON).click()
    expect(page.get_by_text("位置带上了。")).to_be_visible()
    assert write_down(page) == "30.7123,121.0457"


def test_a_phone_that_refuses_hinders_nobody(chain, open_visits):
    keep_positions(chain.areas[Level.TOWN], keep=True)
    page = open_visits()
    page.get_by_role("button", name=BUTTON).click()
    expect(page.get_by_text("手机没有给位置，不带也能记。")).to_be_visible()
    assert write_down(page) == ""
