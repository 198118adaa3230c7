"""A workbook on its way from the accountant's hands: taken in, checked, asked about, given back.

The file, and the report that quotes it, lie in private storage and go when they are done with.
"""

import json
import logging
from collections.abc import Mapping
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.fields.files import FieldFile

from disclosure.answers import remember_headers, remember_names, remember_told_names
from disclosure.checking import SheetChoiceNeeded, SourceFile, check_workbook, filled_sheets
from disclosure.editing.reports import Report, make_report
from disclosure.editing.upload_states import count_rows, finish_reading
from disclosure.enums import WAITING_UPLOADS, UploadState
from disclosure.importing.body import Progress
from disclosure.importing.files.workbook import WorkbookFault, open_workbook, refuse_at_sight
from disclosure.importing.marking import Mark, mark_workbook
from disclosure.importing.results import ImportResult
from disclosure.models import DisclosurePage, Upload
from language.names import NameKind

logger = logging.getLogger(__name__)


class UploadGoneError(Exception):
    """The upload was thrown away, or gave way to a newer one, while it was worked on."""


def take_in(page: DisclosurePage, file: SourceFile, *, user: User | None) -> Upload:
    """Keep a workbook for this page, still to be checked, in place of what `user` left waiting.

    Raises WorkbookFault for what is no workbook at first sight: nothing of that is kept.
    """
    refuse_at_sight(file.content)
    Upload.objects.filter(page=page, uploaded_by=user, state__in=WAITING_UPLOADS).delete()
    return Upload.objects.create(
        page=page,
        source=ContentFile(file.content, name=f"{uuid4().hex}.bin"),
        source_name=file.name,
        source_sha256=file.sha256,
        base_batch=page.get_latest_revision_as_object().batch,
        uploaded_by=user,
    )


def check(upload: Upload) -> None:
    """Read the workbook and keep the report. Whatever happens, the upload stops "being read".

    A newer upload may take its place meanwhile: then this ends without a word.
    """
    try:
        result = read(upload, count_rows(upload))
        _keep_findings(upload, result)
    except SheetChoiceNeeded:
        finish_reading(upload, state=UploadState.READY, sheets=_sizes_of_sheets(upload))
    except Exception:
        if finish_reading(upload, state=UploadState.FAILED):
            logger.exception("Checking upload %s failed", upload.pk)


def report_of(upload: Upload) -> Report | None:
    """The result of the last check; None while there is none. Raises UploadGoneError."""
    if not upload.report:
        return None
    report: Report = json.loads(_content(upload, upload.report))
    return report


def choose_sheet(upload: Upload, name: str) -> None:
    """Say which of several sheets is meant. ValueError if there is no such sheet."""
    if name not in [sheet for sheet, _ in upload.sheets]:
        raise ValueError(name)
    Upload.objects.filter(pk=upload.pk).update(sheet_name=name)


def answer(
    upload: Upload,
    headers: Mapping[str, str],
    kinds: Mapping[str, NameKind],
    told: Mapping[str, NameKind],
) -> None:
    """Remember for the village what headers (by squashed text) and doubtful names mean, and whose
    the names are that are `told` in free texts."""
    with transaction.atomic():
        remember_headers(upload.page.village, upload.page.declaration, headers)
        remember_names(upload.page.village, kinds)
        remember_told_names(upload.page.village, told)


def go_on_from_draft(upload: Upload) -> None:
    """The accountant has seen what somebody else accepted meanwhile, and goes on from there."""
    batch = upload.page.get_latest_revision_as_object().batch
    Upload.objects.filter(pk=upload.pk).update(base_batch=batch)


def marked_copy(upload: Upload) -> bytes | None:
    """The accountant's own workbook as .xlsx, every finding marked at its cell; None if there is
    nothing to mark, or no way to. Raises UploadGoneError."""
    return _content(upload, upload.marked) if upload.marked else None


def _mark(upload: Upload, result: ImportResult) -> bytes | None:
    """None where nothing was found, or the file cannot be opened or is too large to be marked."""
    if not (result.errors or result.warnings):
        return None
    file = file_of(upload)
    marks = [
        Mark(finding.row, result.columns.get(finding.column or "", 0), finding.message, blocking)
        for findings, blocking in ((result.errors, True), (result.warnings, False))
        for finding in findings
        if finding.row is not None
    ]
    general = [each.message for each in (*result.errors, *result.warnings) if each.row is None]
    try:
        return mark_workbook(file.content, file.name, result.sheet, marks, general)
    except WorkbookFault:
        return None


def file_of(upload: Upload) -> SourceFile:
    """The workbook as it came. Raises UploadGoneError."""
    content = _content(upload, upload.source)
    return SourceFile(content, upload.source_name, kept_as=upload.source.name or "")


def _content(upload: Upload, file: FieldFile) -> bytes:
    try:
        with file.open() as opened:
            content: bytes = opened.read()
            return content
    except FileNotFoundError:
        if Upload.objects.filter(pk=upload.pk).exists():
            raise
        raise UploadGoneError from None


def read(upload: Upload, progress: Progress | None = None) -> ImportResult:
    page = upload.page
    return check_workbook(
        page.village,
        page.declaration,
        page.period_object,
        file_of(upload),
        sheet_name=upload.sheet_name,
        progress=progress,
    )


def _sizes_of_sheets(upload: Upload) -> list[tuple[str, int]]:
    """The sheets to choose from, each with its number of rows."""
    workbook = open_workbook(file_of(upload).content, upload.source_name)
    return [(name, len(workbook.read(name).rows)) for name in filled_sheets(workbook)]


def _keep_findings(upload: Upload, result: ImportResult) -> None:
    """The report and the marked copy, in place of those of an earlier check."""
    storage, old = upload.report.storage, (upload.report.name, upload.marked.name)
    report, marked = make_report(upload.page, result), _mark(upload, result)
    content = ContentFile(json.dumps(report, ensure_ascii=False).encode())
    new = {"report": storage.save(f"reports/{uuid4().hex}.json", content), "marked": ""}
    if marked is not None:
        new["marked"] = storage.save(f"marked/{uuid4().hex}.xlsx", ContentFile(marked))
    kept = finish_reading(
        upload,
        state=UploadState.READY,
        error_count=len(result.errors),
        private_numbers=result.holds_private_numbers,
        **new,
    )
    for superfluous in filter(None, old if kept else new.values()):
        storage.delete(superfluous)
