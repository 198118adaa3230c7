"""What arrives, or does not: too large, cut off, no workbook, forged, read in the background."""

from io import BytesIO
from itertools import count

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from django.utils import timezone

from disclosure.checking import SourceFile
from disclosure.editing.acceptance import Acceptance
from disclosure.editing.accepting import accept_or_explain, accept_upload
from disclosure.editing.tasks import accept_in_background, check_in_background, start_check
from disclosure.editing.upload_states import begin_accepting, begin_reading
from disclosure.editing.uploads import check, take_in
from disclosure.enums import UploadState
from disclosure.importing.files.workbook import MAX_BYTES
from disclosure.ledgers import get_ledger
from disclosure.models import LedgerBatch, LedgerRow, Upload
from disclosure.services import notice_for
from language.periods import parse_period
from tests.disclosure.staff import ACCOUNTANT, log_in, make_staff

Q3 = "星光村2026年第三季度租赁公示.xlsx"


@pytest.fixture
def page(village):
    return notice_for(village, get_ledger("leases"), parse_period("2026Q3"))


@pytest.fixture
def user(village):
    return make_staff(village, "会计", ACCOUNTANT)


@pytest.fixture
def accountant(user):
    return log_in(user)


def address(page):
    return reverse("disclosure_admin:upload", args=[page.pk])


def body_of(content, name="租赁.xlsx"):
    return encode_multipart(BOUNDARY, {"workbook": SimpleUploadedFile(name, content)})


def post_body(client, page, body):
    return client.generic("POST", address(page), body, MULTIPART_CONTENT)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"x" * (MAX_BYTES + 1), "文件超过 20 MB"),
        (b"", "文件是空的"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "这是图片或者 PDF"),
        (b"<html><table></table></html>", "这个文件其实是网页"),
        (b"PK\x03\x04 and then nothing", "文件不完整"),
    ],
)
def test_what_is_no_workbook_leaves_nothing_and_says_what_to_do(page, accountant, content, words):
    response = post_body(accountant, page, body_of(content))
    assert response.status_code == 400
    assert words in response.content.decode()
    assert not Upload.objects.exists()


def test_a_file_of_just_the_limit_is_let_through(page, accountant):
    response = post_body(accountant, page, body_of(b"\x00" * MAX_BYTES))
    assert "文件超过 20 MB" not in response.content.decode()


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_an_upload_cut_off_says_so(page, accountant, workbook_bytes, kept):
    body = body_of(workbook_bytes(Q3))
    response = post_body(accountant, page, body[: int(len(body) * kept)])
    assert response.status_code == 400
    assert "只传了一半" in response.content.decode()
    assert not Upload.objects.exists()


def test_a_csv_cut_off_is_not_taken_for_a_shorter_one(page, accountant):
    body = body_of("合同编号,租赁标的\n1,店面\n2,鱼塘\n".encode(), "租赁.csv")
    response = post_body(accountant, page, body[: body.index("鱼塘".encode())])
    assert "只传了一半" in response.content.decode()
    assert not Upload.objects.exists()


def test_no_file_chosen(page, accountant):
    response = accountant.post(address(page))
    assert "还没有选择文件" in response.content.decode()


def test_a_forged_request_is_refused(page, user, workbook_bytes):
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    file = BytesIO(workbook_bytes(Q3))
    file.name = Q3
    assert client.post(address(page), {"workbook": file}).status_code == 403
    assert not Upload.objects.exists()

    token = client.get(address(page)).context["csrf_token"]
    file.seek(0)
    sent = client.post(address(page), {"workbook": file, "csrfmiddlewaretoken": str(token)})
    assert sent.status_code == 302
    assert Upload.objects.exists()


def files_in(folder):
    storage = storages["private"]
    return storage.listdir(folder)[1] if storage.exists(folder) else []


def fail_at_second_insert_of_rows():
    """A wrapper of database calls: the disk is full after the first rows."""
    inserts = count(1)

    def execute(execute, sql, params, many, context):
        if 'INTO "disclosure_ledgerrow"' in sql and next(inserts) == 2:
            raise OperationalError("disk is full")
        return execute(sql, params, many, context)

    return execute


def accept_in_the_background(upload, user):
    said = Acceptance(confirmed=True).as_json()
    accept_in_background.call(upload.pk, upload.begun_at.isoformat(), said, user.pk)


def check_by_the_task(upload):
    check_in_background.call(upload.pk, upload.begun_at.isoformat())


def at_first_progress(do):
    """A wrapper of database calls: somebody does something while the worker reads."""
    times = count(1)

    def execute(execute, sql, params, many, context):
        if sql.startswith("UPDATE") and '"rows_done" = ' in sql and next(times) == 1:
            do()
        return execute(sql, params, many, context)

    return execute


class TestByTheWorker:
    @pytest.fixture
    def large(self, page, user):
        row = "1,店面,陈建国,20,2026-01-01,2026-12-31,400,100,100,0"
        head = "合同编号,租赁标的,承租方,面积,租期起,租期止,年租金,本季应收,本季已收,欠缴"
        rows = [row.replace("1", f"租{number}", 1) for number in range(5000)]
        content = "\n".join([head, *rows]).encode()
        return take_in(page, SourceFile(content, "大表.csv"), user=user)

    def test_is_checked_by_the_task_with_progress(self, large):
        start_check(large)
        large.refresh_from_db()
        assert large.state == UploadState.READY
        assert large.rows_done >= 5000
        assert large.rows_total == 5001

    def test_waiting_page_tells_progress_and_comes_again_by_itself(self, large, accountant):
        taken_up = {"taken_up_at": timezone.now()}
        Upload.objects.filter(pk=large.pk).update(rows_done=2000, rows_total=5000, **taken_up)
        preview = reverse("disclosure_admin:preview", args=[large.pk])
        html = accountant.get(preview).content.decode()
        assert "已检查 2000 行，共 5000 行" in html
        assert '<meta http-equiv="refresh" content="2">' in html

        check_by_the_task(large)
        assert "http-equiv" not in accountant.get(preview).content.decode()

    def test_is_accepted_by_the_task(self, large, accountant):
        start_check(large)
        said = {"confirmed": "on", "prepared_by": "沈会计", "show_until": "2099-01-31"}
        accept = reverse("disclosure_admin:accept", args=[large.pk])
        done = accountant.post(accept, said, follow=True).content.decode()
        assert "表格已采用，共 5000 行" in done
        draft = Upload.objects.get().page.get_latest_revision_as_object()
        assert draft.batch.rows.count() == 5000
        assert (draft.prepared_by, str(draft.show_until)) == ("沈会计", "2099-01-31")
        assert draft.batch.accepted_by.username == "会计"

    def test_while_it_is_accepted_the_page_says_so(self, large, accountant):
        start_check(large)
        assert begin_accepting(large)
        assert not begin_accepting(large)
        taken_up = {"taken_up_at": timezone.now()}
        Upload.objects.filter(pk=large.pk).update(rows_done=5001, rows_total=5001, **taken_up)
        html = accountant.get(reverse("disclosure_admin:preview", args=[large.pk])).content.decode()
        assert "正在存入" in html
        accountant.post(reverse("disclosure_admin:discard", args=[large.pk]))
        assert Upload.objects.exists()

    def test_what_stands_in_the_way_is_told_and_the_upload_waits_on(self, large, accountant, user):
        start_check(large)
        content = large.source.read()
        small = take_in(
            large.page, SourceFile(content[: content.index(b"\n", 500)], "快.csv"), user=None
        )
        start_check(small)
        small.refresh_from_db()
        accept_upload(small, Acceptance(confirmed=True), user=None)
        begin_accepting(large)
        accept_in_the_background(large, user)
        html = accountant.get(reverse("disclosure_admin:preview", args=[large.pk])).content.decode()
        assert "刚才有人给这一页导入了另一份表格" in html
        assert "采用这份表格" in html
        assert LedgerBatch.objects.count() == 1

    def test_a_crash_leaves_no_row_and_no_file(self, large, user):
        start_check(large)
        before = files_in("batches")
        begin_accepting(large)
        with connection.execute_wrapper(fail_at_second_insert_of_rows()):
            accept_in_the_background(large, user)
        large.refresh_from_db()
        assert large.state == UploadState.READY
        assert "请再点一次" in large.problem
        assert not LedgerBatch.objects.exists()
        assert not LedgerRow.objects.exists()
        assert large.page.get_latest_revision_as_object().batch is None
        assert files_in("batches") == before

    def test_a_task_that_comes_late_leaves_alone_what_was_begun_anew(self, large, user):
        start_check(large)
        begin_accepting(large)
        late = Upload.objects.get(pk=large.pk)
        Upload.objects.update(state=UploadState.READY)
        begin_accepting(large)
        accept_in_the_background(late, user)
        assert Upload.objects.get().state == UploadState.ACCEPTING
        assert not LedgerBatch.objects.exists()
        begin_reading(large)
        accept_in_the_background(large, user)
        assert Upload.objects.get().state == UploadState.READING
        accept_or_explain(late, Acceptance(confirmed=True), user=user)
        assert Upload.objects.get().problem == ""
        assert not LedgerBatch.objects.exists()

    def test_a_check_that_crashes_ends_in_words(self, large, accountant):
        large.source.storage.delete(large.source.name)
        begin_reading(large)
        check_by_the_task(large)
        large.refresh_from_db()
        assert large.state == UploadState.FAILED
        preview = reverse("disclosure_admin:preview", args=[large.pk])
        html = accountant.get(preview).content.decode()
        assert "没有检查完" in html
        assert "重新检查" in html

    def test_an_upload_thrown_away_meanwhile_is_no_failure(self, large):
        late = Upload.objects.get()
        large.delete()
        check_by_the_task(late)
        assert not Upload.objects.exists()

    def test_a_newer_upload_ends_the_reading_of_the_older(
        self, large, page, accountant, user, caplog, django_capture_on_commit_callbacks
    ):
        def send_a_newer_one():
            with django_capture_on_commit_callbacks(execute=True):
                take_in(page, SourceFile(large.source.read()[:2000], "新.csv"), user=user)

        reports = files_in("reports")
        begin_reading(large)
        with connection.execute_wrapper(at_first_progress(send_a_newer_one)):
            check_by_the_task(large)
        newer = Upload.objects.get()
        assert newer.source_name == "新.csv"
        assert not large.source.storage.exists(large.source.name)
        assert files_in("reports") == reports
        assert not caplog.records
        preview = reverse("disclosure_admin:preview", args=[large.pk])
        assert "换成了后来上传的" in accountant.get(preview, follow=True).content.decode()

    def test_a_check_begun_anew_ends_the_older(self, large, caplog):
        begin_reading(large)
        older = Upload.objects.get()
        with connection.execute_wrapper(at_first_progress(lambda: begin_reading(large))):
            check(older)
        assert Upload.objects.get().state == UploadState.READING
        assert not caplog.records

    @pytest.mark.parametrize("view", ["preview", "marked"])
    def test_a_page_that_is_opened_while_the_upload_goes_says_so(
        self, large, accountant, view, django_capture_on_commit_callbacks
    ):
        start_check(large)
        wait = count(1)

        def discard_once_it_was_found(execute, sql, params, many, context):
            found = execute(sql, params, many, context)
            if 'FROM "disclosure_upload"' in sql and next(wait) == 1:
                large.refresh_from_db()
                large.delete()
            return found

        address = reverse(f"disclosure_admin:{view}", args=[large.pk])
        with (
            django_capture_on_commit_callbacks(execute=True),
            connection.execute_wrapper(discard_once_it_was_found),
        ):
            accountant.get(address)
        assert not Upload.objects.exists()

    def test_files_go_with_the_upload_and_with_its_page(
        self, large, page, django_capture_on_commit_callbacks
    ):
        start_check(large)
        large.refresh_from_db()
        names = large.source.name, large.report.name
        storage = large.source.storage
        assert all(storage.exists(name) for name in names)
        with django_capture_on_commit_callbacks(execute=True):
            page.delete()
            assert all(storage.exists(name) for name in names)
        assert not any(storage.exists(name) for name in names)
