"""What a poster says, on how large a sheet, and that its code can be read when it was hurt."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from django.template.loader import render_to_string
from wagtail.models import PageViewRestriction

from disclosure.ledgers.figures import Figure
from disclosure.notices.posters import STYLE, TEMPLATE, Copy, PaperSize, Poster, posters_of
from feedback.factories import PostingFactory
from feedback.images import outline
from feedback.models import Code
from feedback.selectors import code_url
from language.dates import say_date
from tests.covering import DPI, TWO_CM, WHITE, covered, place_of_code, read, white_around
from tests.feedback.sending import code_on

POINTS_PER_MM = 72 / 25.4
MM = {PaperSize.A4: (210, 297), PaperSize.A3: (297, 420)}
CODE = {PaperSize.A4: 96, PaperSize.A3: 96 * 2**0.5}
"""How wide the code is in mm, with the white around it."""
PLACEMENTS = 200


@pytest.fixture
def printed(q3, typeset):
    """The notice of the third quarter as a PDF, page by page."""

    def sheets(*posters, size=PaperSize.A4):
        shown = posters or posters_of([Copy(q3.pk)])
        context = {"posters": shown, "size": size, "title": "海报"}
        return pypdfium2.PdfDocument(typeset(render_to_string(TEMPLATE, context), styled_by=STYLE))

    return sheets


def said_on(sheet):
    """What stands on a sheet, without the breaks of its lines."""
    return "".join(sheet.get_textpage().get_text_range().split())


def boxes_of(sheet):
    """Where its letters are, in mm from the left and the bottom."""
    text = sheet.get_textpage()
    for place in range(text.count_chars()):
        if text.get_text_range(place, 1).strip():
            yield [value / POINTS_PER_MM for value in text.get_charbox(place)]


@pytest.mark.parametrize("size", PaperSize)
def test_it_is_one_sheet_of_its_size(printed, size):
    (sheet,) = printed(size=size)
    assert [value / POINTS_PER_MM for value in sheet.get_size()] == pytest.approx(MM[size], abs=0.5)


def test_it_says_what_the_notice_says(printed, q3):
    (sheet,) = printed()
    seen, code = said_on(sheet), code_on(q3)
    for words in (
        "新埭镇星光村",
        "2026年第三季度",
        "集体资产资源租赁情况",
        "本季应收45.3万元",
        "本季6户欠缴约12.8万元",
        code.printed,
        "testserver",
        f"公示到{say_date(q3.show_until)}",
    ):
        assert words in seen


def test_a_copy_of_its_own_says_where_it_hangs(printed, q3):
    posting = PostingFactory(code=code_on(q3), place="老年活动室门口")
    (sheet,) = printed(*posters_of([Copy(q3.pk, posting.token)]))
    assert "贴在：老年活动室门口" in said_on(sheet)
    assert read(sheet.render(scale=1).to_pil()) == [code_url(posting)]


@pytest.mark.parametrize("size", PaperSize)
def test_its_code_is_read_2_cm_wide_and_partly_covered(printed, q3, size):
    (sheet,) = printed(size=size)
    scale = DPI / 72 * 20 / CODE[size]
    picture, wanted = sheet.render(scale=scale).to_pil(), [code_url(code_on(q3))]
    modules = outline(*wanted).side
    place = place_of_code(picture)
    assert place[2] - place[0] == pytest.approx(TWO_CM * (modules - 8) / modules, abs=2)
    for seed in range(PLACEMENTS):
        assert read(covered(picture, place, modules - 8, seed)) == wanted, seed


@pytest.mark.parametrize("words", [("本季应收", "45.3 万元"), ("标" * 30, "九" * 20)])
@pytest.mark.parametrize("title", [10, 24, 80])
@pytest.mark.parametrize("size", PaperSize)
def test_nothing_comes_near_its_code_whatever_the_number_of_figures(
    printed, q3, size, title, words
):
    (poster,) = posters_of([Copy(q3.pk)])
    said = replace(poster, title="题" * title)
    posters = [replace(said, figures=[Figure(*words)] * number) for number in range(7)]
    for number, sheet in enumerate(printed(*posters, size=size)):
        picture = sheet.render(scale=2).to_pil()
        assert white_around(picture, poster.code.side - 8) >= WHITE, number
        assert read(picture) == [code_url(code_on(q3))]


LONG = Poster(
    place="钟埭街道（平湖经济技术开发区）鱼圻塘红旗联合新居第一社区",
    period="截至2026年12月30日",
    title="农村集体经济组织固定资产和资源性资产出租出借以及处置情况",
    figures=[
        Figure("截至2026年12月30日，租期已满还没有续签的", "1,234 户，共 12,345.6 万元", alert=True)
    ]
    * 5,
    counted_in="处",
    code=outline("https://qing.pinghu.gov.cn/q/C7HKM3RT2/"),
    letters="C7HK-M3RT-2",
    domain="qinglian-cunju.pinghu.jiaxing.gov.cn",
    hangs="村" * 40,
    show_until=date(2027, 12, 30),
)


def test_an_address_to_type_is_not_broken_where_it_fits_on_a_line(printed):
    (sheet,) = printed(replace(LONG, domain="localhost:8112"))
    assert "localhost:8112/q/" in sheet.get_textpage().get_text_range().split()


@pytest.mark.parametrize(
    "poster",
    [
        LONG,
        replace(LONG, place="村" * 90, title="题" * 80),
        replace(LONG, domain=f"{'a' * 60}.gov.cn", figures=LONG.figures[:1]),
        replace(LONG, figures=[Figure("标" * 12, "9,999.9 万元")] * 5, title="题" * 10),
        replace(LONG, figures=[], hangs="", show_until=None),
    ],
)
@pytest.mark.parametrize("size", PaperSize)
def test_long_words_neither_leave_the_sheet_nor_run_into_each_other(printed, poster, size):
    sheets = printed(poster, poster, size=size)
    assert len(sheets) == 2
    width, height = MM[size]
    for left, bottom, right, top in boxes_of(sheets[0]):
        assert 8 < left <= right < width - 8
        assert 8 < bottom <= top < height - 8
    assert overlaps(list(boxes_of(sheets[0]))) == []
    assert len(read(sheets[0].render(scale=2).to_pil())) == 1
    assert all(word in said_on(sheets[0]) for word in (poster.domain, poster.hangs, poster.letters))


def overlaps(boxes):
    """Pairs of letters of which one covers a third of the other; ink may touch."""
    return [
        (a, b)
        for place, a in enumerate(boxes)
        for b in boxes[place + 1 :]
        if common(a, b) > min(common(a, a), common(b, b)) / 3
    ]


def common(a, b):
    """The area that lies in both boxes, in mm²."""
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))


class TestPage:
    def test_is_the_same_sheet(self, client, q3):
        page = client.get(f"{q3.url}poster/").content.decode()
        context = {"posters": posters_of([Copy(q3.pk)]), "size": PaperSize.A4}
        sheet = render_to_string(TEMPLATE, context)
        assert sheet[sheet.index("<main>") :] in page
        assert f'href="{q3.url}code.svg"' in page

    def test_of_a_posting_leads_to_its_own_code(self, client, q3):
        posting = PostingFactory(code=code_on(q3))
        page = client.get(f"{q3.url}poster/?size=a3&posting={posting.token}").content.decode()
        assert posting.printed in page
        assert f'href="{q3.url}code.svg?posting={posting.token}"' in page
        assert f'href="?size=a4&amp;posting={posting.token}"' in page

    @pytest.mark.parametrize("query", ["size=a0", "size=", "posting=", "posting=C7HKM3RT2"])
    def test_there_is_none_of_what_was_never_made(self, client, q3, query):
        assert client.get(f"{q3.url}poster/?{query}").status_code == 404

    def test_there_is_none_of_another_notice_s_copy(self, client, q2, q3):
        posting = PostingFactory(code=code_on(q2))
        assert client.get(f"{q3.url}poster/?posting={posting.token}").status_code == 404


class TestWhatIsPublic:
    def test_keeps_its_order(self, q2, q3):
        periods = [poster.period for poster in posters_of([Copy(q3.pk), Copy(q2.pk)])]
        assert periods == ["2026年第三季度", "2026年第二季度"]

    def test_is_all_there_is(self, q2, q3):
        PageViewRestriction.objects.create(page=q3, restriction_type=PageViewRestriction.LOGIN)
        assert len(posters_of([Copy(q2.pk), Copy(q3.pk)])) == 1
        q2.unpublish()
        assert posters_of([Copy(q2.pk), Copy(q3.pk)]) == []

    def test_costs_a_few_queries_however_many_there_are(
        self, q2, q3, django_assert_max_num_queries
    ):
        posting = PostingFactory(code=Code.objects.get(page_id=q2.pk))
        copies = [Copy(q2.pk), Copy(q3.pk), Copy(q2.pk, posting.token)]
        with django_assert_max_num_queries(4):
            assert len(posters_of(copies)) == 3
