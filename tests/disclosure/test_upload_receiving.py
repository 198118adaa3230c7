"""What arrives, or does not: too large, cut off, no workbook, forged, read in the background."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from disclosure.checking import SourceFile
from disclosure.enums import UploadState
from disclosure.importing.workbook import MAX_BYTES
from disclosure.ledgers import get_ledger
from disclosure.models import Upload
from disclosure.services import notice_for
from disclosure.tasks import CHECKED_AT_ONCE, check_in_background, start_check
from disclosure.uploads import begin_reading, take_in
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
        (b"\x89PNG\r\n\x1a\n\x00\x00", "这不是能读的表格文件"),
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


class TestLargeWorkbooks:
    """A CSV grows by spaces: what is large is decided by bytes."""

    @pytest.fixture
    def large(self, page, user):
        row = "1,店面,陈建国,20,2026-01-01,2026-12-31,400,100,100,0"
        head = "合同编号,租赁标的,承租方,面积,租期起,租期止,年租金,本季应收,本季已收,欠缴"
        rows = [row.replace("1", f"租{number}", 1) for number in range(5000)]
        content = "\n".join([head, *rows]).encode()
        assert len(content) > CHECKED_AT_ONCE
        return take_in(page, SourceFile(content, "大表.csv"), user=user)

    def test_is_checked_by_the_task_with_progress(self, large):
        start_check(large)
        assert large.state == UploadState.READY
        assert large.rows_done >= 5000
        assert large.rows_total == 5001

    def test_waiting_page_tells_progress_and_comes_again_by_itself(self, large, accountant):
        Upload.objects.filter(pk=large.pk).update(rows_done=2000, rows_total=5000)
        preview = reverse("disclosure_admin:preview", args=[large.pk])
        html = accountant.get(preview).content.decode()
        assert "已检查 2000 行，共 5000 行" in html
        assert '<meta http-equiv="refresh" content="2">' in html

        check_in_background.call(large.pk)
        assert "http-equiv" not in accountant.get(preview).content.decode()

    def test_a_check_that_crashes_ends_in_words(self, large, accountant):
        large.source.storage.delete(large.source.name)
        begin_reading(large)
        check_in_background.call(large.pk)
        large.refresh_from_db()
        assert large.state == UploadState.FAILED
        preview = reverse("disclosure_admin:preview", args=[large.pk])
        html = accountant.get(preview).content.decode()
        assert "没有检查完" in html
        assert "重新检查" in html

    def test_an_upload_thrown_away_meanwhile_is_no_failure(self, large):
        number = large.pk
        large.delete()
        check_in_background.call(number)
        assert not Upload.objects.exists()

    def test_files_go_with_the_upload_and_with_its_page(self, large, page):
        start_check(large)
        names = large.source.name, large.report.name
        storage = large.source.storage
        assert all(storage.exists(name) for name in names)
        page.delete()
        assert not any(storage.exists(name) for name in names)
