"""Type that a reader enlarged, on a phone: words stay apart, and titles grow with the text."""

import pytest

from home.display import Size
from tests.browser.sights import sights

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

WIDTHS = (320, 360)

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


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("size", list(Size))
def test_the_words_of_a_chart_stay_apart(site, open_screen, width, size):
    screen = open_screen(width, display=size)
    for notice in (site.leases, site.cashbook, site.aid):
        screen.goto(notice.url)
        assert screen.locator(".bar").count()
        assert screen.evaluate(OVERLAPPING) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_title_is_the_largest_and_grows_with_the_text(site, open_screen, width):
    titles: dict[str, list[float]] = {}
    for size in Size:
        screen = open_screen(width, display=size)
        for sight in sights(site):
            if sight.act:
                continue
            sight.show(screen)
            sizes = screen.evaluate(TYPE_SIZES)
            title = next(pixels for tag, pixels in sizes if tag == "H1")
            assert title > max((pixels for tag, pixels in sizes if tag != "H1"), default=0)
            titles.setdefault(sight.address, []).append(title)
    on_screen = {
        at: grown for at, grown in titles.items() if not at.endswith(("/print/", "/poster/"))
    }
    for address, grown in on_screen.items():
        assert grown == sorted(set(grown)), address
