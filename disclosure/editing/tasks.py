"""What takes too long for a request: whatever opens a workbook or an attachment."""

from typing import Any

from django.contrib.auth.models import User
from django_tasks import TaskResult, TaskResultStatus, task

from disclosure.editing import attaching
from disclosure.editing.acceptance import Acceptance
from disclosure.editing.accepting import accept_or_explain
from disclosure.editing.upload_states import begin_accepting, begin_reading, give_up, take_up
from disclosure.editing.uploads import check
from disclosure.enums import UploadState
from disclosure.models import Attachment, Upload


def start_check(upload: Upload) -> None:
    """Let the worker check a workbook, unless it was accepted or thrown away meanwhile."""
    if begin_reading(upload):
        check_in_background.enqueue(upload.pk, upload.begun_at.isoformat())


@task()
def check_in_background(upload_pk: int, begun_at: str) -> None:
    """Check an upload, unless it went on since this was begun, at `begun_at` (ISO text)."""
    upload = take_up(upload_pk, begun_at, UploadState.READING)
    if upload is not None:
        check(upload)


def start_accepting(upload: Upload, acceptance: Acceptance, *, user: User) -> None:
    """Let the worker accept a checked workbook; what stands in the way is kept with the upload."""
    if begin_accepting(upload):
        accept_in_background.enqueue(
            upload.pk, upload.begun_at.isoformat(), acceptance.as_json(), user.pk
        )


@task()
def accept_in_background(upload_pk: int, begun_at: str, said: dict[str, Any], user_pk: int) -> None:
    """Accept an upload in the name of the one who asked for it, unless it went on since then."""
    upload = take_up(upload_pk, begun_at, UploadState.ACCEPTING)
    if upload is not None:
        user = User.objects.filter(pk=user_pk).first()
        accept_or_explain(upload, Acceptance.from_json(said), user=user)


def start_drawing(attachment: Attachment) -> None:
    """Let the worker make pictures of an attachment's pages."""
    draw_in_background.enqueue(attachment.pk)


@task()
def draw_in_background(attachment_pk: int) -> None:
    attachment = attaching.take_up(attachment_pk)
    if attachment is not None:
        attaching.draw(attachment)


OF_UPLOADS = (check_in_background.module_path, accept_in_background.module_path)


def end_what_died(task_result: TaskResult, **kwargs: Any) -> None:
    """A task whose process was ended could say nothing: nobody must wait for it any more."""
    if task_result.status != TaskResultStatus.FAILED:
        return
    if task_result.task.module_path in OF_UPLOADS:
        upload_pk, begun_at, *_ = task_result.args
        give_up(upload_pk, begun_at)
    elif task_result.task.module_path == draw_in_background.module_path:
        attaching.give_up(task_result.args[0], attaching.DIED)
