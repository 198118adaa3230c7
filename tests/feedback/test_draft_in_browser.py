"""What was typed outlives the page, where scripts run; of an official it never does."""

import pytest
from playwright.sync_api import expect

from areas.enums import Role

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

SAID = "灯不亮，一个月了。"


@pytest.fixture
def phone(place, live_server, browser):
    """A phone's browser, whose pages come and go."""
    return browser.new_context(viewport={"width": 360, "height": 640}, base_url=live_server.url)


def opened(phone, place, kind="problem"):
    page = phone.new_page()
    page.goto(f"/feedback/new/?page={place.notice.pk}&kind={kind}")
    return page


def stored(page):
    return page.evaluate("Object.entries(localStorage).join()")


def words(page):
    return page.get_by_label("您想说什么")


def test_a_draft_outlives_the_page_until_it_is_sent(phone, place):
    page = opened(phone, place)
    words(page).fill(SAID)
    page.get_by_label("垃圾、污水、环境").check()
    page.get_by_label("联系方式").fill("13800000000")
    assert "13800000000" not in stored(page)
    page.close()

    page = opened(phone, place)
    expect(words(page)).to_have_value(SAID)
    expect(page.get_by_text("照片没有留，要的话请再选一次。")).to_be_visible()
    expect(page.get_by_label("垃圾、污水、环境")).to_be_checked()
    expect(page.get_by_label("联系方式")).to_have_value("")
    expect(words(opened(phone, place, "question"))).to_have_value("")
    page.get_by_role("button", name="送出").click()
    page.get_by_role("heading", name="收到了").wait_for()
    page.wait_for_load_state()  # the heading stands before the script runs
    assert stored(page) == ""


def test_it_is_cleared_at_a_tap_and_after_a_day(phone, place):
    page = opened(phone, place)
    words(page).fill(SAID)
    page.reload()
    page.get_by_role("button", name="不要了，清掉").click()
    expect(words(page)).to_have_value("")
    assert stored(page) == ""

    words(page).fill(SAID)
    page.evaluate(
        "localStorage.setItem('feedback.draft', JSON.stringify({"
        "...JSON.parse(localStorage.getItem('feedback.draft')), at: Date.now() - 86400001}))"
    )
    page.reload()
    expect(words(page)).to_have_value("")
    assert stored(page) == ""


def test_of_an_official_nothing_is_kept(phone, place):
    page = opened(phone, place, "accusation")
    words(page).fill(SAID)
    assert stored(page) == ""
    page.reload()
    expect(words(page)).to_have_value("")


def test_the_browser_itself_keeps_nothing_about_an_official(phone, place):
    """Neither to go back to nor to open again after it was killed: it keeps both in one file."""
    page = opened(phone, place, "accusation")
    words(page).fill(SAID)
    page.on("dialog", lambda asked: asked.accept())
    with page.expect_event("dialog") as asked:
        page.get_by_role("link", name="隐私说明").first.click()
    assert asked.value.type == "beforeunload"
    page.wait_for_url("**/privacy/**")
    page.go_back()
    expect(words(page)).to_have_value("")


def test_who_goes_back_from_a_receipt_finds_no_words_about_an_official(phone, place, make_official):
    make_official(Role.TOWN_INSPECTION, place.town)
    page = opened(phone, place, "accusation")
    words(page).fill(SAID)
    page.get_by_label("联系方式").fill("13800000000")
    page.once("dialog", lambda asked: asked.dismiss())
    page.get_by_role("link", name="隐私说明").first.click()
    expect(words(page)).to_have_value(SAID)

    page.get_by_label("村里的干部").check()
    page.locator("[name=category]").first.check()
    page.get_by_role("button", name="送出").click()
    page.get_by_role("heading", name="收到了").wait_for()
    page.wait_for_load_state()
    page.go_back()
    expect(words(page)).to_have_value("")
    expect(page.get_by_label("联系方式")).to_have_value("")
