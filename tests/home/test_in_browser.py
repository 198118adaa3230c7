"""Finding one's village and setting the type, on a phone that runs no scripts."""

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_the_village_is_found_without_javascript(live_server, browser, home):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    screen = context.new_page()
    screen.goto(live_server.url)
    screen.get_by_role("link", name="特大字号").click()
    screen.get_by_label("找我的村").fill("星光")
    screen.get_by_role("button", name="找一找").click()
    screen.get_by_role("link", name="星光村").first.click()
    assert screen.get_by_role("heading", level=1).inner_text() == "星光村"
    assert [cookie["name"] for cookie in context.cookies()] == ["display"]
