"""From the preview to the draft, to the public, and back as long as nobody has seen it."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from disclosure.editing.acceptance import Acceptance
from disclosure.editing.accepting import accept_upload, undo_accept
from disclosure.enums import UploadState
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage, LedgerBatch, Upload
from disclosure.services import AcceptError, notice_for
from language.periods import parse_period
from tests.disclosure.editing.test_review import answer, post
from tests.disclosure.editing.uploading import (
    accept,
    address,
    draft_of,
    lease,
    send,
    text_of,
    undo,
    workbook,
)


def test_from_a_faulty_table_to_a_public_one(page, accountant, supervisor):
    faulty = workbook(lease(1), lease(2, due=100, received=30, 欠缴=50))
    shown = text_of(send(accountant, page, faulty))
    assert "有 1 处错误，改好以前不能采用" in shown
    assert "采用这份表格" not in shown

    upload = Upload.objects.get()
    back = accountant.get(address("marked", upload))
    sheet = openpyxl.load_workbook(BytesIO(back.content))["租赁"]
    assert sheet["J3"].comment is not None
    assert "attachment" in back["Content-Disposition"]

    assert "有 1 处错误，还没有采用" in text_of(
        accountant.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    )

    assert "没有错误" in text_of(send(accountant, page, workbook(lease(1), lease(2))))
    done = text_of(accept(accountant, Upload.objects.get()))
    assert "表格已采用，共 2 行" in done
    assert "村民现在还看不到" in done
    assert not DisclosurePage.objects.get(pk=page.pk).live

    post(accountant, page, "action-submit")
    answer(supervisor, page, "approve")
    public = DisclosurePage.objects.get(pk=page.pk)
    assert public.live
    assert public.batch.row_count == 2
    assert public.batch.first_published_at


def test_warnings_must_be_confirmed(village, make_notice, accountant):
    content = workbook(lease(1))
    make_notice(village, "租赁.xlsx", period="2026Q2", content=content)
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    send(accountant, page, content)
    upload = Upload.objects.get()
    assert "再勾选这里" in text_of(accept(accountant, upload, confirmed=""))
    assert draft_of(page).batch is None
    accept(accountant, upload)
    assert draft_of(page).batch is not None


def test_no_other_way_of_accepting_goes_around_the_confirmation(village, make_notice, accountant):
    """It is the task worker that accepts, not the form's view."""
    content = workbook(lease(1))
    make_notice(village, "租赁.xlsx", period="2026Q2", content=content)
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    send(accountant, page, content)
    with pytest.raises(AcceptError, match="请先逐条核对"):
        accept_upload(Upload.objects.get(), Acceptance(confirmed=False), user=None)
    assert draft_of(page).batch is None


def test_what_is_accepted_is_what_was_seen(page, accountant, supervisor):
    """A name that somebody else declared a firm meanwhile would be shown to all in full."""
    send(accountant, page, workbook(lease(1, lessee="星光")))
    upload = Upload.objects.get()
    report = accountant.get(address("preview", upload)).context["report"]
    field = report["names"][0]["field"]
    send(supervisor, page, workbook(lease(1, lessee="星光"), lease(2)), "另一份.xlsx")
    other = Upload.objects.exclude(pk=upload.pk).get()
    supervisor.post(address("answers", other), {field: "firm"})
    assert "和刚才看到的不一样了" in text_of(accept(accountant, upload))
    assert draft_of(page).batch is None
    accept(accountant, upload)
    assert draft_of(page).batch is not None


def test_accepting_twice_says_so(page, accountant):
    send(accountant, page, workbook(lease(1)))
    upload = Upload.objects.get()
    accept(accountant, upload)
    assert "表格已采用，共 1 行" in text_of(accept(accountant, upload))
    assert "表格已采用，共 1 行" in text_of(accountant.get(address("preview", upload), follow=True))
    assert LedgerBatch.objects.count() == 1
    assert LedgerBatch.objects.get().source_name == "租赁.xlsx"
    assert Upload.objects.get().source_name == ""  # the file went on, and its name with it


def test_of_two_people_the_second_is_told_and_loses_nothing(page, accountant, supervisor):
    send(accountant, page, workbook(lease(1)), "甲.xlsx")
    send(supervisor, page, workbook(lease(1), lease(2)), "乙.xlsx")
    first, second = Upload.objects.order_by("pk")
    accept(accountant, first)
    told = text_of(accept(supervisor, second))
    assert "刚才有人给这一页导入了另一份表格，这一份没有采用。" in told
    assert "要用您的这一份代替，请先点" in told
    assert "重新打开" not in told
    assert draft_of(page).batch.source_name == "甲.xlsx"

    assert "有人给这一页导入了「甲.xlsx」" in text_of(supervisor.get(address("preview", second)))
    supervisor.post(address("check_again", second))
    accept(supervisor, second)
    assert draft_of(page).batch.source_name == "乙.xlsx"


def test_a_faulty_table_hinders_only_until_a_later_one_is_accepted(page, accountant, supervisor):
    faulty = workbook(lease(1, due=100, received=30, 欠缴=50))
    send(supervisor, page, faulty)
    send(accountant, page, workbook(lease(1)))
    accept(accountant, Upload.objects.get(error_count=0))
    assert draft_of(page).objection == ""

    send(supervisor, page, faulty, "又一份.xlsx")
    assert "另外上传的「又一份.xlsx」还有 1 处错误" in draft_of(page).objection


def test_undo_brings_the_page_back(page, accountant):
    send(accountant, page, workbook(lease(1)))
    upload = Upload.objects.get()
    accept(accountant, upload)
    asked = accountant.get(reverse("disclosure_admin:undo", args=[page.pk]))
    assert "要撤回「租赁.xlsx」（1 行）吗" in text_of(asked)
    assert f'name="batch" value="{draft_of(page).batch.pk}"' in asked.content.decode()
    assert LedgerBatch.objects.exists()
    assert "已撤回" in text_of(undo(accountant, page))
    assert not LedgerBatch.objects.exists()
    assert draft_of(page).batch is None
    upload.refresh_from_db()
    assert upload.state == UploadState.UNDONE


def test_the_workbook_goes_only_when_undoing_is_sure(
    page, accountant, django_capture_on_commit_callbacks
):
    send(accountant, page, workbook(lease(1)))
    accept(accountant, Upload.objects.get())
    source = LedgerBatch.objects.get().source
    name = str(source.name)
    with django_capture_on_commit_callbacks(execute=True):
        undo_accept(page, seen=str(draft_of(page).batch.pk), user=None)
        assert source.storage.exists(name)
    assert not source.storage.exists(name)


def test_a_second_press_takes_back_no_second_table(page, accountant):
    for number in (1, 2):
        send(accountant, page, workbook(lease(number)), f"{number}.xlsx")
        accept(accountant, page.uploads.first())
    latest = draft_of(page).batch
    assert "已撤回" in text_of(undo(accountant, page, latest))
    again = text_of(undo(accountant, page, latest))
    assert "刚才已经撤回，或者换过了，这一次什么也没有改" in again
    assert draft_of(page).batch.source_name == "1.xlsx"


@pytest.mark.parametrize("name", ["accept", "answers", "check_again", "choose_sheet", "discard"])
def test_the_address_of_a_form_loaded_anew_leads_to_the_preview(page, accountant, name):
    send(accountant, page, workbook(lease(1)))
    upload = Upload.objects.get()
    response = accountant.get(reverse(f"disclosure_admin:{name}", args=[upload.pk]))
    assert response.url == reverse("disclosure_admin:preview", args=[upload.pk])
    assert Upload.objects.get().state == UploadState.READY
