"""A member of a micro-grid, on a phone: from a door to the grid leader, and on a visit."""

import pytest
from django.urls import reverse
from playwright.sync_api import FilePayload, expect

from tests.browser.steps import log_in_to_desk
from tests.browser.stories.steps import (
    fold,
    look_up,
    open_drawer,
    open_paper,
    receipt_on,
    say_at,
    take,
)
from tests.feedback.sending import PHOTO

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

SAID = "桥头的垃圾没人管。"


@pytest.fixture
def member(door, open_screen):
    return log_in_to_desk(open_screen(), "weiwangge")


def test_what_is_said_at_a_door_is_asked_about_and_handed_over(door, member, open_screen):
    resident = open_screen()
    member.evaluate("window.isTheSamePage = true")
    expect(member.get_by_text("现在没有要您办的事")).to_be_visible()
    receipt = say_at(door, resident, "有问题要解决", "垃圾、污水、环境", SAID)
    expect(member.get_by_text(SAID)).to_be_visible()
    assert member.evaluate("window.isTheSamePage")

    open_paper(member, SAID)
    take(member, member.locator(".doing"), "开始办", "这件事您在办")
    asking = fold(member, "问一问群众")
    asking.get_by_label("写给群众看的话").fill("桥的哪一头？")
    take(member, asking, "问一问群众", "他回答以前，不计时")

    page = look_up(resident, receipt)
    expect(page).to_contain_text("等您补充")
    expect(page).to_contain_text("桥的哪一头？")
    page.get_by_label("您的回答").fill("东头。")
    resident.locator("#replied").get_by_role("button", name="送出").click()
    expect(resident.get_by_role("status")).to_contain_text("办事的人会接着办")

    member.reload()
    expect(member.get_by_text("东头。")).to_be_visible()
    handing = fold(member, "转交")
    handing.get_by_label("转给谁").select_option(label="这里的网格长")
    handing.get_by_label("写给群众看的话").fill("要请车来拉。")
    handing.get_by_label("给下一个人的话").fill("车要小的。")
    take(member, handing, "转交", "转交了")
    expect(open_drawer(member)).to_contain_text("现在没有要您办的事")

    leader = log_in_to_desk(open_screen(), "wanggezhang")
    open_paper(leader, SAID)
    for each in ("桥的哪一头？", "东头。", "要请车来拉。", "内部：车要小的。"):
        expect(leader.get_by_text(each)).to_be_visible()
    page = look_up(resident, receipt)
    expect(page.locator("dt:has-text('在谁手里') + dd")).to_have_text("这里的网格长")
    expect(page).to_contain_text("要请车来拉。")
    expect(page).not_to_contain_text("车要小的。")


def test_on_a_visit_an_old_person_has_something_written_down(door, member, open_screen):
    member.get_by_role("link", name="走访").click()
    member.get_by_label("走到哪里").select_option(label="12号")
    member.get_by_label("记一笔").fill("阿婆一个人在家。")
    member.get_by_role("button", name="记下来").click()
    expect(member.get_by_text("记下了：")).to_be_visible()
    expect(member.get_by_text("阿婆一个人在家。", exact=True)).to_be_visible()

    member.get_by_role("link", name="那里说了事，写下来").click()
    expect(member.get_by_role("main")).to_contain_text("第一微网格")
    member.get_by_label("垃圾、污水、环境").check()
    taken = FilePayload(name="IMG_1.jpg", mimeType="image/jpeg", buffer=PHOTO)
    member.get_by_label("选一张照片").set_input_files(taken)
    expect(member.get_by_text("加上了 1 张，还没有送出。")).to_be_visible()
    member.get_by_label("他说的话").fill("门口的井盖响。")
    member.get_by_role("button", name="送出").click()
    receipt = receipt_on(member)
    expect(member.get_by_role("main")).to_contain_text("现在就抄给他")
    expect(member.get_by_text("照片收到 1 张。")).to_be_visible()

    page = look_up(open_screen(), receipt)
    expect(page).to_contain_text("门口的井盖响。")
    expect(page).to_contain_text("张阿妹代您填写")
    member.goto(reverse("desk:visits"))
    expect(member.get_by_text("在那里说的，送出了 1 件。")).to_be_visible()
