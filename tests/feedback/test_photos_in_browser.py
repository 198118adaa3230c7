"""A photo with what somebody says, on an old phone, with scripts and without."""

import re

import pytest
from playwright.sync_api import Route, expect
from wagtail.models import PageViewRestriction

from feedback.models import Ticket, TicketPhoto
from tests.picturing import exif, picture, saved

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

PHONE = {"width": 360, "height": 640}
PHOTO = saved(picture(1200, 1600), exif=exif(6).tobytes())
SAID = "塘里没有水。"


def file(content, name="IMG_20261125_101500.jpg"):
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def with_scripts(request):
    return request.param


@pytest.fixture
def screen(live_server, browser, with_scripts, address):
    context = browser.new_context(
        viewport=PHONE, base_url=live_server.url, java_script_enabled=with_scripts
    )
    screen = context.new_page()
    screen.goto(address)
    return screen


@pytest.fixture
def add(screen, with_scripts):
    """Chooses a photo, and presses the button where no script does it."""

    def add(content):
        screen.get_by_label("选一张照片").set_input_files(file(content))
        if not with_scripts:
            screen.get_by_role("button", name="加上这张照片").click()

    return add


def test_photos_are_added_one_by_one_taken_off_and_sent(screen, add):
    screen.get_by_label("您想说什么").fill(SAID)
    add(PHOTO)
    expect(screen.get_by_role("status")).to_have_text("加上了 1 张，还没有送出。")
    add(saved(picture(600, 300)))
    expect(screen.get_by_role("status")).to_have_text("加上了 2 张，还没有送出。")
    expect(screen.get_by_role("status")).to_be_in_viewport()
    expect(screen.get_by_role("img", name="张照片")).to_have_count(2)
    first = screen.get_by_role("img", name="第 1 张照片")
    expect(first).to_have_js_property("complete", True)
    assert first.evaluate("image => image.naturalWidth > image.naturalHeight")  # upright
    expect(screen.get_by_label("您想说什么")).to_have_value(SAID)

    screen.get_by_role("button", name="去掉第 2 张").click()
    expect(screen.get_by_role("status")).to_have_text("加上了 1 张，还没有送出。")
    screen.get_by_role("button", name="送出").click()
    screen.get_by_role("heading", name="收到了").wait_for()
    expect(screen.get_by_text("照片收到 1 张")).to_be_visible()
    assert TicketPhoto.unscoped.get().ticket == Ticket.unscoped.get()
    assert not screen.context.cookies()


def test_what_is_no_photo_is_told_where_it_was_chosen(screen, add):
    screen.get_by_label("您想说什么").fill(SAID)
    add(b"%PDF-1.7 ")
    expect(screen.get_by_role("alert")).to_contain_text("这是 PDF 文件，不是照片")
    expect(screen.get_by_role("alert")).to_be_focused()
    expect(screen.get_by_role("alert")).to_be_in_viewport()
    expect(screen.get_by_label("您想说什么")).to_have_value(SAID)

    add(PHOTO)
    expect(screen.get_by_role("status")).to_have_text("加上了 1 张，还没有送出。")
    expect(screen.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("with_scripts", [True], indirect=True)
def test_a_photo_that_is_too_large_is_not_even_sent(screen, add):
    asked = []
    screen.on("request", lambda request: asked.append(request.method))
    add(bytes(21 * 1024 * 1024))
    expect(screen.get_by_role("alert")).to_contain_text("超过了 20 MB")
    assert "POST" not in asked


@pytest.mark.parametrize("with_scripts", [True], indirect=True)
def test_where_the_net_breaks_the_photo_is_still_chosen(screen, add):
    screen.route(re.compile("/feedback/new/"), lambda route: route.abort())
    add(PHOTO)
    expect(screen.get_by_role("alert")).to_contain_text("网断了")
    screen.unroute(re.compile("/feedback/new/"))

    screen.get_by_role("button", name="加上这张照片").click()
    expect(screen.get_by_role("status")).to_have_text("加上了 1 张，还没有送出。")


@pytest.mark.parametrize("with_scripts", [True], indirect=True)
def test_sent_while_a_photo_is_under_way_it_waits_for_the_photo(screen, add):
    held: list[Route] = []

    def hold_the_first(route):
        if not held:
            held.append(route)
        else:
            route.continue_()

    screen.route(re.compile("/feedback/new/"), hold_the_first)
    screen.get_by_label("您想说什么").fill(SAID)
    add(PHOTO)
    screen.get_by_role("button", name="送出").click()
    expect(screen.get_by_text("传好就送出")).to_be_visible()
    held[0].continue_()
    expect(screen.get_by_text("照片收到 1 张")).to_be_visible()


def test_where_nothing_is_known_any_more_the_words_are_given_back(place, screen, add, with_scripts):
    screen.get_by_label("您想说什么").fill(SAID)
    PageViewRestriction.objects.create(
        page=place.notice, restriction_type=PageViewRestriction.LOGIN
    )
    add(PHOTO)
    if with_scripts:
        expect(screen.get_by_role("alert")).to_contain_text("现在查不到了")
        screen.get_by_role("button", name="送出").click()
    expect(screen.get_by_label("您写的话")).to_have_value(SAID)


@pytest.mark.parametrize("with_scripts", [False], indirect=True)
def test_enter_sends_the_form_with_the_photo_that_was_chosen(screen):
    screen.get_by_label("您想说什么").fill(SAID)
    screen.get_by_label("选一张照片").set_input_files(file(PHOTO))
    screen.get_by_label("联系方式").press("Enter")
    expect(screen.get_by_text("照片收到 1 张")).to_be_visible()
