"""The way of one scan on an old phone, 360 × 640, and what axe says of every page of it."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from feedback.models import Ticket
from feedback.selectors import code_of
from feedback.tokens import new_token
from tests.feedback.conftest import ROW_KEY

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

PHONE = {"width": 360, "height": 640}


@pytest.fixture
def screen(place, live_server, monkeypatch):
    """A phone's browser on the running site."""
    chromium = shutil.which("chromium")
    if chromium is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Chromium is not installed.")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop running
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser.new_page(viewport=PHONE, base_url=live_server.url)
        browser.close()


def assert_readable(screen):
    """axe finds nothing, and nothing sticks out to the side."""
    results = Axe().run(screen)
    assert results.violations_count == 0, results.generate_report()
    assert screen.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_from_the_scan_to_the_receipt(place, screen):
    screen.goto(f"/q/{code_of(place.notice).token}/")
    assert_readable(screen)
    screen.get_by_role("link", name="我有话要说").click()
    assert_readable(screen)

    screen.goto(f"/feedback/new/?page={place.notice.pk}&row={ROW_KEY}")
    screen.get_by_label("联系方式").fill("13800000000")
    screen.get_by_role("button", name="送出").click()
    screen.get_by_text("还没有写内容").wait_for()
    assert_readable(screen)
    assert screen.get_by_label("联系方式").input_value() == "13800000000"

    screen.get_by_label("您想说什么").fill("这块鱼塘去年就退租了。")
    screen.get_by_role("button", name="送出").click()
    screen.get_by_role("heading", name="收到了").wait_for()
    assert_readable(screen)
    assert Ticket.unscoped.count() == 1
    receipt = screen.locator("dt:has-text('回执号') + dd").inner_text()

    screen.goto("/feedback/receipt/")
    assert_readable(screen)
    screen.get_by_label("回执号").fill(receipt)
    screen.get_by_role("button", name="查一查").click()
    screen.get_by_text("这块鱼塘去年就退租了。").wait_for()
    assert_readable(screen)
    assert not screen.context.cookies()


def test_a_wrong_code_can_be_typed_anew(place, screen):
    token = code_of(place.notice).token
    screen.goto("/q/")
    assert_readable(screen)
    screen.get_by_label("印的码").fill(token[::-1])
    screen.get_by_role("button", name="打开").click()
    screen.get_by_role("alert").wait_for()
    assert_readable(screen)
    screen.get_by_label("印的码").fill(token.lower())
    screen.get_by_role("button", name="打开").click()
    screen.get_by_role("link", name="看这份公示").wait_for()


def test_dead_ends_lead_on(place, screen):
    token = code_of(place.notice).token
    screen.goto(f"/q/{new_token()}/")
    assert_readable(screen)
    place.notice.unpublish()
    screen.goto(f"/q/{token}/")
    screen.get_by_text("已经撤下").first.wait_for()
    assert_readable(screen)
