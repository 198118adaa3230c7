"""Finding one's village and setting the type, on a phone that runs no scripts."""

import pytest
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_the_village_is_found_without_javascript(live_server, browser, home):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    screen = context.new_page()
    screen.goto(live_server.url)
    screen.get_by_role("link", name="特大字号").click()
    expect(screen.locator("html")).to_have_css("font-size", "28px")
    screen.get_by_label("找村，找公开的事").fill("星光")
    screen.get_by_role("button", name="找一找").click()
    screen.get_by_role("link", name="星光村").first.click()
    expect(screen.get_by_role("heading", level=1)).to_have_text("星光村")
    assert [cookie["name"] for cookie in context.cookies()] == ["display"]


CHOICES = ".display [data-display]"
SIDES = """links => links.map(link => {
    const words = link.firstElementChild.getBoundingClientRect();
    const style = getComputedStyle(link);
    return [words.left, words.right, style.textDecorationLine, style.boxShadow];
})"""


def spoken(screen):
    """The names of the page's links as a screen reader gets them."""
    nodes = screen.context.new_cdp_session(screen).send("Accessibility.getFullAXTree")["nodes"]
    links = [node for node in nodes if node.get("role", {}).get("value") == "link"]
    return ["".join(link["name"]["value"].split()) for link in links]


def test_what_is_chosen_is_seen_apart_and_heard(live_server, browser, home):
    screen = browser.new_page(viewport={"width": 320, "height": 640})
    screen.goto(live_server.url)
    before = screen.content()
    assert "标准字号，已选" in spoken(screen)
    for choice in ("特大字号", "高对比"):
        link = screen.get_by_role("link", name=choice)
        link.click()
        expect(link).to_have_css("font-weight", "700")
    assert screen.content() == before
    names = spoken(screen)
    assert {"标准字号", "大字号", "特大字号，已选", "高对比，再点一次恢复，已选"} <= set(names)
    *_, largest, contrast = screen.locator(CHOICES).evaluate_all(SIDES)
    assert [largest[2:], contrast[2:]] == [["underline", "none"]] * 2
    assert contrast[0] - largest[1] > 4
