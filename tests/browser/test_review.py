"""Stories of the review: sent back and mended; and a village in which nobody can review."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from areas.enums import Role
from areas.models import Duty
from demo.logins import make_logins
from tests.browser.steps import TITLE, hand_in, let_through, log_in, send_back, start_notice, upload

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def village(places):
    make_logins({"星光村": places.xingguang, "新埭镇": places.town, "平湖市": places.county})
    return places.xingguang


@pytest.fixture
def accountant(village, open_screen):
    """At a notice with its table, ready to be handed in."""
    screen = log_in(open_screen(), "kuaiji")
    start_notice(screen)
    upload(screen)
    return screen


def test_what_is_sent_back_is_mended_and_goes_public(village, open_screen, accountant):
    hand_in(accountant)
    committee = log_in(open_screen(), "jianwei")
    send_back(committee, "请写明鱼塘重新招租的事")

    accountant.goto("/admin/")
    expect(accountant.get_by_role("main")).to_contain_text("退回了：请写明鱼塘重新招租的事")
    accountant.get_by_role("link", name=TITLE).first.click()
    accountant.locator("[name=remark]").fill("鱼塘四季度重新招租")
    hand_in(accountant)
    let_through(committee)

    villager = open_screen(javascript=False)
    villager.goto(village.villagepage.url)
    villager.get_by_role("link", name="租赁").first.click()
    expect(villager.get_by_role("main")).to_contain_text("鱼塘四季度重新招租")
    expect(villager.get_by_role("main")).not_to_contain_text("请写明")


def test_where_nobody_is_in_office_the_town_reviews_and_the_notice_says_so(
    village, open_screen, accountant
):
    committee = Duty.objects.filter(area=village, role=Role.SUPERVISION_COMMITTEE)
    committee.update(ends_on=timezone.localdate() - timedelta(days=1))
    accountant.get_by_role("button", name="提交审核").click()
    accountant.get_by_text("等镇纪检审核").first.wait_for()
    let_through(log_in(open_screen(), "zhenjiwei"))

    villager = open_screen(javascript=False)
    villager.goto(village.villagepage.url)
    villager.get_by_role("link", name="租赁").first.click()
    expect(villager.get_by_role("main")).to_contain_text("所以由镇纪检审核")
