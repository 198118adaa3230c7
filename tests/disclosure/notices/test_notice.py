"""The notice's page, by real imports of the given workbooks."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from disclosure.enums import RedactionKind
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage
from disclosure.redaction import redact
from home.models import VillagePage
from language.dates import say_date
from tests.disclosure.conftest import Q2, Q3
from tests.disclosure.reading import aid_csv, full_names, read, table_rows, text_of
from tests.finding import found


def test_says_what_it_is_who_answers_for_it_and_until_when(client, q3):
    html = read(client, q3.url)
    seen = text_of(html)
    ledger = get_ledger("leases")
    assert ledger.help in seen
    assert "新埭镇" in seen
    assert '<p class="in-sight"><span>星光村</span> <span>2026年第三季度</span></p>' in html
    assert q3.prepared_by in seen
    assert q3.checked_by in seen
    until = q3.show_until
    assert f"公示到 {until.year}年{until.month}月{until.day}日" in seen


def test_tells_key_figures_in_words_and_exactly(client, q3):
    seen = text_of(read(client, q3.url))
    for words in ("45.3 万元", "453,000.00 元", "32.5 万元", "325,125.00 元", "127,875.00 元"):
        assert words in seen


def test_figures_come_before_who_made_the_notice_and_lead_to_the_rows_they_tell_of(client, q3):
    html = read(client, q3.url)
    assert html.index("<h1") < html.index("127,875.00 元") < html.index('<p class="lead">')
    owing = found(r'<dt>本季 6 户欠缴</dt><dd><a href="([^"]+)">', html)
    rows = table_rows(read(client, q3.url + owing.partition("#")[0]))
    assert len(rows) == 6
    assert '<dd><a href="?status=' not in html
    assert f'id="{owing.partition("#")[2]}"' in html


def test_a_figure_of_rows_that_are_not_listed_leads_nowhere(client, make_notice, village):
    rows = [("陈小明", "低保", 800), ("李大海", "医疗救助", 900), ("王美丽", "临时救助", 700)]
    page = make_notice(village, "救.csv", ledger="aid", period="2026-09", content=aid_csv(*rows))
    html = read(client, page.url)
    assert '<a href="?category=%E4%BD%8E%E4%BF%9D#found">1 笔' in html
    assert "<dt>医疗救助</dt><dd>1 笔" in html
    DisclosurePage.objects.filter(pk=page.pk).update(
        show_until=timezone.localdate() - timedelta(days=1)
    )
    assert "<dt>低保</dt><dd>1 笔" in read(client, page.url)


@pytest.mark.parametrize("path", ["", "changes/", "print/"])
def test_shared_in_wechat_it_says_its_figures_unless_an_editor_wrote_a_sentence(client, q3, path):
    figures = "出租 18 处，本季应收 45.3 万元，已收约 32.5 万元，本季 6 户欠缴约 12.8 万元。"
    html = read(client, q3.url + path)
    assert f'<meta name="description" property="og:description" content="{figures}">' in html
    DisclosurePage.objects.filter(pk=q3.pk).update(search_description="请大家都来看看。")
    html = read(client, q3.url + path)
    assert 'og:description" content="请大家都来看看。"' in html


def test_picture_has_a_title_and_the_same_in_words(client, q3):
    html = read(client, q3.url)
    picture = found(r'<figure class="chart">.*?</figure>', html, re.S)
    words = found(r'<p id="chart-notice-words" hidden>(.*?)</p>', picture)
    assert re.search(r'<figcaption id="chart-notice">\w+</figcaption>', html)
    assert 'aria-labelledby="chart-notice chart-notice-words"' in picture
    assert "万元" in words
    assert 'width="100.0%"' in picture


def test_question_link_leads_to_the_form_about_that_row(client, q3):
    table = read(client, q3.url).split("<tbody>")[1]
    link = found(r'href="([^"]+row=[^"]+)"', table).replace("&amp;", "&")
    assert "星光租2023-001" in read(client, link)


def test_no_full_private_name_is_anywhere(client, q3, workbook_bytes):
    names = full_names(workbook_bytes(Q3)) | full_names(workbook_bytes(Q2))
    assert len(names) > 5
    for path in ("", "changes/", "print/", "data.csv", "data.json"):
        content = read(client, q3.url + path)
        assert [name for name in names if name in content] == []
    workbook = load_workbook(BytesIO(client.get(q3.url + "data.xlsx").content))
    cells = {str(v) for sheet in workbook for row in sheet.values for v in row}
    assert cells.isdisjoint(names)


def test_redacted_cell_says_so(client, q3):
    key = q3.batch.rows.first().key
    redact(q3, key, "note", kind=RedactionKind.NUMBER, reason="误写了电话", user=None)
    html = read(client, q3.url)
    assert "（已隐去）" in html
    assert f"{say_date(timezone.localdate())}隐去：写了身份证号、卡号或电话" in html
    assert "（已隐去）" in read(client, q3.url + "print/")


def test_expired_notice_of_things_stays_whole(client, q3):
    DisclosurePage.objects.filter(pk=q3.pk).update(
        show_until=timezone.localdate() - timedelta(days=1)
    )
    html = read(client, q3.url)
    assert "公示期已满" in html
    assert "留存" in html
    assert len(table_rows(html)) == 18


@pytest.fixture
def aid(make_notice, village):
    rows = [
        ("陈小明", "低保", "800.00"),
        ("李大海", "医疗救助", "3000.00"),
        ("王美丽", "医疗救助", "2500.00"),
    ]
    return make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=aid_csv(*rows))


def test_rows_about_health_are_only_counted_and_summed(client, aid):
    html = read(client, aid.url)
    assert len(table_rows(html)) == 1
    assert "医疗救助 2 笔" in text_of(html)
    assert "5,500.00" in html
    assert "只公布合计" in html
    for name in ("李某某", "李大海", "王美丽", "陈小明"):
        assert name not in html


@pytest.mark.parametrize(("path", "cents"), [("", ".00"), ("print/", "")])
def test_sums_are_of_the_rows_above_them_and_then_of_all(client, aid, path, cents):
    seen = text_of(read(client, aid.url + path))
    assert f"列出的 1 笔合计 800{cents} " in seen
    assert f"加上只公布合计的，共 6,300{cents} " in seen


def test_sums_of_a_filtered_table_are_of_all_rows(client, q3):
    seen = text_of(read(client, f"{q3.url}?method=协议"))
    assert "全部 18 处合计 22,455" in seen


def test_rows_about_persons_go_when_the_time_is_over_and_totals_stay(client, aid):
    key = aid.batch.rows.get().key
    DisclosurePage.objects.filter(pk=aid.pk).update(
        show_until=timezone.localdate() - timedelta(days=1)
    )
    html = read(client, aid.url)
    assert "<tbody>" not in html
    assert key not in html
    assert "6,300.00" in html
    assert "只留合计" in html
    assert "<tbody>" not in read(client, aid.url + "print/")
    assert key not in read(client, aid.url + "data.csv")
    assert key not in read(client, aid.url + "data.json")


def test_page_without_a_table_says_so(client, village):
    parent = VillagePage.objects.get(area=village)
    page = DisclosurePage(ledger="leases", period="2026Q1", village=village)
    parent.add_child(instance=page)
    assert "还没有放上来" in read(client, page.url)
    read(client, page.url + "print/", status=404)
    read(client, page.url + "data.csv", status=404)


def test_preview_shows_the_draft_and_the_public_the_published(client, admin_client, q2, village):
    draft = q2.get_latest_revision_as_object()
    draft.remark = "草稿里的说明"
    draft.save_revision()
    response = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[q2.pk]))
    assert "草稿里的说明" in response.content.decode()
    assert "草稿里的说明" not in read(client, q2.url)


def test_first_notice_says_that_there_is_nothing_to_compare(client, q2):
    assert "没法和上一期比" in read(client, q2.url)


def test_caches_may_keep_it_and_ask_by_content(client, q3):
    response = client.get(q3.url)
    assert "max-age" in response["Cache-Control"]
    assert "Last-Modified" not in response
    assert not response.cookies
    again = client.get(q3.url, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
    row = q3.batch.rows.first()
    redact(q3, row.key, "note", kind=RedactionKind.PRIVATE, reason="误写", user=None)
    changed = client.get(q3.url, headers={"if-none-match": response["ETag"]})
    assert changed.status_code == 200
