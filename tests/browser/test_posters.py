"""The page for print of a poster, and pictures of codes, as Chromium draws them."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import expect

from disclosure.notices.posters import PaperSize
from feedback.images import outline
from feedback.selectors import code_url
from tests.browser.conftest import CASHBOOK, LEASES_Q3, PHONE_WIDTH, publish
from tests.covering import DPI, TWO_CM, WHITE, covered, place_of_code, read, white_around
from tests.feedback.sending import code_on

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

POINTS_PER_MM = 72 / 25.4
MM = {PaperSize.A4: (210, 297), PaperSize.A3: (297, 420)}
CODE_ON_A4 = 96  # mm, with the white around it
PLACEMENTS = 200


@pytest.fixture
def notice(places):
    return publish(places.xingguang, "leases", "2026Q3", LEASES_Q3)


def seen_by(screen):
    return Image.open(BytesIO(screen.screenshot()))


def misread(picture, notice):
    """The seeds with which the code of the notice cannot be read when a part of it is covered."""
    wanted = code_url(code_on(notice))
    modules, place = outline(wanted).side - 8, place_of_code(picture)
    hurt = ((seed, covered(picture, place, modules, seed)) for seed in range(PLACEMENTS))
    return [seed for seed, each in hurt if read(each) != [wanted]]


@pytest.mark.parametrize("size", PaperSize)
def test_it_is_printed_on_one_sheet(notice, open_screen, size):
    screen = open_screen(1280)
    screen.goto(f"{notice.url}poster/?size={size.value}")
    (sheet,) = pypdfium2.PdfDocument(screen.pdf(prefer_css_page_size=True))
    width, height = (value / POINTS_PER_MM for value in sheet.get_size())
    assert (width, height) == pytest.approx(MM[size], abs=0.5)
    said = "".join(sheet.get_textpage().get_text_range().split())
    assert "新埭镇星光村" in said
    assert "集体资产资源租赁情况" in said
    assert "这一页是给公告栏打印的" not in said


@pytest.mark.parametrize("size", PaperSize)
def test_figures_leave_white_around_its_code(places, open_screen, size):
    notice = publish(places.xingguang, "cashbook", "2026-09", CASHBOOK)
    screen = open_screen(1280)
    screen.goto(f"{notice.url}poster/?size={size.value}")
    (sheet,) = pypdfium2.PdfDocument(screen.pdf(prefer_css_page_size=True))
    wanted = code_url(code_on(notice))
    picture = sheet.render(scale=4).to_pil()
    assert white_around(picture, outline(wanted).side - 8) >= WHITE
    assert read(picture) == [wanted]


@pytest.mark.parametrize(
    "domain",
    [
        "cunju.pinghu.gov.cn",
        "qinglian-cunju.pinghushi.zj.gov.cn",
        "qinglian-cunju-gongkai.pinghushi.jiaxing.zj.gov.cn",
    ],
)
def test_a_long_address_runs_into_nothing_and_is_not_broken_within_a_word(
    notice, open_screen, settings, domain
):
    screen = open_screen(1280)
    address = f"{notice.url}poster/"
    settings.WAGTAILADMIN_BASE_URL = f"https://{domain}"
    screen.goto(address)
    ends = screen.locator(".how").evaluate("how => how.getBoundingClientRect().bottom")
    begins = screen.locator(".domain").evaluate("it => it.getBoundingClientRect().top")
    assert ends <= begins
    (sheet,) = pypdfium2.PdfDocument(screen.pdf(prefer_css_page_size=True))
    words = sheet.get_textpage().get_text_range().split()
    assert sum(word.endswith("gov.cn") for word in words) == 1
    assert any(word.endswith(".cn/q/") for word in words)


def test_its_code_is_read_2_cm_wide_and_partly_covered(notice, open_screen):
    screen = open_screen(1280)
    screen.goto(f"{notice.url}poster/")
    (sheet,) = pypdfium2.PdfDocument(screen.pdf(prefer_css_page_size=True))
    picture = sheet.render(scale=DPI / 72 * 20 / CODE_ON_A4).to_pil()
    assert misread(picture, notice) == []


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_letters_below_a_picture_of_a_code_leave_it_its_white(notice, open_screen, kind):
    screen = open_screen(1280)
    screen.goto(notice.url)
    screen.set_content(f'<img src="{notice.url}code.{kind}" width="540">')
    expect(screen.locator("img")).to_have_js_property("complete", True)
    modules = outline(code_url(code_on(notice))).side - 8
    assert white_around(seen_by(screen), modules) >= WHITE


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_picture_of_a_code_is_read_2_cm_wide_and_partly_covered(notice, open_screen, kind):
    screen = open_screen(1280)
    screen.goto(notice.url)
    screen.set_content(
        f'<img src="{notice.url}code.{kind}" width="{TWO_CM:.0f}" style="margin: 20px">'
    )
    expect(screen.locator("img")).to_have_js_property("complete", True)
    assert misread(seen_by(screen), notice) == []


def test_on_a_phone_the_sheet_fits_the_screen(notice, open_screen):
    screen = open_screen(PHONE_WIDTH)
    screen.goto(f"{notice.url}poster/?size=a3")
    assert screen.evaluate("document.documentElement.scrollWidth") <= PHONE_WIDTH
    screen.get_by_role("link", name="换成 A4 纸").click()
    screen.wait_for_url("**/poster/?size=a4")
