"""PDFs that somebody asked for: drawn by the task worker, and kept if they are still waited for.

A record of one has a `state` (whatever its enum, "ready" and "failed" are among them), a `problem`,
which says in words why there is none, and a `file`. Here it is named by a query that finds it as
long as somebody waits.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db.models import FileField, QuerySet
from django_tasks import TaskResult, TaskResultStatus
from django_tasks.base import Task

from home.pdf import NoPdfError, join_pdfs

Piece = TypeVar("Piece")

READY, FAILED = "ready", "failed"


class NobodyWaitsError(Exception):
    """The PDF was asked for anew, or thrown away, while it was being made."""


def portions(pieces: Sequence[Piece], size: int) -> Iterator[Sequence[Piece]]:
    """Some at a time, so that the memory for setting them is bounded."""
    for start in range(0, len(pieces), size):
        yield pieces[start : start + size]


def note(waiting: QuerySet[Any], **changes: object) -> None:
    """Write down how far it is. Raises NobodyWaitsError."""
    if not waiting.update(**changes):
        raise NobodyWaitsError


def draw_for(waiting: QuerySet[Any], parts: Iterable[bytes], *, folder: str) -> None:
    """Make one PDF of `parts`, and keep it below `folder`, or say why there is none.

    `parts` raise NoPdfError where nothing can be drawn; nothing is kept for which nobody waits.
    """
    try:
        _keep(waiting, join_pdfs(parts), folder)
    except NoPdfError as why_not:
        waiting.update(state=FAILED, problem=str(why_not))
    except NobodyWaitsError:
        return


def _keep(waiting: QuerySet[Any], drawn: bytes, folder: str) -> None:
    field = waiting.model._meta.get_field("file")
    assert isinstance(field, FileField)
    name = field.storage.save(f"{folder}/{uuid4().hex}.pdf", ContentFile(drawn))
    try:
        note(waiting, state=READY, file=name)
    except NobodyWaitsError:
        field.storage.delete(name)
        raise


def tell_failed(
    ended: TaskResult, task: Task[Any, Any], waiting: QuerySet[Any], problem: str
) -> None:
    """Say of one of `waiting` that its `task` broke off, or was ended, and could say nothing:
    nobody must wait for it. The task's first argument is the key of the record.
    """
    is_it = ended.task.module_path == task.module_path
    if is_it and ended.status == TaskResultStatus.FAILED:
        waiting.filter(pk=ended.args[0]).update(state=FAILED, problem=problem)
