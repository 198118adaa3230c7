"""The way of a workbook through the admin, as an accountant goes it."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disclosure.editing.acceptance import Acceptance
from disclosure.editing.uploads import accept_upload, undo_accept
from disclosure.enums import UploadState
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage, LedgerBatch, LedgerRow, NameAnswer, Upload
from disclosure.services import AcceptError, notice_for
from language.periods import parse_period
from tests.disclosure.staff import ACCOUNTANT, SUPERVISOR, log_in, make_staff

Q2 = "星光村2026年第二季度租赁公示.xlsx"
Q3 = "星光村2026年第三季度租赁公示.xlsx"
FAULTY = "旧埭村2026年第三季度租赁公示(待改).xlsx"
HEADERS = [
    *["合同编号", "租赁标的", "承租方", "面积", "租期起", "租期止"],
    *["年租金", "本季应收", "本季已收", "欠缴", "租赁方式", "备注"],
]


def lease(number, lessee="陈建国", due=100, received=100, **cells):
    """One row of a lease table."""
    row = {
        "合同编号": f"租{number}",
        "租赁标的": f"店面{number}号",
        "承租方": lessee,
        "面积": 20,
        "租期起": "2026-01-01",
        "租期止": "2026-12-31",
        "年租金": due * 4,
        "本季应收": due,
        "本季已收": received,
        "欠缴": due - received,
        "租赁方式": "公开招租",
    }
    return [(row | cells).get(header, "") for header in HEADERS]


def workbook(*rows, headers=HEADERS, sheets=("租赁",)):
    """The bytes of an .xlsx that has the same table on each of its sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in sheets:
        sheet = book.create_sheet(name)
        for row in (headers, *rows):
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def page(village):
    return notice_for(village, get_ledger("leases"), parse_period("2026Q3"))


@pytest.fixture
def accountant(village):
    return log_in(make_staff(village, "会计", ACCOUNTANT))


@pytest.fixture
def supervisor(village):
    return log_in(make_staff(village, "监委会", SUPERVISOR))


def send(client, page, content, name="租赁.xlsx"):
    address = reverse("disclosure_admin:upload", args=[page.pk])
    return client.post(address, {"workbook": SimpleUploadedFile(name, content)}, follow=True)


def address(name, upload):
    return reverse(f"disclosure_admin:{name}", args=[upload.pk])


def accept(client, upload, **said):
    said = {"confirmed": "on", "prepared_by": "", "checked_by": ""} | said
    return client.post(address("accept", upload), said, follow=True)


def draft_of(page):
    return DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def text_of(response):
    """The page's words without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


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

    supervisor.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {"ledger": "leases", "period": "2026Q3", "action-publish": "1"}
        | {"prepared_by": "", "checked_by": "", "announced_on": "", "show_until": ""}
        | {"remark": "", "seo_title": "", "search_description": ""}
        | {f"comments-{key}": "0" for key in ("TOTAL_FORMS", "INITIAL_FORMS")},
    )
    public = DisclosurePage.objects.get(pk=page.pk)
    assert public.live
    assert public.batch.row_count == 2
    assert public.batch.first_published_at


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


def test_no_full_private_name_is_stored(page, accountant):
    send(accountant, page, workbook(lease(1, lessee="陈建国"), lease(2, lessee="陈建军")))
    upload = Upload.objects.get()
    assert "陈某某" in text_of(accountant.get(address("preview", upload)))
    stored = upload.source.name, upload.report.name
    storage = upload.source.storage
    accept(accountant, upload)
    for row in LedgerRow.objects.all():
        assert "建" not in str(row.values) + str(row.fingerprints)
    assert not any(storage.exists(name) for name in stored)


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


class TestCorrection:
    @pytest.fixture
    def public(self, village, make_notice):
        return make_notice(village, "租赁.xlsx", content=workbook(lease(1), lease(2)))

    def test_needs_a_reason_and_shows_the_changed_cells(self, public, accountant):
        corrected = workbook(lease(1), lease(2, received=40))
        report = send(accountant, public, corrected).context["report"]
        changed = {(c["column"], c["before"], c["after"]) for c in report["corrections"]["shown"]}
        assert changed == {("本期已收", "100.00", "40.00"), ("欠缴", "0.00", "60.00")}

        upload = Upload.objects.get()
        assert "请写明为什么更正" in text_of(accept(accountant, upload))
        assert LedgerBatch.objects.count() == 1

        accept(accountant, upload, reason="第 2 号店面的租金记错了")
        assert DisclosurePage.objects.get(pk=public.pk).batch.number == 1
        assert draft_of(public).batch.number == 2
        assert draft_of(public).batch.reason == "第 2 号店面的租金记错了"

    def test_a_reason_with_personal_data_is_refused(self, public, accountant):
        send(accountant, public, workbook(lease(1)))
        shown = text_of(accept(accountant, Upload.objects.get(), reason="见 13912345678"))
        assert "请删去" in shown
        assert LedgerBatch.objects.count() == 1

    def test_a_reason_longer_than_is_kept_is_refused_in_words(self, public, accountant):
        send(accountant, public, workbook(lease(1)))
        told = Acceptance(confirmed=True, reason="记错了" * 200)
        with pytest.raises(AcceptError, match="最多 500 个字"):
            accept_upload(Upload.objects.get(), told, user=None)

    def test_another_person_of_the_same_mask_is_a_change(self, public, accountant):
        other = workbook(lease(1), lease(2, lessee="陈建军"))
        shown = send(accountant, public, other).context["report"]["corrections"]["shown"]
        assert [change["after"] for change in shown] == ["陈某某（换了人）"]

    def test_what_is_public_cannot_be_undone(self, public, accountant):
        undo = reverse("disclosure_admin:undo", args=[public.pk])
        assert "公开过的只能更正" in text_of(accountant.get(undo))
        assert "公开过的只能更正" in text_of(accountant.post(undo, follow=True))
        assert draft_of(public).batch == public.batch


def test_undo_brings_the_page_back(page, accountant):
    send(accountant, page, workbook(lease(1)))
    upload = Upload.objects.get()
    accept(accountant, upload)
    undo = reverse("disclosure_admin:undo", args=[page.pk])
    assert "要撤回「租赁.xlsx」（1 行）吗" in text_of(accountant.get(undo))
    assert LedgerBatch.objects.exists()
    assert "已撤回" in text_of(accountant.post(undo, follow=True))
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
    with django_capture_on_commit_callbacks(execute=True):
        undo_accept(page, user=None)
        assert source.storage.exists(source.name)
    assert not source.storage.exists(source.name)


def test_accepting_twice_says_so(page, accountant):
    send(accountant, page, workbook(lease(1)))
    upload = Upload.objects.get()
    accept(accountant, upload)
    assert "「租赁.xlsx」已采用，不用再点" in text_of(accept(accountant, upload))
    assert "「租赁.xlsx」已采用，不用再点" in text_of(
        accountant.get(address("preview", upload), follow=True)
    )
    assert LedgerBatch.objects.count() == 1


def test_of_two_people_the_second_is_told_and_loses_nothing(page, accountant, supervisor):
    send(accountant, page, workbook(lease(1)), "甲.xlsx")
    send(supervisor, page, workbook(lease(1), lease(2)), "乙.xlsx")
    first, second = Upload.objects.order_by("pk")
    accept(accountant, first)
    assert "刚才有人给这一页导入了另一份表格" in text_of(accept(supervisor, second))
    assert draft_of(page).batch.source_name == "甲.xlsx"

    assert "有人给这一页导入了「甲.xlsx」" in text_of(supervisor.get(address("preview", second)))
    supervisor.post(address("check_again", second))
    accept(supervisor, second)
    assert draft_of(page).batch.source_name == "乙.xlsx"


def test_a_file_imported_before_says_so(village, make_notice, accountant):
    content = workbook(lease(1))
    make_notice(village, "租赁.xlsx", period="2026Q2", content=content)
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    assert "这份文件已经导入过" in text_of(send(accountant, page, content))


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


def test_what_is_accepted_is_what_was_seen(page, accountant, supervisor):
    """A name that somebody else declared a firm meanwhile would be shown to all in full."""
    send(accountant, page, workbook(lease(1, lessee="星光")))
    upload = Upload.objects.get()
    form = accountant.get(address("preview", upload)).context["answers_form"]
    field = form.names[0]["field"]
    send(supervisor, page, workbook(lease(1, lessee="星光"), lease(2)), "另一份.xlsx")
    other = Upload.objects.exclude(pk=upload.pk).get()
    supervisor.post(address("answers", other), {field: "firm"})
    assert "和刚才看到的不一样了" in text_of(accept(accountant, upload))
    assert draft_of(page).batch is None
    accept(accountant, upload)
    assert draft_of(page).batch is not None


class TestQuestions:
    def test_which_sheet(self, page, accountant):
        response = send(accountant, page, workbook(lease(1), sheets=("租赁", "去年")))
        assert "租赁（2 行）" in text_of(response)
        upload = Upload.objects.get()
        accountant.post(address("choose_sheet", upload), {"sheet": "没有这张"})
        assert accountant.get(address("preview", upload)).context["report"] is None
        accountant.post(address("choose_sheet", upload), {"sheet": "去年"})
        report = accountant.get(address("preview", upload)).context["report"]
        assert (report["sheet"], report["rows"]) == ("去年", 1)
        accept(accountant, upload)
        assert draft_of(page).batch.row_count == 1

    def test_a_missing_column_under_another_name_is_asked_once(self, village, page, accountant):
        headers = ["租房的人家" if header == "承租方" else header for header in HEADERS]
        content = workbook(lease(1), headers=headers)
        shown = send(accountant, page, content)
        assert "缺少「承租方」一列" in text_of(shown)
        field = shown.context["report"]["headers"][0]["field"]
        upload = Upload.objects.get()
        after = accountant.post(address("answers", upload), {field: "lessee"}, follow=True)
        assert after.context["report"]["errors"]["count"] == 0
        later = notice_for(village, get_ledger("leases"), parse_period("2026Q4"))
        report = send(accountant, later, content).context["report"]
        assert report["headers"] == []
        assert report["errors"]["count"] == 0

    def test_a_header_that_is_to_be_ignored(self, page, accountant):
        headers = [*HEADERS, "内部编码"]
        shown = send(accountant, page, workbook([*lease(1), "甲-7"], headers=headers))
        question = shown.context["report"]["headers"][0]
        assert question["samples"] == ["甲-7"]
        upload = Upload.objects.get()
        after = accountant.post(
            address("answers", upload), {question["field"]: "ignore"}, follow=True
        )
        assert after.context["report"]["headers"] == []
        assert "confirmed" not in after.context["accept_form"].fields

    def test_a_person_or_a_firm_is_asked_once(self, village, page, accountant):
        content = workbook(lease(1, lessee="星光"))
        shown = send(accountant, page, content)
        question = shown.context["report"]["names"][0]
        assert question["name"] == "星光"
        assert shown.context["report"]["table"][0][2] != "星光"
        upload = Upload.objects.get()
        after = accountant.post(
            address("answers", upload), {question["field"]: "firm"}, follow=True
        )
        assert after.context["report"]["names"] == []
        assert after.context["report"]["table"][0][2] == "星光"
        assert "星光" not in str(list(NameAnswer.objects.values()))
        later = notice_for(village, get_ledger("leases"), parse_period("2026Q4"))
        assert send(accountant, later, content).context["report"]["names"] == []


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
