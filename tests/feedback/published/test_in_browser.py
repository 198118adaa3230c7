"""On a phone of 360 × 640 without a script: said, published, met by a neighbour, taken back."""

import pytest
from playwright.sync_api import expect

from areas.enums import Role
from demo.logins import PASSWORD
from tests.browser.steps import log_in_to_desk

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

PHONE = {"width": 360, "height": 640}
SAID = "村口的路灯坏了半个月，打13800001234找我。"
SHOWN = "村口的路灯坏了半个月。"
CATEGORY = "道路、路灯、水电"


@pytest.fixture
def phone(place, live_server, browser):
    """Another phone, each time it is called."""
    return lambda: browser.new_context(
        viewport=PHONE, base_url=live_server.url, java_script_enabled=False
    ).new_page()


@pytest.fixture
def station(place, make_official) -> str:
    """The login of the head of the village's liaison station."""
    user = make_official(Role.LIAISON_HEAD, place.village)
    user.set_password(PASSWORD)
    user.save()
    return user.username


def test_from_the_yes_to_the_page_and_back(place, phone, station):
    form = f"/feedback/new/?page={place.notice.pk}&kind=problem"
    author = phone()
    author.goto(form)
    author.get_by_label("您想说什么").fill(SAID)
    author.get_by_label(CATEGORY).check()
    author.get_by_label("这件事可以放到网上给大家看").check()
    author.get_by_role("button", name="送出").click()
    expect(author.get_by_label("这件事可以放到网上给大家看")).to_be_checked()  # asked of the number
    author.get_by_role("button", name="送出").click()
    receipt = author.locator("dt:has-text('回执号') + dd").inner_text()

    desk = log_in_to_desk(phone(), station)
    desk.get_by_role("link", name="同意给大家看").click()
    desk.get_by_role("link", name="放到网上").click()
    expect(desk.get_by_text("这里有手机号，请删去")).to_be_visible()
    desk.get_by_label("群众说的").fill(SHOWN)
    desk.get_by_role("button", name="看看样子").click()
    expect(desk.get_by_text("还没有放上去")).to_be_visible()
    desk.get_by_role("button", name="再改改").click()
    expect(desk.get_by_label("群众说的")).to_have_value(SHOWN)
    desk.get_by_role("button", name="看看样子").click()
    desk.get_by_role("button", name="放上去").click()
    expect(desk.get_by_role("status")).to_contain_text("放上去了")

    neighbour = phone()
    neighbour.goto(form)
    expect(neighbour.get_by_role("button", name="我也遇到")).to_be_hidden()
    neighbour.get_by_label(CATEGORY).check()
    neighbour.get_by_role("button", name="我也遇到").click()
    expect(neighbour.get_by_role("main")).to_contain_text("1 人也遇到")
    neighbour.get_by_role("link", name="大家说的事").click()
    neighbour.get_by_role("link", name=SHOWN).click()
    expect(neighbour.get_by_role("main")).not_to_contain_text("13800001234")

    author.goto("/feedback/receipt/")
    author.get_by_label("回执号").fill(receipt)
    author.get_by_role("button", name="查一查").click()
    author.locator("summary", has_text="不想放到网上了").click()
    author.locator("details[open]").get_by_role("button", name="送出").click()
    expect(author.get_by_role("status")).to_contain_text("现在网上看不到了")
    neighbour.reload()
    expect(neighbour.get_by_role("main")).to_contain_text("不在网上了")
    assert not neighbour.context.cookies()
