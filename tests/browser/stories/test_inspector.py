"""The town's inspection has an accusation in hand of which nobody in the village learns."""

import pytest
from playwright.sync_api import expect

from feedback.desk.lists import Drawer
from tests.browser.steps import log_in_to_desk
from tests.browser.stories.steps import (
    fold,
    look_up,
    open_drawer,
    open_paper,
    say_at,
    take,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

SAID = "村主任收了两条烟。"


@pytest.fixture
def inspector(door, open_screen):
    return log_in_to_desk(open_screen(), "zhenjiwei")


def test_of_an_accusation_only_the_town_learns_and_it_answers(door, inspector, open_screen):
    resident = open_screen()
    receipt = say_at(door, resident, "反映干部", "钱和东西", SAID, about="村里的干部")
    expect(resident.get_by_role("main")).to_contain_text("您反映的那一级和下面的人看不到")
    open_drawer(inspector)
    open_paper(inspector, SAID)
    expect(inspector.get_by_text("不要转给被反映的人")).to_be_visible()

    in_village = [log_in_to_desk(open_screen(), who) for who in ("wanggezhang", "lianluozhan")]
    for desk in in_village:
        finds_nothing(desk, Drawer.MINE)
        finds_nothing(desk, Drawer.OTHERS)
        is_refused(desk, inspector.url)

    answering = fold(inspector, "答复")
    answering.get_by_label("写给群众看的话").fill("查过了，烟退了。")
    take(inspector, answering, "答复", "答复了")
    page = look_up(resident, receipt)
    expect(page.locator("dt:has-text('办到哪里了') + dd")).to_have_text("已答复")
    expect(page).to_contain_text("查过了，烟退了。")
    for desk in in_village:
        finds_nothing(desk, Drawer.DONE)


def finds_nothing(desk, drawer):
    """Neither in the list, nor in its count, nor by searching."""
    expect(open_drawer(desk, drawer)).to_contain_text(drawer.empty)
    expect(desk.get_by_role("link", name=f"{drawer.label}（0）")).to_be_visible()
    desk.get_by_label("找一件").fill("两条烟")
    desk.get_by_role("button", name="找", exact=True).click()
    expect(desk.locator("#drawer")).to_contain_text("没有找到“两条烟”")


def is_refused(desk, address):
    """As if there were no such ticket."""
    response = desk.goto(address)
    assert response
    assert response.status == 404


def test_what_turns_out_to_accuse_vanishes_from_the_stations_open_desk(
    door, inspector, open_screen
):
    resident = open_screen()
    said = "补贴没有发，叫我先送东西。"
    receipt = say_at(door, resident, "有问题要解决", "低保、补贴、救助", said)
    station = log_in_to_desk(open_screen(), "lianluozhan")
    station.evaluate("window.isTheSamePage = true")
    expect(station.get_by_text(said)).to_be_visible()

    open_drawer(inspector, Drawer.OTHERS)
    open_paper(inspector, said)
    changing = fold(inspector, "改类别")
    changing.get_by_label("哪一类").select_option(label="反映干部：钱和东西")
    changing.get_by_label("反映的是哪里的干部").select_option(label="村里的干部")
    changing.get_by_label("写给群众看的话").fill("说的是干部要东西，由镇里看。")
    take(inspector, changing, "改类别", "已经交给能看的人")

    expect(station.get_by_text("现在没有要您办的事")).to_be_visible()
    assert station.evaluate("window.isTheSamePage")
    expect(station.get_by_text(said)).to_have_count(0)
    is_refused(station, inspector.url)
    expect(open_drawer(inspector)).to_contain_text(said)
    page = look_up(resident, receipt)
    expect(page).to_contain_text("说的是干部要东西，由镇里看。")
    expect(page.locator("dt:has-text('在谁手里') + dd")).to_have_text("新埭镇纪检")
