"""Posters are drawn by the task worker, in a process that a library of the system may end."""

from typing import Any

from django_tasks import TaskResult, task

from disclosure.editing.poster_files import draw
from disclosure.enums import UNFINISHED_POSTERS, PosterState
from disclosure.models import PosterFile
from home.pdf_files import tell_failed

NOT_DRAWN = "没有做成，不是您的错。请再做一次；还是不行，少选一些，或者告诉管理员。"


@task()
def draw_posters_in_background(pk: int) -> None:
    """Draw what was asked for, if anybody still waits for it."""
    asked = PosterFile.objects.filter(pk=pk, state=PosterState.WAITING).first()
    if asked is not None:
        draw(asked)


def say_that_it_failed(task_result: TaskResult, **kwargs: Any) -> None:
    """A task that broke off says nothing itself."""
    waiting = PosterFile.objects.filter(state__in=UNFINISHED_POSTERS)
    tell_failed(task_result, draw_posters_in_background, waiting, NOT_DRAWN)
