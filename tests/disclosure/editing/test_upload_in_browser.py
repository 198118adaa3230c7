"""An accountant uploads, accepts, hands in: in Chromium, with and without Wagtail's scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage
from disclosure.services import notice_for
from language.periods import parse_period
from tests.conftest import WORKBOOKS
from tests.disclosure.staff import ACCOUNTANT, COMMITTEE, log_in, make_staff

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

Q2 = "星光村2026年第二季度租赁公示.xlsx"
Q3 = "星光村2026年第三季度租赁公示.xlsx"


@pytest.fixture
def page(village, make_notice):
    make_notice(village, Q2, period="2026Q2")
    return notice_for(village, get_ledger("leases"), parse_period("2026Q3"))


@pytest.fixture
def open_screen(browser, live_server, page):
    """A screen of the accountant; there is a committee to review what is handed in."""
    make_staff(page.village, "监委会", COMMITTEE)
    session = log_in(make_staff(page.village, "会计", ACCOUNTANT)).cookies["sessionid"].value

    def open_at(width, *, javascript=True):
        context = browser.new_context(
            base_url=live_server.url,
            java_script_enabled=javascript,
            viewport={"width": width, "height": 900},
        )
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return context.new_page()

    return open_at


def serious(screen):
    """What axe finds between Wagtail's own frame around the page and its foot."""
    found = Axe().run(screen, context="main .nice-padding").response["violations"]
    return [(violation["id"], violation["nodes"][0]["html"]) for violation in found]


def test_from_the_editor_to_the_review(open_screen, page):
    screen = open_screen(1280)
    screen.goto(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    screen.get_by_role("link", name="上传表格").click()
    screen.get_by_label("表格文件").set_input_files(WORKBOOKS / Q3)
    screen.get_by_role("button", name="上传", exact=True).click()

    screen.get_by_role("heading", name="村民会看到的样子").wait_for()
    screen.wait_for_load_state()
    assert serious(screen) == []
    confirmed = screen.get_by_label("我已核对")
    if confirmed.count():
        confirmed.check()
    screen.get_by_role("button", name="采用这份表格").click()

    screen.get_by_text("表格已采用").wait_for()
    screen.get_by_role("link", name=Q3).wait_for()
    screen.get_by_label("制表人").press("Enter")
    screen.get_by_text("已被更新").wait_for()
    screen.get_by_role("button", name="提交审核").click()
    screen.get_by_text("等村务监督委员会审核").first.wait_for()
    assert not DisclosurePage.objects.get(pk=page.pk).live


def test_every_step_works_without_javascript(open_screen, page):
    screen = open_screen(1280, javascript=False)
    screen.goto(reverse("disclosure_admin:upload", args=[page.pk]))
    screen.get_by_label("表格文件").set_input_files(WORKBOOKS / Q3)
    screen.get_by_role("button", name="上传", exact=True).click()
    screen.get_by_role("button", name="采用这份表格").wait_for()
    confirmed = screen.get_by_label("我已核对")
    if confirmed.count():
        confirmed.check()
    screen.get_by_role("button", name="采用这份表格").click()
    screen.get_by_text("表格已采用").wait_for()
    draft = DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.batch.source_name == Q3
