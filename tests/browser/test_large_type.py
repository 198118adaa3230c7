"""Type that a reader enlarged, on a phone: words stay apart, and titles grow with the text."""

import pytest

from home.display import Size
from home.models import VillagePage
from tests.browser.conftest import PHONE_HEIGHT
from tests.browser.sights import sights

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

WIDTHS = (320, 360)

ON_PAPER = ("/print/", "/poster/")

LONG_NAME = "村会计（报账员） 陆雪英"
LONG_APPROVAL = {"handed_in_by": LONG_NAME, "by": ["村务监督委员会主任（代理） 沈建平"], "why": ""}

SCROLLED = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""

OVERLAPPING = """() => [...document.querySelectorAll(".bar")].filter(bar => {
    const boxes = [...bar.querySelectorAll("span, rect")].map(part => part.getBoundingClientRect());
    return boxes.some((one, place) => boxes.slice(place + 1).some(
        other => one.left < other.right - 1 && other.left < one.right - 1
            && one.top < other.bottom - 1 && other.top < one.bottom - 1
    ));
}).map(bar => bar.textContent)"""

TYPE_SIZES = """() => [...document.querySelectorAll("h1, main h2, main p, main dd")].map(
    element => [element.tagName, parseFloat(getComputedStyle(element).fontSize)]
)"""


@pytest.mark.parametrize("size", list(Size))
def test_only_wide_tables_are_scrolled_sideways_and_the_title_is_the_largest(
    site, open_screen, size
):
    """What a notice says of those who made it and let it through among it, however long."""
    site.leases.approval = LONG_APPROVAL
    site.leases.prepared_by = LONG_NAME
    site.leases.save()
    screen = open_screen(min(WIDTHS), display=size)
    for sight in sights(site):
        sight.show(screen)
        for width in WIDTHS:
            screen.set_viewport_size({"width": width, "height": PHONE_HEIGHT})
            if not sight.address.endswith(ON_PAPER):
                assert screen.evaluate(SCROLLED) <= 0, sight.address
            sizes = screen.evaluate(TYPE_SIZES)
            title = next(pixels for tag, pixels in sizes if tag == "H1")
            others = [pixels for tag, pixels in sizes if tag != "H1"]
            assert title > max(others, default=0), sight.address


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("size", list(Size))
def test_the_words_of_a_chart_stay_apart(site, open_screen, width, size):
    screen = open_screen(width, display=size)
    for notice in (site.leases, site.cashbook, site.aid):
        screen.goto(notice.url)
        assert screen.locator(".bar").count()
        assert screen.evaluate(OVERLAPPING) == []


def test_titles_grow_with_the_text(site, open_screen):
    village = VillagePage.objects.get(area=site.places.xingguang)
    for address in ("/", village.url, site.leases.url):
        grown = []
        for size in Size:
            screen = open_screen(min(WIDTHS), display=size)
            screen.goto(address)
            grown.append(next(px for tag, px in screen.evaluate(TYPE_SIZES) if tag == "H1"))
        assert grown == sorted(set(grown)), address
