"""Words that are offered while one types."""

from datetime import date

import pytest
from playwright.sync_api import expect

from search.engines.base import Document


@pytest.fixture
def words(client, home, put):
    put(Document("a", "notice", "低保评议", "鱼塘租金", "/a/"))
    return lambda typed: client.get("/search/suggest/", {"q": typed}).json()["words"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("低", "低保"),
        ("dib", "低保"),
        ("db", "低保"),
        ("ＤＢ", "低保"),
        ("星", "星光村"),
        ("魚", "鱼塘"),
        ("xgc", "星光村"),
        ("xingguang", "星光村"),
        ("xdz", "新埭镇"),
        ("鱼塘 zu", "鱼塘 租金"),
        ("yt 租", "yt 租金"),
        ("低保 xgc", "低保 星光村"),
    ],
)
def test_characters_pinyin_and_initials_are_completed(words, typed, offered):
    assert offered in words(typed)


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "\ud800", "😀", "低" * 2000, "<script>"])
def test_what_begins_no_word_offers_none(words, typed):
    assert words(typed.encode("utf-8", "replace").decode()) == []


def test_no_word_is_offered_of_what_has_an_end(words, put):
    put(Document("b", "row", "救助", "低谷阿毛", "/b/", until=date(2026, 9, 1)))
    put(Document("c", "row", "救助", "低谷阿毛", "/c/", until=date(2999, 9, 1)))
    assert not [word for word in words("低") if "谷" in word]


def test_they_may_be_kept_for_a_minute(client, home):
    assert "max-age=60" in client.get("/search/suggest/?q=a")["Cache-Control"]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_from_typing_to_the_highlighted_row(live_server, browser, home, put):
    put(Document("a", "row", "东边鱼塘", "标的：东边鱼塘，租金 3 万元", "/search/#there"))
    screen = browser.new_page(viewport={"width": 360, "height": 640})
    screen.goto(f"{live_server.url}/search/")
    box = screen.get_by_role("combobox")
    box.press_sequentially("yut")
    expect(screen.get_by_role("option", name="鱼塘")).to_be_visible()
    box.fill("鱼塘")
    box.press("Enter")
    expect(screen.locator(".hits__text mark")).to_have_text("鱼塘")
    screen.get_by_role("link", name="东边鱼塘").click()
    expect(screen).to_have_url(f"{live_server.url}/search/#there")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("path", ["/search/", "/"])
def test_a_word_is_taken_with_the_keys(live_server, browser, home, put, path):
    put(Document("a", "row", "东边鱼塘", "标的：东边鱼塘，租金 3 万元", "/search/#there"))
    screen = browser.new_page(viewport={"width": 360, "height": 640})
    screen.goto(f"{live_server.url}{path}")
    box = screen.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("yut")
    option = screen.get_by_role("option", name="鱼塘")
    expect(option).to_be_visible()
    expect(screen.get_by_text("个可以选")).to_have_count(1)
    box.press("Escape")
    expect(option).to_be_hidden()
    expect(box).to_have_value("yut")
    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "offer-0")
    box.press("ArrowUp")
    expect(option).to_have_attribute("aria-selected", "false")
    box.press("ArrowDown")
    box.press("Enter")
    expect(screen.locator(".hits__text mark")).to_have_text("鱼塘")
    expect(screen.get_by_role("combobox")).to_have_value("鱼塘")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_pinyin_that_is_still_composed_asks_nothing(live_server, browser, home, put):
    put(Document("a", "row", "东边鱼塘", "", "/search/#there"))
    screen = browser.new_page()
    screen.goto(f"{live_server.url}/search/")
    asked = []
    screen.on("request", lambda request: asked.append(request.url))
    screen.evaluate("""() => {
        const box = document.querySelector("#q");
        const type = (name, value, isComposing) => {
            box.value = value;
            box.dispatchEvent(name === "input"
                ? new InputEvent(name, { isComposing }) : new CompositionEvent(name));
        };
        box.focus();
        type("input", "yu", true);
        setTimeout(() => { type("input", "鱼塘", true); type("compositionend", "鱼塘"); }, 600);
    }""")
    expect(screen.get_by_role("option", name="鱼塘")).to_be_visible()
    assert len([url for url in asked if "suggest" in url]) == 1
