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
    expect(screen.locator("datalist option")).to_have_attribute("value", "鱼塘")
    box.fill("鱼塘")
    box.press("Enter")
    expect(screen.locator(".hits__text mark")).to_have_text("鱼塘")
    screen.get_by_role("link", name="东边鱼塘").click()
    expect(screen).to_have_url(f"{live_server.url}/search/#there")
