"""The print page as it comes out of the printer: how large, on how many sheets, what is where."""

from math import hypot

import pypdfium2
import pytest
from pypdfium2 import raw

from tests.browser.conftest import AID, CASHBOOK, LEASES_Q2, LEASES_Q3, publish
from tests.covering import read
from tests.disclosure.reading import LEASE_HEADER

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

SMALLEST = 14.0
"""Points, for whoever reads it standing before the board."""
A_TRIFLE = 0.05
"""Points that rounding takes off."""

A4 = (595, 842)
ROWS = 60


@pytest.fixture
def printed(open_screen):
    """A notice on A4, as the browser prints it when nobody touches its settings."""

    def sheets_of(page):
        screen = open_screen(1280)
        screen.goto(f"{page.url}print/")
        return pypdfium2.PdfDocument(screen.pdf(prefer_css_page_size=True))

    return sheets_of


def test_who_prints_the_notice_itself_gets_what_is_folded_and_nothing_to_touch(site, open_screen):
    screen = open_screen(1280)
    screen.goto(site.leases.url)
    paper = pypdfium2.PdfDocument(screen.pdf(prefer_css_page_size=True))
    seen = "".join(words_on(sheet) for sheet in paper)
    assert "内容改了：2处" in seen
    assert "年租金上季148,000.00元，这季154,000.00元" in seen
    assert "这一处我有疑问" not in seen
    assert "筛选和排序" not in seen


def words_on(sheet):
    """What stands on a sheet, without the breaks of its lines."""
    return "".join(sheet.get_textpage().get_text_range().split())


def type_sizes(sheet):
    """The sizes of all letters that can be seen, in points on paper."""
    text = sheet.get_textpage()
    for place in range(text.count_chars()):
        if not text.get_text_range(place, 1).strip():
            continue
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, place, matrix)
        yield raw.FPDFText_GetFontSize(text, place) * hypot(matrix.c, matrix.d)


@pytest.fixture
def notices(places):
    """By ledger the notice, and on how many sheets it fits."""
    publish(places.xingguang, "leases", "2026Q2", LEASES_Q2)
    return [
        (publish(places.xingguang, "leases", "2026Q3", LEASES_Q3), 3),
        (publish(places.xingguang, "cashbook", "2026-09", CASHBOOK), 2),
        (publish(places.yuqitang, "aid", "2026-09", AID), 1),
    ]


def test_few_sheets_in_large_type_say_what_they_are(notices, printed):
    for page, fits_on in notices:
        sheets = printed(page)
        assert len(sheets) <= fits_on, page.title
        for number, sheet in enumerate(sheets, start=1):
            assert sorted(map(round, sheet.get_size())) == sorted(A4)
            assert min(type_sizes(sheet)) > SMALLEST - A_TRIFLE, page.title
            seen = words_on(sheet)
            assert f"第{number}张，共{len(sheets)}张" in seen
            assert page.title in seen


def test_the_first_sheet_carries_the_code(notices, printed, live_server):
    for page, _ in notices:
        first = printed(page)[0]
        (address,) = read(first.render(scale=150 / 72).to_pil())
        assert address.startswith(f"{live_server.url}/q/")
        assert "有疑问？" in words_on(first)


def test_each_sheet_has_the_headings_and_no_row_is_cut(places, printed):
    rows = [
        f"测{n},{n}号店面,春风商行有限公司,{n},2026-01-01,2028-12-31,4000,1000,1000,0,"
        f"公开招租,始{n}由{'村民代表会议讨论通过' * (n % 7 + 1)}再议{n}终"
        for n in range(1, ROWS + 1)
    ]
    content = "\n".join([LEASE_HEADER, *rows]).encode()
    page = publish(places.xingguang, "leases", "2026Q3", LEASES_Q3, content=content)
    sheets = [words_on(sheet) for sheet in printed(page)]
    assert len(sheets) > 3
    for n in range(1, ROWS + 1):
        (holding,) = [seen for seen in sheets if f"始{n}由" in seen]
        assert f"再议{n}终" in holding
        assert "承租方" in holding


def test_the_last_line_of_a_table_is_not_cut_off_by_the_margin(notices, printed):
    _, (cashbook, _), _ = notices
    assert thickness_of_last_line(printed(cashbook)[0]) > 0.5


def thickness_of_last_line(sheet):
    """Of the outermost upright line on the right, in points."""
    picture = sheet.render(scale=4).to_pil().convert("1")
    width, height = picture.size
    dark = [
        sum(not picture.getpixel((x, y)) for y in range(0, height, 8)) > height / 8 / 4
        for x in range(width - 200, width)
    ]
    return sum(dark) / 4
