"""Posters are drawn by the task worker, in a process that a library of the system may end."""

from typing import Any

from django_tasks import TaskResult, TaskResultStatus, task

from disclosure.editing.poster_files import NobodyWaitsError, draw
from disclosure.enums import UNFINISHED_POSTERS, PosterState
from disclosure.models import PosterFile

NOT_DRAWN = "没有做成，不是您的错。请再做一次；还是不行，少选一些，或者告诉管理员。"


@task()
def draw_posters_in_background(pk: int) -> None:
    """Draw what was asked for, if anybody still waits for it."""
    asked = PosterFile.objects.filter(pk=pk, state=PosterState.WAITING).first()
    if asked is None:
        return
    try:
        draw(asked)
    except NobodyWaitsError:
        return


def say_that_it_failed(task_result: TaskResult, **kwargs: Any) -> None:
    """A task that broke off, or was ended, could say nothing: nobody must wait for it."""
    ours = task_result.task.module_path == draw_posters_in_background.module_path
    if ours and task_result.status == TaskResultStatus.FAILED:
        waiting = PosterFile.objects.filter(pk=task_result.args[0], state__in=UNFINISHED_POSTERS)
        waiting.update(state=PosterState.FAILED, problem=NOT_DRAWN)
