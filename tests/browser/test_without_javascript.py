"""Every page for old eyes, old phones and weak signal: without scripts, narrow, light, discreet."""

import gzip
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Response

from tests.browser.conftest import PHONE_WIDTH
from tests.browser.sights import sights

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

NARROWEST = 320
HEAVIEST = 60_000
"""Bytes of one page and its style sheets, compressed."""

SMALL_TARGETS = """() => {
    const touched = "nav a, ul a, ol.steps a, .chip, .button, button, summary, select, textarea,"
        + " label.choice, input:not([type=hidden], label.choice input)";
    const seen = [...document.querySelectorAll(touched)].filter(
        element => element.checkVisibility({visibilityProperty: true})
            && getComputedStyle(element).display !== "inline"
    );
    return seen.filter(element => {
        const box = element.getBoundingClientRect();
        return Math.min(box.width, box.height) < 43.9;
    }).map(element => {
        const box = element.getBoundingClientRect();
        return `${Math.round(box.width)} × ${Math.round(box.height)} ${element.outerHTML}`;
    });
}"""
"""Whatever stands alone to be touched and is under 44 px; links inside of sentences are exempt."""

SMALL_WORDS = """() => [...document.querySelectorAll("main p, main li, main td, main dd")].filter(
    element => parseFloat(getComputedStyle(element).fontSize) < 18
).map(element => element.outerHTML)"""

SHARED_PICTURES = """() => [...document.querySelectorAll("meta[property='og:image']")].map(
    element => element.content
)"""
SHARED_PIXELS = 300

OURS = ":is([src$='/photos.js'], [src$='/draft.js'], [src$='/emptied.js'], [src$='/suggest.js'])"
"""What adds photos to a form more smoothly, keeps a draft, empties what was sent about an
official, and offers words to search for; all works without.
"""

WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture
def screen(open_screen):
    return open_screen(javascript=False)


def test_every_page_says_what_it_has_to_say_and_can_be_shared(site, screen, live_server):
    """With a picture that WeChat can fetch."""
    for sight in sights(site):
        sight.show(screen)
        assert screen.get_by_role("heading", level=1).count() == 1, sight.address
        assert screen.locator(f"script:not({OURS})").count() == 0, sight.address
        pictures = screen.evaluate(SHARED_PICTURES)
        assert len(pictures) == 1, sight.address
        assert pictures[0].startswith(f"{live_server.url}/"), sight.address
    with Image.open(BytesIO(screen.request.get(pictures[0]).body())) as picture:
        assert min(picture.size) >= SHARED_PIXELS


def test_nothing_sticks_out_and_everything_can_be_touched(site, screen):
    for sight in sights(site):
        screen.set_viewport_size({"width": PHONE_WIDTH, "height": 640})
        sight.show(screen)
        assert screen.evaluate(SMALL_TARGETS) == [], sight.address
        assert screen.evaluate(SMALL_WORDS) == [], sight.address
        screen.set_viewport_size({"width": NARROWEST, "height": 640})
        assert screen.evaluate(WIDTH) <= NARROWEST, sight.address


def test_pages_are_light_and_ask_nobody_else(site, screen, live_server):
    asked: set[str] = set()
    page: list[Response] = []

    def note(answer):
        asked.add(urlsplit(answer.url).netloc)
        if answer.request.is_navigation_request():
            page.clear()
        page.append(answer)

    screen.on("response", note)
    for sight in sights(site):
        sight.show(screen)
        assert sum(map(weight, page)) <= HEAVIEST, sight.address
    assert asked == {urlsplit(live_server.url).netloc}
    assert screen.context.cookies() == []


def weight(answer: Response) -> int:
    """Compressed bytes of what must be there before anything can be read."""
    kind = answer.header_value("content-type") or ""
    counts = kind.startswith(("text/html", "text/css"))
    return len(gzip.compress(answer.body())) if counts else 0
