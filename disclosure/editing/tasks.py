"""What takes too long for a request: whatever opens a workbook or an attachment.

What is to be done is put down together with the state that says so: were the one lost, somebody
would wait for ever.
"""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django_tasks import TaskResult, TaskResultStatus, task

from disclosure.checking import SourceFile
from disclosure.editing import attaching, uploads
from disclosure.editing.acceptance import Acceptance
from disclosure.editing.accepting import accept_or_explain
from disclosure.editing.upload_states import begin_accepting, begin_reading, give_up, take_up
from disclosure.enums import UploadState
from disclosure.models import Attachment, DisclosurePage, Upload


@transaction.atomic
def take_in_workbook(page: DisclosurePage, file: SourceFile, *, user: User) -> Upload:
    """Keep a workbook and let the worker check it. Raises WorkbookFault as `uploads.take_in`."""
    upload = uploads.take_in(page, file, user=user)
    start_check(upload)
    return upload


@transaction.atomic
def start_check(upload: Upload) -> None:
    """Let the worker check a workbook, unless it was accepted or thrown away meanwhile."""
    if begin_reading(upload):
        check_in_background.enqueue(upload.pk, upload.begun_at.isoformat())


@task()
def check_in_background(upload_pk: int, begun_at: str) -> None:
    """Check an upload, unless it went on since this was begun, at `begun_at` (ISO text)."""
    upload = take_up(upload_pk, begun_at, UploadState.READING)
    if upload is not None:
        uploads.check(upload)


@transaction.atomic
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


@transaction.atomic
def take_in_attachment(
    notice: DisclosurePage, content: bytes, name: str, *, user: User | None
) -> Attachment:
    """Keep a file and let the worker make pictures of its pages. Raises AttachError as
    `attaching.take_in`."""
    attachment = attaching.take_in(notice, content, name, user=user)
    draw_attachment_in_background.enqueue(attachment.pk)
    return attachment


@task()
def draw_attachment_in_background(attachment_pk: int) -> None:
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
    elif task_result.task.module_path == draw_attachment_in_background.module_path:
        attaching.give_up(task_result.args[0], attaching.DIED)
