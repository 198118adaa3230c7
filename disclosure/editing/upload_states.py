"""An upload goes from state to state, whoever else begins something with it at the same time.

`begun_at` tells one beginning from the next: what was begun changes an upload only as long as
nothing else was begun with it.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from disclosure.enums import OPEN_UPLOADS, UploadState
from disclosure.importing.body import Progress
from disclosure.models import Upload

NOT_ACCEPTED = (
    "没有采用成，不是您的错，这一页没有改动。请再点一次「采用这份表格」；还是不行，请告诉管理员。"
)


class OvertakenError(Exception):
    """The upload is gone, or something else was begun with it: nobody waits for this any more."""


def begin_reading(upload: Upload) -> bool:
    """Put an upload back to "being read"; False if it was accepted or undone meanwhile."""
    return _begin(upload, OPEN_UPLOADS, UploadState.READING)


def begin_accepting(upload: Upload) -> bool:
    """Set a checked upload to "being accepted"; False if it is not, or no longer, just checked."""
    return _begin(upload, (UploadState.READY,), UploadState.ACCEPTING)


def _begin(upload: Upload, before: Iterable[UploadState], state: UploadState) -> bool:
    now = timezone.now()
    changed = Upload.objects.filter(pk=upload.pk, state__in=before).update(
        state=state, begun_at=now, taken_up_at=None, problem="", rows_done=0, rows_total=0
    )
    if changed:
        upload.begun_at = now
    return bool(changed)


def take_up(upload_pk: int, begun_at: str, state: UploadState) -> Upload | None:
    """The upload to be worked on now, in `state` since then (ISO text); None if it went on."""
    waiting = begun(upload_pk, begun_at).filter(state=state)
    waiting.update(taken_up_at=timezone.now())
    return waiting.first()


def is_stuck(upload: Upload) -> bool:
    """Whether nobody works on it any more though its state says so: a task never takes that long.

    One that still stands in the queue is not stuck, however long that is.
    """
    longest = timedelta(seconds=settings.TASK_SECONDS)
    return upload.taken_up_at is not None and upload.taken_up_at < timezone.now() - longest


def begun(upload_pk: int, begun_at: str) -> QuerySet[Upload]:
    """The upload with which something was begun then (ISO text), as long as nothing else was."""
    return Upload.objects.filter(pk=upload_pk, begun_at=datetime.fromisoformat(begun_at))


def still_ours(upload: Upload) -> QuerySet[Upload]:
    """The upload, as long as it is there and nothing else was begun with it."""
    return Upload.objects.filter(pk=upload.pk, begun_at=upload.begun_at)


def begun_before(upload: Upload) -> int:
    """How many other uploads are being read or accepted that were begun before this one."""
    at_work = (UploadState.READING, UploadState.ACCEPTING)
    return Upload.objects.filter(state__in=at_work, begun_at__lt=upload.begun_at).count()


def count_rows(upload: Upload) -> Progress:
    """Tells whoever waits how far the reading is, and ends it where nobody waits any more."""

    def progress(done: int, total: int) -> None:
        if not still_ours(upload).update(rows_done=done, rows_total=total):
            raise OvertakenError

    return progress


def read_again(upload: Upload) -> bool:
    """Go back from accepting an upload to reading it; False if something else was begun with it."""
    open_still = still_ours(upload).filter(state__in=OPEN_UPLOADS)
    return bool(open_still.update(state=UploadState.READING))


def finish_reading(upload: Upload, **changes: object) -> bool:
    """Change an upload that is still being read; one that went on meanwhile stays as it is."""
    reading = still_ours(upload).filter(state=UploadState.READING)
    return bool(reading.update(**changes))


def wait_again(upload: Upload, problem: str) -> bool:
    """Tell why it was not accepted; False if the upload is gone, or went on meanwhile."""
    ours = still_ours(upload)
    ours.filter(state=UploadState.ACCEPTING).update(state=UploadState.READY)
    return bool(ours.update(problem=problem))


def give_up(upload_pk: int, begun_at: str) -> None:
    """What was begun then (ISO text) ended without a word: let nobody wait for it."""
    ours = begun(upload_pk, begun_at)
    ours.filter(state=UploadState.READING).update(state=UploadState.FAILED)
    ours.filter(state=UploadState.ACCEPTING).update(state=UploadState.READY, problem=NOT_ACCEPTED)
