"""Logging in and out, as staff do it."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from home.models import StandardPage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def screen(live_server, browser, home) -> Page:
    """An office's browser, logged in."""
    User.objects.create_superuser("lu", password="correct-horse")
    screen = browser.new_page(viewport={"width": 1280, "height": 1100}, base_url=live_server.url)
    screen.goto("/admin/")
    screen.locator("[name=username]").fill("lu")
    screen.locator("[name=password]").fill("correct-horse")
    screen.locator("form.login-form [type=submit]").click()
    screen.wait_for_url("**/admin/")
    return screen


def test_the_way_out_is_in_sight(live_server, screen):
    screen.get_by_role("button", name="退出登录").click()

    expect(screen).to_have_url(f"{live_server.url}/admin/login/")
    screen.goto(f"{live_server.url}/admin/")
    expect(screen.locator("[name=password]")).to_be_visible()


def test_the_preview_beside_the_editor_shows_the_page(screen):
    page = StandardPage.objects.get(slug="privacy")
    screen.goto(f"/admin/pages/{page.pk}/edit/")
    screen.get_by_role("button", name="预览").first.click()
    preview = screen.frame_locator("iframe[title=预览]").first
    expect(preview.get_by_role("heading", level=1)).to_have_text(page.title)

    screen.get_by_role("button", name="打开或收起检查").click()
    expect(screen.get_by_text("3 分钟")).to_be_visible()  # to read: its scripts have read the page


def test_editors_work_under_the_content_policy(screen, home, town):
    """Rich text, days, choosers, menus: all that is a script of Wagtail's runs, none is refused."""
    refused = []
    screen.on("console", lambda message: refused.append(message.text))
    page = StandardPage.objects.get(slug="privacy")
    for address in ("pages", f"pages/{town.pk}", "notices", "users", "reports/site-history"):
        screen.goto(f"/admin/{address}/")
        screen.wait_for_load_state("networkidle")

    screen.goto(f"/admin/pages/{page.pk}/edit/")
    expect(screen.locator("[contenteditable=true]").first).to_be_visible()

    screen.goto("/admin/duty/new/")
    screen.locator("#id_starts_on").click()
    expect(screen.locator(".xdsoft_datetimepicker").first).to_be_visible()
    screen.keyboard.press("Escape")
    screen.locator("[data-chooser-action-choose]").first.click()
    expect(screen.get_by_role("dialog")).to_contain_text("平湖市")

    assert [text for text in refused if "Content Security Policy" in text] == []
