"""What the preview of a workbook says, before anybody accepts it."""

import pytest
from django.urls import reverse

from disclosure.importing.marking import MAX_MARKED
from disclosure.ledgers import get_ledger
from disclosure.models import LedgerBatch, LedgerRow, Upload
from disclosure.services import notice_for
from language.periods import parse_period
from tests.disclosure.editing.uploading import (
    FAULTY,
    HEADERS,
    Q2,
    Q3,
    accept,
    address,
    draft_of,
    lease,
    send,
    text_of,
    workbook,
)
from tests.disclosure.staff import ACCOUNTANT, log_in, make_staff


def test_given_workbook_with_faults_lists_them_all(make_village, workbook_bytes):
    village = make_village("旧埭村")
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    client = log_in(make_staff(village, "旧埭会计", ACCOUNTANT))
    response = send(client, page, workbook_bytes(FAULTY), FAULTY)
    report = response.context["report"]
    assert report["errors"]["count"] == Upload.objects.get().error_count > 3
    for line in report["errors"]["shown"]:
        assert line["message"] in response.content.decode() or "&" in line["message"]
    assert not LedgerBatch.objects.exists()


def test_no_full_private_name_is_stored_but_with_the_workbook(
    page, accountant, django_capture_on_commit_callbacks
):
    send(accountant, page, workbook(lease(1, lessee="陈建国"), lease(2, lessee="陈建军")))
    upload = Upload.objects.get()
    assert "陈某某" in text_of(accountant.get(address("preview", upload)))
    with django_capture_on_commit_callbacks(execute=True):
        accept(accountant, upload)
    for row in LedgerRow.objects.all():
        assert "建" not in str(row.values) + str(row.fingerprints)
    assert LedgerBatch.objects.get().source == upload.source  # the workbook is kept once
    report = Upload.objects.get().report
    assert report.storage.exists(str(report.name))
    with django_capture_on_commit_callbacks(execute=True):
        LedgerBatch.objects.get().forget_source()
    assert not report.storage.exists(str(report.name))
    assert not Upload.objects.get().report


def test_signatures_and_show_until_are_offered_and_kept(village, accountant, workbook_bytes):
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    form = send(accountant, page, workbook_bytes(Q3), Q3).context["accept_form"]
    assert form["prepared_by"].value()
    assert form["show_until"].value() > page.period_object.last_day
    accept(
        accountant,
        Upload.objects.get(),
        prepared_by="沈会计",
        checked_by="村务监督委员会",
        show_until="2099-01-31",
    )
    draft = draft_of(page)
    assert (draft.prepared_by, draft.checked_by) == ("沈会计", "村务监督委员会")
    assert str(draft.show_until) == "2099-01-31"


def test_preview_tells_what_changed_since_the_last_period(
    village, make_notice, accountant, workbook_bytes
):
    before = make_notice(village, Q2, period="2026Q2")
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    report = send(accountant, page, workbook_bytes(Q3), Q3).context["report"]
    assert report["against"] == before.title
    assert any(change.startswith("新增") for change in report["changes"])


@pytest.mark.parametrize(
    "content",
    [
        workbook(lease(1), headers=["编号", *HEADERS[1:3], *["别的"] * 9]),
        workbook(lease(1), lease(2, 欠缴=50)),
    ],
    ids=["another header", "a wrong row"],
)
def test_what_was_not_read_is_not_said_to_be_gone(village, make_notice, accountant, content):
    make_notice(village, Q2, period="2026Q2")
    page = make_notice(village, Q3)
    shown = send(accountant, page, content)
    assert shown.context["report"]["errors"]["count"]
    assert "不再列出" not in text_of(shown)
    assert "删去这一行" not in text_of(shown)


def test_a_file_imported_before_says_so(village, make_notice, accountant):
    content = workbook(lease(1))
    make_notice(village, "租赁.xlsx", period="2026Q2", content=content)
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    assert "这份文件已经导入过" in text_of(send(accountant, page, content))


def test_words_from_the_workbook_are_never_markup(page, accountant):
    evil = "<img src=x onerror=alert(1)>"
    headers = [*HEADERS, evil]
    content = workbook(
        [*lease(1, lessee=evil, due="<b>三</b>" and 100, 备注=evil), evil],
        lease(2, 欠缴=evil),
        headers=headers,
        sheets=("<i>表", "二"),
    )
    send(accountant, page, content, f"{evil}.xlsx")
    upload = Upload.objects.get()
    pages = [accountant.get(address("preview", upload))]
    accountant.post(address("choose_sheet", upload), {"sheet": "<i>表"})
    pages.append(accountant.get(address("preview", upload)))
    pages.append(accountant.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    pages.append(accountant.post(address("discard", upload), follow=True))
    for shown in pages:
        html = shown.content.decode()
        assert "onerror" in html
        for tag in ("<img src=x", "<i>表", "<b>三"):
            assert tag not in html


def test_more_faults_than_the_marked_workbook_holds_are_counted(page, accountant):
    faulty = [lease(number, 面积="约") for number in range(MAX_MARKED + 3)]
    shown = text_of(send(accountant, page, workbook(*faulty)))
    assert "还有 3 处标不下" in shown


@pytest.mark.parametrize("public", [False, True])
def test_of_another_villages_files_it_says_what_the_public_has_seen(
    village, make_village, make_notice, accountant, public
):
    content = workbook(lease(1))
    make_notice(make_village("鱼圻塘村"), "租赁.xlsx", content=content, publish=public)
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    told = text_of(send(accountant, page, content))
    assert ("这份文件已经导入过：鱼圻塘村" in told) is public


def test_the_very_file_in_use_is_told_at_once(page, accountant):
    content = workbook(lease(1))
    send(accountant, page, content)
    accept(accountant, Upload.objects.get())
    again = text_of(send(accountant, page, content, "同一份.xlsx"))
    assert "这份文件就是这一页现在用的表格" in again
    assert "采用这份表格" not in again
    send(accountant, page, workbook(lease(2)))
    accept(accountant, page.uploads.first(), confirmed="on")
    before = text_of(send(accountant, page, content, "又是它.xlsx"))
    assert "这份文件已经导入过" in before
    assert "采用这份表格" in before


def test_a_cashbook_is_held_against_the_period_before_by_its_sums(village, make_notice, accountant):
    """Every line of it is new: to say so of each tells nothing."""
    head = "日期,凭证号,摘要,收入,支出,余额"
    august = f"{head}\n2026-08-03,记-1,收租金,500,0,500\n".encode()
    make_notice(village, "八.csv", ledger="cashbook", period="2026-08", content=august)
    page = notice_for(village, get_ledger("cashbook"), parse_period("2026-09"))
    lines = ("2026-09-03,记-1,收租金,800,0,1300", "2026-09-04,记-2,付保洁,0,60,1240")
    september = "\n".join((head, *lines)).encode()
    shown = text_of(send(accountant, page, september, "九.csv"))
    assert "上期 1 笔，这期 2 笔" in shown
    assert "收入合计上期 500.00 元，这期 800.00 元" in shown
    assert "新增" not in shown


def test_what_is_equal_but_for_its_row_is_one_line(page, accountant):
    open_ended = [lease(number, "嘉禾服饰有限公司", 租期止="长期") for number in range(1, 9)]
    odd = lease(9, "嘉禾服饰有限公司", 租赁方式="公开招阻")
    response = send(accountant, page, workbook(*open_ended, odd))
    warnings = response.context["report"]["warnings"]
    assert (warnings["count"], warnings["left_out"]) == (9, 0)
    assert [line["rows"] for line in warnings["shown"]] == [
        "第 2、3、4、5、6、7 等 8 行", "第 10 行",
    ]  # fmt: skip
    assert "第 2、3、4、5、6、7 等 8 行" in text_of(response)


def test_totals_without_the_rows_that_have_faults_say_so(page, accountant):
    rows = [lease(number) for number in range(1, 4)]
    says = "有错的行没有算在下面：一共 3 行，这里只有没有错的 2 行。"
    shown = send(accountant, page, workbook(*rows[:2], lease(3, 欠缴=5)), "有错.xlsx")
    assert says in shown.content.decode()
    assert "有错的行没有算在下面" not in send(accountant, page, workbook(*rows)).content.decode()
