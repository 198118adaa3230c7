"""What takes too long for a request."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django_tasks import task

from disclosure.editing.acceptance import Acceptance
from disclosure.editing.accepting import accept_or_explain, accept_upload
from disclosure.editing.uploads import begin_accepting, begin_reading, check
from disclosure.enums import UploadState
from disclosure.models import LedgerBatch, Upload

DONE_AT_ONCE = 256 * 1024
"""A workbook of so many bytes has some 5,000 rows, which take about a second."""


def start_check(upload: Upload) -> None:
    """Check a small workbook now, a large one in the background; `upload` is brought up to date."""
    if begin_reading(upload):
        if upload.source.size > DONE_AT_ONCE:
            check_in_background.enqueue(upload.pk)
        else:
            check(upload)
    upload.refresh_from_db()


@task()
def check_in_background(upload_pk: int) -> None:
    """Check an upload, unless it was thrown away meanwhile."""
    upload = Upload.objects.filter(pk=upload_pk).first()
    if upload is not None:
        check(upload)


def start_accepting(upload: Upload, acceptance: Acceptance, *, user: User) -> LedgerBatch | None:
    """Accept a small workbook now; a large one in the background, and give None.

    AcceptError if a small one cannot be accepted; of a large one, the upload keeps the reason.
    """
    if not upload.source or upload.source.size <= DONE_AT_ONCE:
        return accept_upload(upload, acceptance, user=user)
    if begin_accepting(upload):
        accept_in_background.enqueue(
            upload.pk, acceptance.as_json(), user.pk, upload.begun_at.isoformat()
        )
    return None


@task()
def accept_in_background(upload_pk: int, said: dict[str, Any], user_pk: int, begun_at: str) -> None:
    """Accept an upload in the name of the one who asked for it, unless it went on meanwhile.

    `begun_at`, as ISO text, is when it was set to "being accepted".
    """
    waiting = Upload.objects.filter(pk=upload_pk, state=UploadState.ACCEPTING)
    upload = waiting.filter(begun_at=datetime.fromisoformat(begun_at)).first()
    if upload is not None:
        user = User.objects.filter(pk=user_pk).first()
        accept_or_explain(upload, Acceptance.from_json(said), user=user)
