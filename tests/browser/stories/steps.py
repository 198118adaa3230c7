"""What a resident does at a door and with a receipt, and who handles it at the desk."""

import re

from django.urls import reverse
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Screen

from feedback.desk.lists import Drawer


def say_at(door: str, phone: Screen, kind: str, category: str, words: str, about: str = "") -> str:
    """From the scan of a door to the receipt, which is given back."""
    phone.goto(reverse("feedback:scan", args=[door]))
    phone.get_by_role("link", name="我有话要说").click()
    phone.get_by_role("link", name=kind).click()
    phone.get_by_label("您想说什么").fill(words)
    phone.get_by_label(category).check()
    if about:
        phone.get_by_label(about).check()
    phone.get_by_role("button", name="送出").click()
    return receipt_on(phone)


def receipt_on(phone: Screen) -> str:
    """What stands on the page after sending."""
    expect(phone.get_by_role("heading", name="收到了")).to_be_visible()
    return phone.locator("dt:has-text('回执号') + dd").inner_text()


def look_up(phone: Screen, receipt: str) -> Locator:
    """The page of the receipt."""
    phone.goto(reverse("feedback:receipt"))
    phone.get_by_label("回执号").fill(receipt)
    phone.get_by_role("button", name="查一查").click()
    expect(phone.get_by_role("heading", name="您说的话")).to_be_visible()
    return phone.get_by_role("main")


def open_drawer(desk: Screen, drawer: Drawer = Drawer.MINE) -> Locator:
    """One list of the desk."""
    desk.goto(f"{reverse('desk:drawer')}?drawer={drawer}")
    return desk.locator("#drawer")


def open_paper(desk: Screen, words: str) -> None:
    """From the list that is open."""
    desk.locator("#drawer").get_by_role("link", name=words).click()
    expect(desk.get_by_role("heading", name="办理记录")).to_be_visible()


def fold(desk: Screen, label: str) -> Locator:
    """The form of a step on a ticket's page, opened."""
    summary = desk.locator("summary", has_text=re.compile(f"^{label}$"))
    summary.click()
    return desk.locator("details", has=summary)


def take(desk: Screen, form: Locator, label: str, done: str) -> None:
    """Send the form of a step, and read that it is done."""
    form.get_by_role("button", name=label, exact=True).click()
    expect(desk.get_by_role("status")).to_contain_text(done)
