"""Every kind of page under axe, contrast included, on a phone and on a desk."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

NARROW, PHONE, DESK = 320, 360, 1280


@pytest.fixture
def browser(live_server, monkeypatch):
    """Chromium without JavaScript of ours to miss: axe brings its own."""
    chromium = shutil.which("chromium")
    if chromium is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Chromium is not installed.")
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop running
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def addresses(home, town, village):
    found = ["/?village=红旗", "/?village=月亮湾"]
    return ["/", *found, town.url, village.url, "/privacy/", "/accessibility/", "/nothing/"]


@pytest.mark.parametrize("choice", ["standard", "standard-high", "largest"])
def test_pages_are_readable(live_server, browser, addresses, choice):
    for width in (NARROW, PHONE, DESK):
        context = browser.new_context(viewport={"width": width, "height": 640})
        context.add_cookies([{"name": "display", "value": choice, "url": live_server.url}])
        screen = context.new_page()
        for address in addresses:
            screen.goto(live_server.url + address)
            results = Axe().run(screen)
            assert results.violations_count == 0, results.generate_report()
            assert screen.evaluate("document.documentElement.scrollWidth") <= width, address
        context.close()


def test_the_village_is_found_without_javascript(live_server, browser, home):
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": PHONE, "height": 640}
    )
    screen = context.new_page()
    screen.goto(live_server.url)
    screen.get_by_role("link", name="特大字体").click()
    screen.get_by_label("找我的村").fill("星光")
    screen.get_by_role("button", name="找一找").click()
    screen.get_by_role("link", name="星光村").first.click()
    assert screen.get_by_role("heading", level=1).inner_text() == "星光村"
    assert [cookie["name"] for cookie in context.cookies()] == ["display"]
