"""The way of one scan on an old phone, 360 × 640."""

import re

import pytest
from playwright.sync_api import expect

from feedback.models import Ticket
from tests.feedback.conftest import ROW_KEY
from tests.feedback.sending import code_on
from tests.mistyping import mistyped

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

PHONE = {"width": 360, "height": 640}


@pytest.fixture
def screen(place, live_server, browser):
    """A phone's browser on the running site."""
    return browser.new_page(viewport=PHONE, base_url=live_server.url)


def test_from_the_scan_to_the_receipt(place, screen):
    screen.goto(f"/q/{code_on(place.notice).token}/")
    screen.get_by_role("link", name="我有话要说").click()
    screen.get_by_text("您要说哪一种事").wait_for()

    screen.goto(f"/feedback/new/?page={place.notice.pk}&row={ROW_KEY}")
    screen.get_by_label("联系方式").fill("13800000000")
    screen.get_by_role("button", name="送出").click()
    screen.get_by_role("alert").get_by_role("link", name="还没有写内容").click()
    expect(screen.get_by_label("您想说什么")).to_be_focused()
    expect(screen.get_by_label("联系方式")).to_have_value("13800000000")

    screen.get_by_label("您想说什么").fill("这块鱼塘去年就退租了。")
    screen.get_by_role("button", name="送出").click()
    screen.get_by_role("heading", name="收到了").wait_for()
    assert Ticket.unscoped.count() == 1
    receipt = screen.locator("dt:has-text('回执号') + dd").inner_text()

    screen.get_by_role("link", name="回去看公示").click()
    screen.get_by_role("heading", name="2026年第三季度租赁情况").wait_for()
    screen.go_back()
    expect(screen.locator("dt:has-text('回执号') + dd")).to_have_text(receipt, use_inner_text=True)
    assert Ticket.unscoped.count() == 1

    screen.goto("/feedback/receipt/")
    screen.get_by_label("回执号").fill(receipt)
    screen.get_by_role("button", name="查一查").click()
    screen.get_by_text("这块鱼塘去年就退租了。").wait_for()
    assert not screen.context.cookies()


def test_a_wrong_code_can_be_typed_anew(place, screen):
    token = code_on(place.notice).token
    screen.goto("/q/")
    screen.get_by_label("二维码下面的编号").fill(mistyped(token))
    screen.get_by_role("button", name="打开").click()
    screen.get_by_role("alert").wait_for()
    screen.get_by_label("二维码下面的编号").fill(token.lower())
    screen.get_by_role("button", name="打开").click()
    screen.get_by_role("link", name="看这份公示").wait_for()


@pytest.mark.parametrize("display", ["standard", "largest"])
def test_that_nothing_was_sent_is_the_first_thing_to_see(place, live_server, browser, display):
    context = browser.new_context(
        viewport=PHONE, base_url=live_server.url, java_script_enabled=False
    )
    context.add_cookies([{"name": "display", "value": display, "url": live_server.url}])
    screen = context.new_page()
    screen.goto(f"/feedback/new/?page={place.notice.pk}&row={ROW_KEY}")
    screen.get_by_role("button", name="送出").click()
    expect(screen).to_have_title(re.compile("还没有送出"))
    expect(screen.get_by_role("alert")).to_be_focused()
    expect(screen.get_by_role("alert")).to_be_in_viewport(ratio=0.9)

    screen.goto("/feedback/receipt/")
    screen.get_by_role("button", name="查一查").click()
    expect(screen).to_have_title(re.compile("没有查到"))
    expect(screen.get_by_role("alert")).to_be_in_viewport(ratio=0.9)

    screen.goto("/q/?token=星光村")
    expect(screen.get_by_role("alert")).to_be_in_viewport(ratio=0.9)


def test_another_type_size_loses_no_words_without_javascript(place, live_server, browser):
    context = browser.new_context(
        viewport=PHONE, base_url=live_server.url, java_script_enabled=False
    )
    screen = context.new_page()
    screen.goto(f"/feedback/new/?page={place.notice.pk}&row={ROW_KEY}")
    screen.get_by_label("您想说什么").fill("这块鱼塘去年\n就退租了。")
    screen.get_by_role("button", name="特大字号").click()
    expect(screen.locator("html")).to_have_css("font-size", "28px")
    expect(screen.get_by_label("您想说什么")).to_have_value("这块鱼塘去年\n就退租了。")

    screen.get_by_label("联系方式").press("Enter")  # sends, and changes no size
    screen.get_by_role("heading", name="收到了").wait_for()
    receipt = screen.locator("dt:has-text('回执号') + dd").inner_text()
    screen.get_by_role("link", name="大字号", exact=True).click()
    expect(screen.locator("html")).to_have_css("font-size", "24px")
    expect(screen.locator("dt:has-text('回执号') + dd")).to_have_text(receipt, use_inner_text=True)
    assert Ticket.unscoped.count() == 1


@pytest.mark.parametrize(
    "address",
    [
        "/feedback/new/?page={page}",
        "/feedback/new/?page={page}&kind=problem",
        "/feedback/receipt/",
        "/q/",
        "/q/?token=星光村",
    ],
)
def test_links_that_stand_alone_have_room_for_a_finger(place, screen, address):
    screen.goto(address.format(page=place.notice.pk))
    alone = screen.locator("main p > a").all()
    assert alone
    for link in alone:
        box = link.bounding_box()
        assert box
        assert box["height"] >= 44, link.inner_text()


def test_what_is_wrong_can_be_touched(place, screen):
    screen.goto(f"/feedback/new/?page={place.notice.pk}&kind=problem")
    screen.get_by_role("button", name="送出").click()
    wrong = screen.get_by_role("alert").get_by_role("link").bounding_box()
    assert wrong
    assert wrong["height"] >= 44


def test_the_code_of_a_withdrawn_notice_says_so(place, screen):
    token = code_on(place.notice).token
    place.notice.unpublish()
    screen.goto(f"/q/{token}/")
    screen.get_by_text("已经撤下").first.wait_for()


def test_what_a_form_loads_does_not_tell_which_line_it_is_about(place, screen, live_server):
    asked = []
    screen.on("request", lambda request: asked.append(request))

    screen.goto(f"/feedback/new/?page={place.notice.pk}&row={ROW_KEY}")

    loaded = [request for request in asked if request.url.endswith(".css")]
    assert len(loaded) > 1
    assert {request.all_headers().get("referer") for request in loaded} == {f"{live_server.url}/"}
