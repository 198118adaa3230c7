"""Our pages of the admin, 360 px wide: nothing runs out of sight, fingers hit what they aim at."""

import pytest
from django.urls import reverse

from tests.disclosure.conftest import Q3
from tests.disclosure.editing.uploading import address, lease, send, workbook
from tests.disclosure.staff import BOTH, log_in, make_staff

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

TO_PRESS = "a.button, button.button, a.alone, td a, summary, label.choice"
TO_FILL = "input:not([type=hidden], [type=checkbox], [type=radio]), select"
TOO_LOW = f"""
() => [...document.querySelectorAll('.ours :is({TO_PRESS}, {TO_FILL})')]
    .filter(each => each.offsetHeight && each.getBoundingClientRect().height < 44)
    .map(each => each.outerHTML)
"""
CUT_OFF = """
() => [...document.querySelectorAll('.ours *')]
    .filter(each => !each.closest('[role=region]'))
    .filter(each => each.getBoundingClientRect().right > innerWidth)
    .map(each => each.outerHTML)
"""


@pytest.fixture
def client(village):
    return log_in(make_staff(village, "会计和监委会", BOTH))


@pytest.fixture
def phone(browser, live_server, client):
    context = browser.new_context(base_url=live_server.url, viewport={"width": 360, "height": 640})
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return context.new_page()


@pytest.fixture
def addresses(village, page, make_notice, client):
    """Every kind of page of ours."""
    public = make_notice(village, Q3, period="2026Q2")
    waiting = make_notice(village, Q3, period="2026Q1", publish=False)
    faulty = [lease(1, lessee="星光", 面积="约三百平"), lease(1)]
    send(client, page, workbook(*faulty))
    send(client, public, workbook(lease(2), sheets=("一", "二")))
    row, upload, choice = public.batch.rows.first(), page.uploads.get(), public.uploads.get()
    return [
        reverse("wagtailadmin_home"),
        reverse("disclosure_admin:start", args=[village.pk, "leases"]),
        reverse("disclosure_admin:upload", args=[page.pk]),
        address("preview", upload),
        address("preview", choice),
        reverse("wagtailadmin_pages:edit", args=[public.pk]),
        reverse("wagtailadmin_pages:edit", args=[waiting.pk]),
        reverse("disclosure_admin:undo", args=[waiting.pk]),
        reverse("disclosure_admin:choose_cell", args=[public.pk]),
        reverse("disclosure_admin:redact_cell", args=[public.pk, row.key, "lessee"]),
    ]


def test_everything_is_in_sight_and_large_enough(phone, addresses):
    for each in addresses:
        phone.goto(each)
        assert phone.locator(".ours").count(), each
        assert (each, phone.evaluate(TOO_LOW), phone.evaluate(CUT_OFF)) == (each, [], [])
