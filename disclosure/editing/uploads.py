"""A workbook's way from the accountant's hands to a batch: taken in, checked, answered, accepted.

The file, and the report that quotes it, lie in private storage and go when they are done with.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from disclosure.answers import remember_headers, remember_names
from disclosure.checking import SheetChoiceNeeded, SourceFile, check_workbook, filled_sheets
from disclosure.editing.acceptance import Acceptance
from disclosure.editing.reports import Report, fingerprint, make_report
from disclosure.enums import OPEN_UPLOADS, WAITING_UPLOADS, UploadState
from disclosure.importing.body import Progress
from disclosure.importing.files.workbook import open_workbook
from disclosure.importing.marking import Mark, mark_workbook
from disclosure.importing.results import ImportResult
from disclosure.models import DisclosurePage, LedgerBatch, Upload
from disclosure.services import AcceptError, accept, undo
from language.names import NameKind

logger = logging.getLogger(__name__)

NOT_ACCEPTED = (
    "没有采用成，不是您的错，这一页没有改动。请再点一次「采用这份表格」；还是不行，请告诉管理员。"
)


class AlreadyAcceptedError(AcceptError):
    """The upload became a batch before: a double click, or the browser's back button."""

    def __init__(self) -> None:
        super().__init__("这份表格已经采用过了，不用再点。")


def take_in(page: DisclosurePage, file: SourceFile, *, user: User | None) -> Upload:
    """Keep a workbook for this page, still to be checked, in place of what `user` left waiting.

    Raises WorkbookFault for what is no workbook: nothing of that is kept.
    """
    open_workbook(file.content, file.name)
    Upload.objects.filter(page=page, uploaded_by=user, state__in=WAITING_UPLOADS).delete()
    return Upload.objects.create(
        page=page,
        source=ContentFile(file.content, name=f"{uuid4().hex}.bin"),
        source_name=file.name,
        source_sha256=file.sha256,
        base_batch=page.get_latest_revision_as_object().batch,
        uploaded_by=user,
    )


def begin_reading(upload: Upload) -> bool:
    """Put an upload back to "being read"; False if it was accepted or undone meanwhile."""
    return _begin(upload, OPEN_UPLOADS, UploadState.READING)


def begin_accepting(upload: Upload) -> bool:
    """Set a checked upload to "being accepted"; False if it is not, or no longer, just checked."""
    return _begin(upload, (UploadState.READY,), UploadState.ACCEPTING)


def _begin(upload: Upload, before: Iterable[UploadState], state: UploadState) -> bool:
    now = timezone.now()
    changed = Upload.objects.filter(pk=upload.pk, state__in=before).update(
        state=state, begun_at=now, problem="", rows_done=0, rows_total=0
    )
    if changed:
        upload.begun_at = now
    return bool(changed)


def _count_rows(upload: Upload) -> Progress:
    """Tells whoever waits how far the reading is."""

    def progress(done: int, total: int) -> None:
        Upload.objects.filter(pk=upload.pk).update(rows_done=done, rows_total=total)

    return progress


def check(upload: Upload) -> None:
    """Read the workbook and keep the report. Whatever happens, the upload stops "being read"."""
    try:
        result = _read(upload, _count_rows(upload))
        _keep_report(upload, make_report(upload.page, result))
    except SheetChoiceNeeded:
        _finish_reading(upload, state=UploadState.READY, sheets=_sizes_of_sheets(upload))
    except Exception:
        logger.exception("Checking upload %s failed", upload.pk)
        _finish_reading(upload, state=UploadState.FAILED)


def report_of(upload: Upload) -> Report | None:
    """The result of the last check; None while there is none."""
    if not upload.report:
        return None
    with upload.report.open() as file:
        report: Report = json.load(file)
    return report


def choose_sheet(upload: Upload, name: str) -> None:
    """Say which of several sheets is meant. ValueError if there is no such sheet."""
    if name not in [sheet for sheet, _ in upload.sheets]:
        raise ValueError(name)
    upload.sheet_name = name
    upload.save(update_fields=["sheet_name"])


def answer(upload: Upload, headers: Mapping[str, str], kinds: Mapping[str, NameKind]) -> None:
    """Remember for the village what headers (by squashed text) and doubtful names mean."""
    with transaction.atomic():
        remember_headers(upload.page.village, upload.page.declaration, headers)
        remember_names(upload.page.village, kinds)


def go_on_from_draft(upload: Upload) -> None:
    """The accountant has seen what somebody else accepted meanwhile, and goes on from there."""
    upload.base_batch = upload.page.get_latest_revision_as_object().batch
    upload.save(update_fields=["base_batch"])


def accept_or_explain(upload: Upload, acceptance: Acceptance, *, user: User | None) -> None:
    """Accept; what stands in the way is kept with the upload, which then waits as before."""
    try:
        accept_upload(upload, acceptance, user=user, progress=_count_rows(upload))
    except AlreadyAcceptedError:
        pass
    except AcceptError as problem:
        _wait_again(upload, str(problem))
    except Exception:
        logger.exception("Accepting upload %s failed", upload.pk)
        _wait_again(upload, NOT_ACCEPTED)


def _wait_again(upload: Upload, problem: str) -> None:
    """Unless the upload went on meanwhile, and is somebody else's by now."""
    ours = Upload.objects.filter(pk=upload.pk, begun_at=upload.begun_at)
    ours.update(problem=problem)
    ours.filter(state=UploadState.ACCEPTING).update(state=UploadState.READY)


def accept_upload(
    upload: Upload,
    acceptance: Acceptance,
    *,
    user: User | None,
    progress: Progress | None = None,
) -> LedgerBatch:
    """Read the workbook afresh and put it on the page's draft; all or nothing.

    AcceptError in words if that is not possible, among others when the fresh check finds other
    things than the accountant saw; the report is renewed then.
    """
    if upload.state == UploadState.ACCEPTED:
        raise AlreadyAcceptedError
    result = _read_as_seen(upload, acceptance, progress)
    # What follows is one transaction: nobody else could see how far it is.
    Upload.objects.filter(pk=upload.pk).update(rows_done=F("rows_total"))
    with transaction.atomic():
        page, upload = _lock(upload)
        batch = accept(
            page,
            result,
            _file(upload),
            user=user,
            reason=acceptance.reason,
            base_batch=upload.base_batch,
            show_until=acceptance.show_until,
        )
        upload.batch, upload.state = batch, UploadState.ACCEPTED
        upload.save(update_fields=["batch", "state"])
        log(page, "disclosure.accept", user=user, data=_log_data(batch))
    delete_files(upload)
    Upload.objects.filter(pk=upload.pk).update(source="", report="")
    return batch


def _read_as_seen(
    upload: Upload, acceptance: Acceptance, progress: Progress | None
) -> ImportResult:
    """The rows, with the signatures that were stated; AcceptError if they may not be accepted."""
    try:
        result = _read(upload, progress)
    except SheetChoiceNeeded as question:
        raise AcceptError("请先选好用哪一张工作表。") from question
    _refuse_unseen(upload, result)
    if result.warnings and not acceptance.confirmed:
        raise AcceptError("请先逐条核对，再勾选「我已核对」。")
    return replace(result, signatures=acceptance.signatures)


def _lock(upload: Upload) -> tuple[DisclosurePage, Upload]:
    """The page and the upload as they are now, for us alone; AcceptError if it went on meanwhile.

    The page first, as undoing does: locks in one order never block each other.
    """
    page = DisclosurePage.objects.select_for_update().get(pk=upload.page_id)
    locked = Upload.objects.select_for_update(of=["self"]).get(pk=upload.pk)
    if locked.state == UploadState.ACCEPTED:
        raise AlreadyAcceptedError
    if locked.begun_at != upload.begun_at:
        raise AcceptError("这份表格刚才又重新检查或采用过。请重新打开这一页，看过再采用。")
    return page, locked


def undo_accept(page: DisclosurePage, *, seen: str, user: User | None) -> None:
    """Take the draft's batch back if the public has not seen it.

    AcceptError if it has, or if the draft holds another one than the accountant saw, which is told
    by its id: the button pressed twice would else take back two.
    """
    with transaction.atomic():
        page = DisclosurePage.objects.select_for_update().get(pk=page.pk)
        batch = page.get_latest_revision_as_object().batch
        if batch is None or str(batch.pk) != seen:
            raise AcceptError("那份表格刚才已经撤回，或者换过了，这一次什么也没有改。")
        upload = Upload.objects.filter(batch__isnull=False, batch=batch).first()
        undo(page, user=user)
        if upload is not None:
            Upload.objects.filter(pk=upload.pk).update(state=UploadState.UNDONE)
        log(page, "disclosure.undo", user=user, data=_log_data(batch))


def delete_files(upload: Upload) -> None:
    """Delete the workbook and its report from private storage."""
    for file in (upload.source, upload.report):
        if file:
            file.delete(save=False)


def marked_workbook(upload: Upload) -> bytes:
    """The accountant's own workbook as .xlsx, every finding marked at its cell.

    Raises WorkbookFault where the file cannot be read.
    """
    result, file = _read(upload), _file(upload)
    marks = [
        Mark(finding.row, result.columns.get(finding.column or "", 0), finding.message, blocking)
        for findings, blocking in ((result.errors, True), (result.warnings, False))
        for finding in findings
        if finding.row is not None
    ]
    general = [each.message for each in (*result.errors, *result.warnings) if each.row is None]
    return mark_workbook(file.content, file.name, result.sheet, marks, general)


def _file(upload: Upload) -> SourceFile:
    with upload.source.open() as file:
        return SourceFile(file.read(), upload.source_name)


def _read(upload: Upload, progress: Progress | None = None) -> ImportResult:
    page = upload.page
    return check_workbook(
        page.village,
        page.declaration,
        page.period_object,
        _file(upload),
        sheet_name=upload.sheet_name,
        progress=progress,
    )


def _sizes_of_sheets(upload: Upload) -> list[tuple[str, int]]:
    """The sheets to choose from, each with its number of rows."""
    workbook = open_workbook(_file(upload).content, upload.source_name)
    return [(name, len(workbook.read(name).rows)) for name in filled_sheets(workbook)]


def _refuse_unseen(upload: Upload, result: ImportResult) -> None:
    """What is accepted must be what the accountant saw."""
    seen = report_of(upload)
    if seen is not None and seen["fingerprint"] == fingerprint(result):
        return
    if begin_reading(upload):
        check(upload)
    raise AcceptError("检查的结果和刚才看到的不一样了。请再看一遍，再采用。")


def _keep_report(upload: Upload, report: Report) -> None:
    storage, old = upload.report.storage, upload.report.name
    content = ContentFile(json.dumps(report, ensure_ascii=False).encode())
    new = storage.save(f"reports/{uuid4().hex}.json", content)
    kept = _finish_reading(
        upload, state=UploadState.READY, report=new, error_count=report["errors"]["count"]
    )
    superfluous = old if kept else new
    if superfluous:
        storage.delete(superfluous)


def _finish_reading(upload: Upload, **changes: object) -> bool:
    """Change an upload that is still being read; one that went on meanwhile stays as it is."""
    reading = Upload.objects.filter(pk=upload.pk, state=UploadState.READING)
    return bool(reading.update(**changes))


def _log_data(batch: LedgerBatch | None) -> dict[str, object]:
    if batch is None:
        return {}
    return {"number": batch.number, "rows": batch.row_count, "file": batch.source_name}
