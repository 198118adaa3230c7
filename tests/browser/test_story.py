"""The whole story at 360 × 640: from the accountant's workbook to a line that is questioned."""

from pathlib import Path

import pytest
import zxingcpp
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Page as Screen
from playwright.sync_api import expect

from demo.logins import PASSWORD, make_logins
from tests.browser.conftest import LEASES_Q2, LEASES_Q3, publish

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

TITLE = "星光村2026年第三季度集体资产资源租赁情况"
OWING = "老校舍9号"
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

    inspector = log_in(open_screen(), "zhenjiwei")
    inspector.goto(reverse("tickets:index"))
    inspector.get_by_role("link", name=TITLE).click()
    expect(inspector.get_by_role("main")).to_contain_text(QUESTION)
    address = inspector.url
    for insider in (accountant, log_in(open_screen(), "jianwei")):
        insider.goto(address)
        expect(insider.locator("body")).not_to_contain_text(QUESTION)


def log_in(screen: Screen, username: str) -> Screen:
    screen.goto(reverse("wagtailadmin_login"))
    screen.get_by_label("用户名").fill(username)
    screen.locator("[name=password]").fill(PASSWORD)
    screen.get_by_role("button", name="登录").click()
    screen.wait_for_url("**/admin/")
    return screen


def start_notice(screen: Screen) -> None:
    """A new notice, by the way that the admin's menu shows; who serves one village is not asked."""
    screen.goto(reverse("notices:index"))
    screen.get_by_role("link", name="添加 公开事项").click()
    screen.get_by_label("公开内容").select_option(label="资产租赁")
    screen.get_by_label("期间").fill("2026Q3")
    screen.get_by_role("button", name="保存草稿").click()


def upload(screen: Screen) -> None:
    screen.get_by_role("link", name="上传表格").click()
    screen.get_by_label("表格文件").set_input_files(LEASES_Q3)
    screen.get_by_role("button", name="上传", exact=True).click()
    expect(screen.get_by_role("main")).to_contain_text("村民会看到的样子")
    expect(screen.get_by_role("main")).to_contain_text("453,000.00")
    confirmed = screen.get_by_label("我已核对")
    if confirmed.count():
        confirmed.check()
    screen.get_by_role("button", name="采用这份表格").click()
    screen.get_by_text("表格已采用").wait_for()


def hand_in(screen: Screen) -> None:
    screen.get_by_role("button", name="提交审核").click()
    screen.get_by_text("等村务监督委员会审核").first.wait_for()


def let_through(screen: Screen) -> None:
    """From the first page after logging in, where it waits."""
    screen.get_by_role("link", name=TITLE).first.click()
    expect(screen.get_by_role("main")).to_contain_text("村会计（报账员） 陆雪英")
    screen.get_by_role("button", name="通过并公开").click()
    screen.get_by_text("村民现在看得到").wait_for()


def scan(screen: Screen, printer: Screen, paper: Path) -> None:
    """The code as it hangs on the board, read by a camera, and where it leads."""
    printer.goto(reverse("notices:index"))
    address = printer.locator("a[href$='/leases-2026q3/']").get_attribute("href")
    paper.write_bytes(screen.request.get(f"{address}code.png").body())
    (code,) = zxingcpp.read_barcodes(Image.open(paper))
    screen.goto(code.text)
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
