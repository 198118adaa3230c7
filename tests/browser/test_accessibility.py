"""axe finds nothing on any page, contrast included, however wide and however the reader set it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from wagtail.models import Page, get_page_models

import disclosure.urls
import feedback.urls
import home.urls
import supervision.urls
from disclosure.models import DisclosurePage
from tests.browser.conftest import PHONE_HEIGHT
from tests.browser.sights import sights

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

WIDTHS = (360, 1280)
EVERY_RULE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# The document is the same, byte for byte, whatever a reader chose: only what meets the eye differs.
RULES_OF_THE_EYE = {
    "resultTypes": ["violations"],
    "runOnly": [
        "color-contrast",
        "link-in-text-block",
        "scrollable-region-focusable",
        "target-size",
    ],
}
NOT_TO_LOOK_AT = {  # files and ways back
    "branch_feed",
    "code_image",
    "display",
    "display_css",
    "favicon",
    "ledger_schema",
    "ledger_template",
    "me_too",
    "notice_file",
    "photo",
    "problems_file",
    "published_csv",
    "published_json",
    "receipt_picture",
    "result_photo",
    "robots_txt",
    "said_photo",
    "small_q",
}


@pytest.mark.parametrize(
    ("display", "options", "widths"),
    [
        ("standard", EVERY_RULE, WIDTHS),
        ("largest", RULES_OF_THE_EYE, WIDTHS),
        ("standard-high", RULES_OF_THE_EYE, WIDTHS[:1]),  # what differs are colours
    ],
)
def test_axe_finds_nothing(site, open_screen, display, options, widths):
    screen = open_screen(display=display)
    for sight in sights(site):
        sight.show(screen)
        for width in widths:
            screen.set_viewport_size({"width": width, "height": PHONE_HEIGHT})
            results = Axe().run(screen, options=options)
            assert results.violations_count == 0, f"{sight.address}: {results.generate_report()}"


def test_every_page_type_is_looked_at(site):
    addresses = {sight.address for sight in sights(site)}
    for model in set(get_page_models()) - {Page}:
        shown = {page.url for page in model.objects.live()}
        assert shown & addresses, f"No sight shows a {model.__name__}."


def test_every_public_view_is_looked_at(site):
    looked_at = {name_of(sight.address) for sight in sights(site)}
    patterns = [
        *home.urls.urlpatterns,
        *feedback.urls.urlpatterns,
        *disclosure.urls.urlpatterns,
        *supervision.urls.urlpatterns,
    ]
    assert {pattern.name for pattern in patterns} - looked_at == NOT_TO_LOOK_AT


def test_every_part_of_a_notice_is_looked_at(site):
    addresses = [sight.address for sight in sights(site)]
    for route in DisclosurePage.get_subpage_urls():
        start = f"{site.leases.url}{str(route.pattern).partition('<')[0]}"
        assert any(address.startswith(start) for address in addresses), route


def name_of(address: str) -> str | None:
    return resolve(address.partition("?")[0]).url_name
