"""What takes too long for a request: whatever opens a workbook."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django_tasks import TaskResult, TaskResultStatus, task

from disclosure.editing.acceptance import Acceptance
from disclosure.editing.accepting import accept_or_explain, give_up_accepting
from disclosure.editing.uploads import begin_accepting, begin_reading, check, give_up_reading
from disclosure.enums import UploadState
from disclosure.models import Upload


def start_check(upload: Upload) -> None:
    """Let the worker check a workbook, unless it was accepted or thrown away meanwhile."""
    if begin_reading(upload):
        check_in_background.enqueue(upload.pk)


@task()
def check_in_background(upload_pk: int) -> None:
    """Check an upload, unless it went on meanwhile."""
    upload = Upload.objects.filter(pk=upload_pk, state=UploadState.READING).first()
    if upload is not None:
        check(upload)


def start_accepting(upload: Upload, acceptance: Acceptance, *, user: User) -> None:
    """Let the worker accept a checked workbook; what stands in the way is kept with the upload."""
    if begin_accepting(upload):
        accept_in_background.enqueue(
            upload.pk, acceptance.as_json(), user.pk, upload.begun_at.isoformat()
        )


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


def end_what_died(task_result: TaskResult, **kwargs: Any) -> None:
    """A task whose process was ended could say nothing: its upload must not wait for it."""
    if task_result.status != TaskResultStatus.FAILED:
        return
    if task_result.task.module_path == check_in_background.module_path:
        give_up_reading(task_result.args[0])
    elif task_result.task.module_path == accept_in_background.module_path:
        give_up_accepting(task_result.args[0])
