"""The whole story at 360 × 640: from the accountant's workbook to a line that is questioned."""

from pathlib import Path

import pytest
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Page as Screen
from playwright.sync_api import expect

from demo.logins import make_logins
from tests.browser.conftest import LEASES_Q2, publish
from tests.browser.steps import (
    hand_in,
    let_through,
    log_in,
    log_in_to_desk,
    start_notice,
    upload,
)
from tests.covering import read

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

OWING = "老校舍9号"
ANSWER = "钱已经收到，下一季的公示里补上。"
QUESTION = "他家一直在用，怎么这一季一分钱也没交？"


@pytest.fixture
def village(places):
    """星光村 with last quarter's notice, an accountant, a committee, and inspection above."""
    served = {"星光村": places.xingguang, "新埭镇": places.town, "平湖市": places.county}
    make_logins(served)
    publish(places.xingguang, "leases", "2026Q2", LEASES_Q2)
    return places.xingguang


def test_from_the_workbook_to_the_question(village, open_screen, tmp_path):
    accountant = log_in(open_screen(), "kuaiji")
    start_notice(accountant)
    upload(accountant)
    hand_in(accountant)
    let_through(log_in(open_screen(), "jianwei"))

    villager = open_screen(javascript=False)
    scan(villager, accountant, tmp_path / "code.png")
    read_who_owes_and_what_changed(villager)
    receipt = question_a_line(villager)
    look_up(villager, receipt)
    assert villager.context.cookies() == []

    inspector = log_in_to_desk(open_screen(javascript=False), "zhenjiwei")
    inspector.get_by_role("link", name=QUESTION).click()
    expect(inspector.get_by_role("main")).to_contain_text("还剩 7 天")
    address = inspector.url
    for insider in (accountant, log_in(open_screen(), "jianwei")):
        insider.goto(address)
        expect(insider.locator("body")).not_to_contain_text(QUESTION)
    close(inspector)
    read_the_answer_and_rate_it(villager, receipt)


def scan(screen: Screen, printer: Screen, paper: Path) -> None:
    """The code as it hangs on the board, read by a camera, and where it leads."""
    printer.goto(reverse("notices:index"))
    address = printer.locator("a[href$='/leases-2026q3/']").get_attribute("href")
    paper.write_bytes(screen.request.get(f"{address}code.png").body())
    (address,) = read(Image.open(paper))
    screen.goto(address)
    screen.get_by_role("link", name="看这份公示").click()


def read_who_owes_and_what_changed(screen: Screen) -> None:
    notice = screen.get_by_role("main")
    expect(notice).to_contain_text("45.3 万元")
    expect(notice).to_contain_text("32.5 万元")
    expect(notice).to_contain_text("村务监督委员会 沈志强")
    expect(screen.locator("summary", has_text="新增：3 处")).to_be_visible()
    expect(screen.get_by_role("row", name=OWING)).to_contain_text("26,250.00")


def question_a_line(screen: Screen) -> str:
    """Say that a line is wrong; the receipt as it is shown."""
    screen.get_by_role("row", name=OWING).get_by_role("link", name="这一处我有疑问").click()
    expect(screen.get_by_role("main")).to_contain_text(OWING)
    screen.get_by_label("您想说什么").fill(QUESTION)
    screen.get_by_role("button", name="送出").click()
    screen.get_by_role("heading", name="收到了").wait_for()
    return screen.locator("dt:has-text('回执号') + dd").inner_text()


def look_up(screen: Screen, receipt: str) -> None:
    screen.get_by_role("navigation", name="主要栏目").get_by_role("link", name="查回执").click()
    screen.get_by_label("回执号").fill(receipt)
    screen.get_by_role("button", name="查一查").click()
    expect(screen.get_by_role("main")).to_contain_text(QUESTION)


def close(screen: Screen) -> None:
    """In two taps, and words between them."""
    screen.locator("summary", has_text="办结").click()
    screen.locator("#closed_text").fill(ANSWER)
    screen.get_by_role("button", name="办结").click()
    expect(screen.get_by_role("main")).to_contain_text("办结了")


def read_the_answer_and_rate_it(screen: Screen, receipt: str) -> None:
    look_up(screen, receipt)
    expect(screen.get_by_role("main")).to_contain_text("已办结")
    expect(screen.get_by_role("main")).to_contain_text(ANSWER)
    screen.locator("summary", has_text="评价").click()
    screen.get_by_label("满意", exact=True).check()
    screen.locator("#rated").get_by_role("button", name="送出").click()
    expect(screen.get_by_role("main")).to_contain_text("谢谢您")
