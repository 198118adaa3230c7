"""Takes the README's pictures from a freshly seeded site, as `make run` starts it.

Usage: .venv/bin/python scripts/take_pictures.py [http://localhost:8000]

It logs in as the demo administrator and sends one question, so take a site that may have one more.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
PASSWORD = "xindai-2026-demo"  # as `make run` prints it
PHONE, DESK, PAPER = (360, 740), (1280, 900), (1123, 794)  # px; paper is A4, lying
MARGIN = 45  # px around the sheet, which a printer leaves white
COLOURS, GREYS = 64, 8


def main(site: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        with screen(browser, site, DESK) as desk:
            show_preview(desk)
        with screen(browser, site, PHONE) as phone:
            follow_a_villager(phone)
        with screen(browser, site, PAPER) as paper:
            show_paper(paper)
        browser.close()


@contextmanager
def screen(browser: Browser, site: str, size: tuple[int, int]) -> Iterator[Page]:
    width, height = size
    context = browser.new_context(base_url=site, viewport={"width": width, "height": height})
    yield context.new_page()
    context.close()


def show_preview(desk: Page) -> None:
    """A table with mistakes, as the accountant sees it before it is accepted."""
    desk.goto("/admin/login/?next=/admin/notices/")
    desk.get_by_label("用户名").fill("admin")  # the demo accountant serves another village
    desk.locator("[name=password]").fill(PASSWORD)
    desk.get_by_role("button", name="登录").click()
    desk.get_by_role("link", name="旧埭村2026年第三季度").first.click()
    desk.get_by_role("link", name="继续检查").click()
    desk.wait_for_load_state("networkidle")
    save(desk, "upload-preview")


def follow_a_villager(phone: Page) -> None:
    """From the village to the receipt of a question about one line."""
    phone.goto("/search/?q=星光村")
    phone.get_by_role("main").get_by_role("link", name="星光村").first.click()
    save(phone, "village-phone")
    phone.get_by_role("link", name="2026年第三季度").first.click()
    save(phone, "notice-phone")
    line = phone.get_by_role("row", name="老校舍9号")
    line.get_by_role("link", name="这一处我有疑问").click()
    phone.get_by_label("您想说什么").fill("他家一直在用，怎么这一季一分钱也没交？")
    button = phone.get_by_role("button", name="送出")
    box = button.bounding_box()
    assert box
    phone.set_viewport_size({"width": PHONE[0], "height": round(box["y"] + box["height"]) + 20})
    save(phone, "question-line")
    phone.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    button.click()
    phone.get_by_role("heading", name="收到了").wait_for()
    save(phone, "receipt")


def show_paper(paper: Page) -> None:
    """The whole notice for the board, from a step away."""
    paper.goto("/search/?q=星光村")
    paper.get_by_role("main").get_by_role("link", name="星光村").first.click()
    paper.get_by_role("link", name="2026年第三季度").first.click()
    paper.get_by_role("link", name="大字打印").click()
    paper.emulate_media(media="print")
    sheet = ImageOps.expand(picture(paper, full_page=True), MARGIN, "white")
    half = sheet.resize((sheet.width // 2, sheet.height // 2), Image.Resampling.LANCZOS)
    keep(half.convert("L"), "print", GREYS)


def save(screen: Page, name: str) -> None:
    keep(picture(screen), name)


def picture(screen: Page, *, full_page: bool = False) -> Image.Image:
    return Image.open(BytesIO(screen.screenshot(full_page=full_page))).convert("RGB")


def keep(shown: Image.Image, name: str, colours: int = COLOURS) -> None:
    """In few colours: a page of text needs no more."""
    shown.quantize(colours).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000")
