"""Workbooks that nobody accepts hold full names: they wait, but not for ever."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from django.utils import timezone

from disclosure.checking import SourceFile
from disclosure.editing.uploads import check, take_in
from disclosure.enums import RedactionKind, UploadState
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage, Upload
from disclosure.redaction import redact
from disclosure.services import notice_for
from language.periods import parse_period
from tests.disclosure.editing.uploading import HEADERS, address, lease, text_of, workbook
from tests.disclosure.reading import aid_csv

FAULTY = workbook(lease(1, lessee="陈建国", due=100, received=30, 欠缴=50))


@pytest.fixture
def wait(django_capture_on_commit_callbacks):
    """A workbook that was checked and waits, sent so many days ago."""

    def wait(page, *, days=0, content=FAULTY, name="租赁.xlsx"):
        upload = take_in(page, SourceFile(content, name), user=None)
        check(upload)
        Upload.objects.filter(pk=upload.pk).update(
            uploaded_at=timezone.now() - timedelta(days=days)
        )
        upload.refresh_from_db()
        return upload

    return wait


@pytest.fixture
def drop(django_capture_on_commit_callbacks):
    def drop():
        with django_capture_on_commit_callbacks(execute=True):
            call_command("drop_stale_uploads")

    return drop


def is_there(upload):
    """Whether the record is there; its files must be there, or gone, with it."""
    known = Upload.objects.filter(pk=upload.pk).exists()
    private, files = storages["private"], (upload.source, upload.report, upload.marked)
    assert [private.exists(file.name) for file in files] == [known] * 3
    return known


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_what_nobody_accepts_goes_after_30_days_with_its_files(page, wait, drop, days, stays):
    upload = wait(page, days=days)
    drop()
    assert is_there(upload) == stays


@pytest.mark.parametrize(("hours", "stays"), [(23, True), (25, False)])
@pytest.mark.parametrize(
    "content",
    [
        workbook(lease(1, 备注="身份证330482199003070009")),
        workbook([*lease(1), "13800001234"], headers=[*HEADERS, "联系电话"]),
    ],
)
def test_what_holds_numbers_of_persons_goes_after_a_day(page, wait, drop, content, hours, stays):
    upload = wait(page, days=hours / 24, content=content)
    drop()
    assert is_there(upload) == stays


def test_what_a_worker_that_died_left_behind_goes_too(page, wait, drop):
    upload = wait(page, days=31)
    Upload.objects.filter(pk=upload.pk).update(state=UploadState.ACCEPTING)
    drop()
    assert not is_there(upload)


@pytest.mark.parametrize(("sent_days_ago", "stays"), [(5, False), (1, True)])
def test_with_a_notice_about_persons_goes_what_was_meant_for_it(
    village, make_notice, wait, drop, sent_days_ago, stays
):
    """Sent since then, it is a correction, with which the notice will be on show again."""
    content = aid_csv(("孙阿毛", "低保", "1500.00"))
    aid = make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=content)
    waiting = wait(aid, days=sent_days_ago, content=content, name="救助.csv")
    over = timezone.localdate() - timedelta(days=3)
    DisclosurePage.objects.filter(pk=aid.pk).update(show_until=over)
    drop()
    assert is_there(waiting) == stays


def test_redacting_a_cell_reaches_the_workbooks_that_wait(
    village, make_village, page, make_notice, wait, django_capture_on_commit_callbacks
):
    public = make_notice(village, "租赁.xlsx", content=workbook(lease(1), lease(2)))
    ledger, period = get_ledger("leases"), parse_period("2026Q4")
    same = wait(notice_for(village, ledger, period))
    elsewhere = wait(notice_for(make_village("旧埭村"), ledger, period))
    row = public.batch.rows.first()
    with django_capture_on_commit_callbacks(execute=True):
        redact(
            public, row.key, "object", kind=RedactionKind.NAME, reason="写了别人的名字", user=None
        )
    assert not is_there(same)
    assert is_there(elsewhere)


def test_who_waits_is_told_how_many_are_before(village, page, accountant):
    later = notice_for(village, get_ledger("leases"), parse_period("2026Q4"))
    first, second = (
        take_in(each, SourceFile(FAULTY, "租赁.xlsx"), user=None) for each in (page, later)
    )
    shown = [text_of(accountant.get(address("preview", each))) for each in (first, second)]
    assert "正在打开文件" in shown[0]
    assert "前面还有 1 份表格" in shown[1]
    check(first)
    assert "正在打开文件" in text_of(accountant.get(address("preview", second)))
