"""Logging in and out, as staff do it."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_the_way_out_is_in_sight(live_server, browser, home):
    User.objects.create_superuser("lu", password="correct-horse")
    screen = browser.new_page(viewport={"width": 1280, "height": 1100})
    screen.goto(f"{live_server.url}/admin/")
    screen.locator("[name=username]").fill("lu")
    screen.locator("[name=password]").fill("correct-horse")
    screen.locator("form.login-form [type=submit]").click()

    screen.get_by_role("button", name="退出登录").click()

    expect(screen).to_have_url(f"{live_server.url}/admin/login/")
    screen.goto(f"{live_server.url}/admin/")
    expect(screen.locator("[name=password]")).to_be_visible()
