"""A contract on its way: sent, blacked out with a finger, reviewed, and opened by a villager."""

import re
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Screen

from demo.logins import make_logins
from disclosure.models import DisclosurePage
from tests.browser.conftest import LEASES_Q3, publish
from tests.browser.steps import TITLE, hand_in, let_through, log_in
from tests.disclosure.attachments import colours
from tests.disclosure.pdfs import BLACK_BAR, pdf

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

NAME = "2号鱼塘承包合同"
NUMBER = b"1 0.9 0 rg 100 700 300 40 re f"
"""A bright bar where a number might stand: from 17 % to 67 % of the width, 12 % to 17 % down."""
NUMBERS_PLACE = (40, 14)


@pytest.fixture
def notice(places) -> DisclosurePage:
    make_logins({"星光村": places.xingguang, "新埭镇": places.town, "平湖市": places.county})
    return publish(places.xingguang, "leases", "2026Q3", LEASES_Q3)


def test_a_contract_is_blacked_out_and_opened_by_a_villager(notice, open_screen, tmp_path):
    contract = tmp_path / "合同.pdf"
    contract.write_bytes(pdf([NUMBER, BLACK_BAR]))
    accountant = log_in(open_screen(), "kuaiji")
    accountant.goto(reverse("wagtailadmin_pages:edit", args=[notice.pk]))
    accountant.get_by_role("link", name="附件").click()
    send(accountant, contract)
    write_boxes(accountant)
    black_out(accountant)
    say_what_it_is(accountant)
    assert colours(
        picture(accountant, accountant.locator(".attached__pages img").first), NUMBERS_PLACE
    ) == ["black"]

    villager = open_screen(javascript=False)
    villager.goto(notice.url)
    expect(villager.get_by_role("main")).not_to_contain_text(NAME)

    accountant.get_by_role("link", name="回到编辑页").click()
    hand_in(accountant)
    let_through(log_in(open_screen(), "jianwei"))

    villager = open_screen(javascript=False)  # what the one before saw, his browser keeps a minute
    villager.goto(notice.url)
    row = villager.get_by_role("row", name="鱼塘2号")
    row.get_by_role("link", name=f"合同：{NAME}").click()
    shown = villager.get_by_role("img", name=f"{NAME}，第 1 页，共 2 页")
    assert colours(picture(villager, shown), NUMBERS_PLACE) == ["black"]
    expect(villager.get_by_role("img", name="第 2 页，共 2 页")).to_be_visible()
    villager.get_by_role("link", name="回到公示").click()
    expect(villager.get_by_role("heading", level=1)).to_contain_text(TITLE[:3])


def send(screen: Screen, file: Path) -> None:
    screen.get_by_label("加一份附件").set_input_files(file)
    screen.get_by_role("button", name="上传").click()
    screen.get_by_label("名称").wait_for()


def write_boxes(screen: Screen) -> None:
    """What is written is drawn as it will be read, and drawing loses none of the rest."""
    start_drawing(screen)
    screen.get_by_text("用数字写涂黑的地方").click()
    field = screen.get_by_label("涂黑的地方")
    field.fill("1: -20 10 30 40\n涂掉 3-5 个字")
    sheet = screen.locator("[data-page='1'] svg")
    expect(sheet.locator("rect")).to_have_attribute("x", "0")
    drag(screen, sheet, (50, 50), (70, 60))
    expect(sheet.locator("rect")).to_have_count(2)
    expect(field).to_have_value(re.compile("^1: 0 10 30 40\n1: .*\n涂掉 3-5 个字$"))
    field.fill("")
    screen.get_by_text("用数字写涂黑的地方").click()


def black_out(screen: Screen) -> None:
    """Too much, taken back; by a tap away; and at last just the number."""
    start_drawing(screen)
    sheet = screen.locator("[data-page='1'] svg")
    drag(screen, sheet, (5, 5), (95, 60))
    expect(screen.get_by_text("涂黑了 1 处")).to_be_visible()
    screen.get_by_role("button", name="退一步").click()
    expect(sheet.locator("rect")).to_have_count(0)
    drag(screen, sheet, (5, 30), (50, 40))
    drag(screen, sheet, (20, 35), (20, 35))
    expect(sheet.locator("rect")).to_have_count(0)
    drag(screen, sheet, (15, 10), (70, 20))
    expect(sheet.locator("rect")).to_have_count(1)


def start_drawing(screen: Screen) -> None:
    screen.wait_for_load_state()  # with the script and the pictures of the pages
    button = screen.get_by_role("button", name="涂黑", exact=True)
    if button.get_attribute("aria-pressed") == "false":
        button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def drag(screen: Screen, sheet: Locator, start: tuple[int, int], end: tuple[int, int]) -> None:
    """From one place of a page to another, in percent from the left and the top."""
    sheet.scroll_into_view_if_needed()
    frame = sheet.bounding_box()
    assert frame is not None
    for number, (x, y) in enumerate((start, end)):
        screen.mouse.move(
            frame["x"] + frame["width"] * x / 100, frame["y"] + frame["height"] * y / 100
        )
        if number == 0:
            screen.mouse.down()
    screen.mouse.up()


def say_what_it_is(screen: Screen) -> None:
    screen.get_by_label("是什么").select_option(label="合同")
    screen.get_by_label("名称").fill(NAME)
    screen.get_by_label("属于哪一行").fill("鱼塘2号")
    screen.get_by_role("button", name="附到公示上").click()
    expect(screen.get_by_role("main")).to_contain_text("放在第2处：鱼塘2号")


def picture(screen: Screen, shown: Locator) -> bytes:
    return screen.request.get(str(shown.get_attribute("src"))).body()
