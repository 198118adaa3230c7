"""What an accountant and who reviews do in the admin, step by step as on their screens."""

from django.urls import reverse
from playwright.sync_api import Page as Screen
from playwright.sync_api import expect

from demo.logins import PASSWORD
from tests.browser.conftest import LEASES_Q3

TITLE = "星光村2026年第三季度集体资产资源租赁情况"


def log_in(screen: Screen, username: str) -> Screen:
    screen.goto(reverse("wagtailadmin_login"))
    screen.get_by_label("用户名").fill(username)
    screen.locator("[name=password]").fill(PASSWORD)
    screen.get_by_role("button", name="登录").click()
    screen.wait_for_url("**/admin/")
    return screen


def log_in_to_desk(screen: Screen, username: str) -> Screen:
    screen.goto(reverse("desk:login"))
    screen.get_by_label("用户名").fill(username)
    screen.locator("[name=password]").fill(PASSWORD)
    screen.get_by_role("button", name="登录").click()
    screen.wait_for_url("**/desk/")
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
    screen.wait_for_load_state()
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
    open_review(screen)
    screen.get_by_role("button", name="通过并公开").click()
    screen.get_by_text("村民现在看得到").wait_for()


def open_review(screen: Screen) -> None:
    screen.goto(reverse("wagtailadmin_home"))
    screen.get_by_role("link", name=TITLE).first.click()
    expect(screen.get_by_role("main")).to_contain_text("村会计（报账员） 陆雪英")


def send_back(screen: Screen, comment: str) -> None:
    open_review(screen)
    screen.get_by_label("留一句话").fill(comment)
    screen.get_by_role("button", name="退回").click()
    screen.get_by_text("已退回").wait_for()
