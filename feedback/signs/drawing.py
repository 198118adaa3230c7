"""The PDF of signs, drawn by the task worker, in a process that a library of the system may end."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django_tasks import TaskResult, TaskResultStatus, task

from feedback.enums import PrintState
from feedback.models import SignPrinting
from feedback.signs.sheets import PER_SHEET, STYLE, TEMPLATE, sheets_of
from home.pdf import NoPdfError, draw_pdf, join_pdfs

SHEETS_AT_A_TIME = 20
"""Sheets that are set together: more take more memory, fewer embed the fonts more often."""

NOT_DRAWN = "没有做成，不是您的错。请再做一次；还是不行，请用浏览器打印。"


@task()
def draw_signs_in_background(pk: int) -> None:
    """Draw what was asked for, if anybody still waits for it."""
    waiting = SignPrinting.objects.filter(pk=pk, state=PrintState.WAITING)
    printing = waiting.select_related("area").first()
    if printing is None:
        return
    try:
        drawn = join_pdfs(_parts(printing))
    except NoPdfError as why_not:
        waiting.update(state=PrintState.FAILED, problem=str(why_not))
        return
    storage = printing.file.storage
    name = storage.save(f"signs/{uuid4().hex}.pdf", ContentFile(drawn))
    if not waiting.update(state=PrintState.READY, file=name):
        storage.delete(name)


def _parts(printing: SignPrinting) -> Iterator[bytes]:
    """PDFs of some sheets each, so that the memory for setting them is bounded."""
    postings = list(printing.postings.order_by("pk").select_related("code__area", "code__village"))
    step = SHEETS_AT_A_TIME * PER_SHEET
    for start in range(0, len(postings), step):
        sheets = sheets_of(postings[start : start + step])
        html = render_to_string(TEMPLATE, {"sheets": sheets, "printing": printing})
        yield draw_pdf(html, styled_by=STYLE)


def say_that_it_failed(task_result: TaskResult, **kwargs: Any) -> None:
    """A task that broke off, or was ended, could say nothing: nobody must wait for it."""
    ours = task_result.task.module_path == draw_signs_in_background.module_path
    if ours and task_result.status == TaskResultStatus.FAILED:
        waiting = SignPrinting.objects.filter(pk=task_result.args[0], state=PrintState.WAITING)
        waiting.update(state=PrintState.FAILED, problem=NOT_DRAWN)
