"""A notice's table on a wide screen, and the print page on a phone."""

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

LINES = """link => Math.round(
    link.getBoundingClientRect().height / parseFloat(getComputedStyle(link).lineHeight))"""
INSIDE = "[document.documentElement.scrollWidth, window.innerWidth]"
ROOM = """room => {
    const left = element => element.getBoundingClientRect().left;
    const heading = document.querySelector("#found");
    return [room.scrollWidth - room.clientWidth, left(room) - left(heading)];
}"""


GAPS = """rows => rows.map(row => {
    const [name, ask] = [".name", ".ask"].map(part => row.querySelector(part));
    const text = document.createRange();
    text.selectNodeContents(name);
    const [left, right] = [text.getBoundingClientRect(), ask.getBoundingClientRect()];
    const link = ask.querySelector("a").getBoundingClientRect();
    return right.top > left.bottom ? null : link.left - left.right;
})"""


def test_on_a_card_the_name_keeps_away_from_the_way_to_ask(site, open_screen):
    screen = open_screen(360)
    screen.goto(site.cashbook.url)
    gaps = screen.locator(".cards tbody tr").evaluate_all(GAPS)
    assert min(gap for gap in gaps if gap is not None) >= 10


@pytest.mark.parametrize("width", [1280, 1440])
def test_a_wide_table_begins_below_its_heading_and_asks_in_one_line(site, open_screen, width):
    screen = open_screen(width)
    screen.goto(site.leases.url)
    ask = screen.get_by_role("link", name="这一处我有疑问").first
    assert ask.evaluate(LINES) == 1
    assert screen.locator(".table-room").evaluate(ROOM) == [0, 0]


def test_the_print_page_can_be_read_on_a_phone(site, open_screen):
    screen = open_screen(360)
    screen.goto(f"{site.leases.url}print/")
    inner, window = screen.evaluate(INSIDE)
    assert inner == window
    cells = screen.locator("tbody td:not(:empty)")
    boxes = [cell.bounding_box() for cell in cells.all()[:12]]
    assert all(box and box["x"] + box["width"] <= window for box in boxes)
    label = cells.first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label == '"合同编号"'
