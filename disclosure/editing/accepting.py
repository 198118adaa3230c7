"""From a checked workbook to a batch on the page's draft, and back."""

import logging
from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from wagtail.log_actions import log

from disclosure.answering import name_tickets, tickets_to_answer
from disclosure.checking import SheetChoiceNeeded
from disclosure.editing.acceptance import Acceptance
from disclosure.editing.reports import fingerprint
from disclosure.editing.upload_states import NOT_ACCEPTED, count_rows, read_again, wait_again
from disclosure.editing.uploads import check, file_of, read, report_of
from disclosure.enums import UploadState
from disclosure.importing.body import Progress
from disclosure.importing.results import ImportResult
from disclosure.models import DisclosurePage, LedgerBatch, Upload
from disclosure.services import AcceptError, accept, undo

ANSWER_FIRST = "表里的文字写了人名，请先在「请您回答」里说明是谁，再采用。"

logger = logging.getLogger(__name__)


class AlreadyAcceptedError(AcceptError):
    """The upload became a batch before: a double click, or the browser's back button."""

    def __init__(self) -> None:
        super().__init__("这份表格已经采用过了，不用再点。")


def accept_or_explain(upload: Upload, acceptance: Acceptance, *, user: User | None) -> None:
    """Accept; what stands in the way is kept with the upload, which then waits as before."""
    try:
        accept_upload(upload, acceptance, user=user, progress=count_rows(upload))
    except AlreadyAcceptedError:
        pass
    except AcceptError as problem:
        wait_again(upload, str(problem))
    except Exception:
        if wait_again(upload, NOT_ACCEPTED):
            logger.exception("Accepting upload %s failed", upload.pk)


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
            file_of(upload),
            user=user,
            reason=acceptance.reason,
            base_batch=upload.base_batch,
            show_until=acceptance.show_until,
        )
        offered = tickets_to_answer(page, user).filter(pk__in=acceptance.answered)
        name_tickets(batch, offered, by=user)
        upload.become(batch)
        log(page, "disclosure.accept", user=user, data=_log_data(batch))
    return batch


def _read_as_seen(
    upload: Upload, acceptance: Acceptance, progress: Progress | None
) -> ImportResult:
    """The rows, with the signatures that were stated; AcceptError if they may not be accepted."""
    try:
        result = read(upload, progress)
    except SheetChoiceNeeded as question:
        raise AcceptError("请先选好用哪一张工作表。") from question
    _refuse_unseen(upload, result)
    if any(warning.names for warning in result.warnings):
        raise AcceptError(ANSWER_FIRST)
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


def _refuse_unseen(upload: Upload, result: ImportResult) -> None:
    """What is accepted must be what the accountant saw."""
    seen = report_of(upload)
    if seen is not None and seen["fingerprint"] == fingerprint(result):
        return
    if read_again(upload):
        check(upload)
    raise AcceptError("检查的结果和刚才看到的不一样了。请再看一遍，再采用。")


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


def _log_data(batch: LedgerBatch | None) -> dict[str, object]:
    if batch is None:
        return {}
    return {"batch": batch.pk, "rows": batch.row_count}
