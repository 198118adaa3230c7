"""Workbooks and reports, with full names in them, on the disk and under changing keys."""

import os
import time

import pytest
from cryptography.fernet import Fernet
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.db import transaction

from disclosure.checking import SourceFile
from disclosure.editing.acceptance import Acceptance
from disclosure.editing.accepting import accept_upload
from disclosure.editing.uploads import check, report_of, take_in
from disclosure.importing.files.workbook import MAX_BYTES
from disclosure.models import DisclosurePage, LedgerBatch, Upload
from home import private_files
from tests.disclosure.reading import aid_csv

PERSON = "孙阿毛"
CONTENT = aid_csv((PERSON, "低保", "1500.00"))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where private storage lies on the disk."""
    storage = Upload._meta.get_field("source").storage
    monkeypatch.setattr(storage, "within", FileSystemStorage(location=tmp_path))
    monkeypatch.setattr(private_files, "AT_A_TIME", 1)  # so that there are several portions
    return tmp_path


@pytest.fixture
def aid(folder, village, make_notice):
    """A notice whose workbook is kept, and another workbook that waits for it."""
    page = make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=CONTENT)
    check(take_in(page, SourceFile(CONTENT, "救助.csv"), user=None))
    return page


def on_disk(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def kept():
    """The workbook of the batch, the one that waits, the report about it, and its marked copy."""
    batch, upload = LedgerBatch.objects.get(), Upload.objects.get()
    return batch.source, upload.source, upload.report, upload.marked


def readable():
    batch, waiting, _, _ = (file.read() for file in kept())
    report = report_of(Upload.objects.get())
    return batch == waiting == CONTENT and report is not None and report["rows"] == 1


@pytest.mark.usefixtures("aid")
def test_no_file_on_the_disk_holds_a_name(folder):
    stored = on_disk(folder)
    assert len(stored) == 4
    assert readable()
    for name, content in stored.items():
        assert PERSON.encode() not in content
        assert b"rows" not in content
        assert PERSON not in name


@pytest.mark.usefixtures("aid")
def test_after_reencrypting_an_old_key_can_go(folder, settings):
    before, new = on_disk(folder), Fernet.generate_key().decode()
    settings.FILE_KEYS = [new, *settings.FILE_KEYS]
    assert readable()

    call_command("reencrypt_files")

    settings.FILE_KEYS = [new]
    assert readable()
    assert len(on_disk(folder)) == 4
    assert not before.keys() & on_disk(folder).keys()


@pytest.fixture
def sweep(folder, django_capture_on_commit_callbacks):
    """The daily command, when the files have lain there for so many hours."""

    def sweep(hours):
        moment = time.time() - hours * 3600
        for path in folder.rglob("*.*"):
            os.utime(path, (moment, moment))
        with django_capture_on_commit_callbacks(execute=True):
            call_command("drop_unknown_files")

    return sweep


CORRECTION = Acceptance(confirmed=True, reason="金额写错了")
CORRECTED = aid_csv((PERSON, "低保", "1600.00"))


@pytest.fixture
def corrected(aid):
    """A correction of the notice that was checked and waits, in place of what waited before."""
    upload = take_in(aid, SourceFile(CORRECTED, "救助.csv"), user=None)
    check(upload)
    return Upload.objects.get(pk=upload.pk)


def test_who_dies_right_after_accepting_leaves_no_name_for_long(folder, corrected, sweep):
    """What is to be done after the commit is never done here."""
    accept_upload(corrected, CORRECTION, user=None)

    upload = Upload.objects.get()
    assert (upload.state, upload.source_name) == ("accepted", "")
    assert not any((upload.source, upload.marked))
    assert len(on_disk(folder)) > 3
    sweep(hours=25)
    assert len(on_disk(folder)) == 3  # two workbooks, and what the reviewer reads of the one
    assert [each.source.read() for each in LedgerBatch.objects.all()] == [CORRECTED, CONTENT]


def test_an_acceptance_that_is_taken_back_leaves_the_files_as_they_were(folder, corrected):
    before = on_disk(folder)
    with transaction.atomic():
        accept_upload(corrected, CORRECTION, user=None)
        transaction.set_rollback(True)

    assert on_disk(folder) == before
    assert Upload.objects.get().source.read() == CORRECTED


@pytest.mark.usefixtures("aid")
@pytest.mark.parametrize(("hours", "stays"), [(23, True), (25, False)])
def test_a_file_of_what_was_taken_back_goes_the_next_day(
    folder, village, make_notice, sweep, hours, stays
):
    known = on_disk(folder).keys()
    with transaction.atomic():
        make_notice(village, "别的.csv", ledger="aid", period="2026-08", content=CONTENT)
        transaction.set_rollback(True)
    (left,) = on_disk(folder).keys() - known
    sweep(hours)

    assert on_disk(folder).keys() == (known | {left} if stays else known)
    assert readable()


def test_sweeping_a_storage_where_nothing_was_kept_yet_is_no_fault(folder, sweep, db):
    sweep(hours=25)


def test_the_largest_file_that_is_taken_comes_back_whole(folder, aid):
    content = CONTENT + b"\n" * (MAX_BYTES - len(CONTENT))
    upload = take_in(
        DisclosurePage.objects.get(pk=aid.pk), SourceFile(content, "大.csv"), user=None
    )
    assert Upload.objects.get(pk=upload.pk).source.read() == content
