"""The town tries the rules, gives more days and says why, and shows what was done."""

import re

import pytest
from playwright.sync_api import FilePayload, expect

from feedback.desk.lists import Drawer
from tests.browser.steps import log_in_to_desk
from tests.browser.stories.steps import fold, look_up, open_drawer, open_paper, say_at, take
from tests.picturing import picture, saved

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

SAID = "桥头的路灯不亮。"
CATEGORY = "道路、路灯、水电"


def test_the_rules_tried_hold_and_what_is_changed_and_done_the_author_sees(door, open_screen):
    town, resident = log_in_to_desk(open_screen(), "zhenjiwei"), open_screen()
    town.get_by_role("link", name="会交给谁").click()
    town.get_by_label("二维码下面的编号").fill(door)
    town.get_by_label("哪一类").select_option(label=f"问题：{CATEGORY}")
    town.get_by_role("button", name="试一试").click()
    expect(town.get_by_role("status")).to_contain_text("交给这里的网格长")
    promised = re.search(r"\d+月\d+日", town.get_by_role("status").inner_text())
    assert promised
    expect(town.get_by_role("main")).to_contain_text("现在是：钱大明")

    receipt = say_at(door, resident, "有问题要解决", CATEGORY, SAID)
    expect(resident.get_by_role("main")).to_contain_text("已经交给这里的网格长")
    expect(due_on(look_up(resident, receipt))).to_have_text(promised[0])

    open_drawer(town, Drawer.OTHERS)
    open_paper(town, SAID)
    changing = fold(town, "改期限")
    changing.get_by_label("从收到那天起，一共几天").fill("40")
    changing.get_by_label("写给群众看的话").fill("灯杆要重新订。")
    take(town, changing, "改期限", "期限改了")
    page = look_up(resident, receipt)
    expect(page).to_contain_text("灯杆要重新订。")
    expect(due_on(page)).not_to_have_text(promised[0])

    closing = fold(town, "办结")
    closing.get_by_label("写给群众看的话").fill("换了新灯，晚上亮了。")
    taken = FilePayload(name="IMG_1.jpg", mimeType="image/jpeg", buffer=saved(picture()))
    closing.get_by_label("照片").set_input_files(taken)
    take(town, closing, "办结", "办结了")
    page = look_up(resident, receipt)
    expect(page).to_contain_text("换了新灯，晚上亮了。")
    photo = page.get_by_alt_text("第 1 张照片")
    expect(photo).to_be_visible()
    expect(photo).not_to_have_js_property("naturalWidth", 0)  # it came, and is a picture


def due_on(page):
    return page.locator("dt:has-text('最迟答复') + dd")
