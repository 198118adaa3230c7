"""Room for a finger: what stands alone to be touched is 44 px high and wide on a phone."""

import pytest

from tests.browser.sights import sights

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

TOO_SMALL = """() => {
    const TOUCHED = "a, button, summary";
    const inline = element => getComputedStyle(element).display.startsWith("inline");
    const line = element => {
        let around = element.parentElement;
        while (inline(around)) around = around.parentElement;
        return around;
    };
    const words = text => text.replace(/[\\s\\p{P}\\p{S}]/gu, "");
    const wordsBeside = element => {
        const copy = line(element).cloneNode(true);
        copy.querySelectorAll(`${TOUCHED}, .visually-hidden`).forEach(each => each.remove());
        return words(copy.textContent);
    };
    return [...document.querySelectorAll(TOUCHED)].filter(element => {
        const box = element.getBoundingClientRect();  // that of a link with what pads it
        return element.checkVisibility({visibilityProperty: true})
            && box.bottom + scrollY > 0
            && Math.min(box.width, box.height) < 43.9
            && (element.closest(".links") || element.matches("button, summary, .chip")
                || !wordsBeside(element));
    }).map(element => {
        const box = element.getBoundingClientRect();
        return `${element.textContent.trim()} ${box.width}x${box.height}`;
    });
}"""


def test_what_stands_alone_has_room_for_a_finger(site, open_screen):
    screen = open_screen()
    small = {}
    for sight in sights(site):
        sight.show(screen)
        if found := screen.evaluate(TOO_SMALL):
            small[f"{sight.address} {sight.says}"] = found
    assert small == {}


@pytest.mark.parametrize("name", ["2026年第二季度", "数据字典（Table Schema）"])
def test_so_has_what_leads_on_from_a_short_sentence(site, open_screen, name):
    screen = open_screen()
    address = {"2026年第二季度": site.leases.url, "数据字典（Table Schema）": "/ledgers/leases/"}
    screen.goto(address[name])
    box = screen.get_by_role("link", name=name, exact=True).first.bounding_box()
    assert box["height"] >= 44
