"""The PDF of signs, drawn by the task worker, in a process that a library of the system may end."""

from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string
from django_tasks import TaskResult, task

from feedback.enums import PrintState
from feedback.models import SignPrinting
from feedback.signs.sheets import PER_SHEET, STYLE, TEMPLATE, sheets_of
from home.pdf import draw_pdf
from home.pdf_files import draw_for, portions, tell_failed

SHEETS_AT_A_TIME = 20
"""Sheets that are set together: more take more memory, fewer embed the fonts more often."""

NOT_DRAWN = "没有做成，不是您的错。请再做一次；还是不行，请用浏览器打印。"


@task()
def draw_signs_in_background(pk: int) -> None:
    """Draw what was asked for, if anybody still waits for it."""
    waiting = SignPrinting.objects.filter(pk=pk, state=PrintState.WAITING)
    printing = waiting.select_related("area").first()
    if printing is not None:
        draw_for(waiting, _parts(printing), folder="signs")


def _parts(printing: SignPrinting) -> Iterator[bytes]:
    """PDFs of some sheets each."""
    postings = list(printing.postings.order_by("pk").select_related("code__area", "code__village"))
    for some in portions(postings, SHEETS_AT_A_TIME * PER_SHEET):
        html = render_to_string(TEMPLATE, {"sheets": sheets_of(some), "printing": printing})
        yield draw_pdf(html, styled_by=STYLE)


def say_that_it_failed(task_result: TaskResult, **kwargs: Any) -> None:
    """A task that broke off says nothing itself."""
    waiting = SignPrinting.objects.filter(state=PrintState.WAITING)
    tell_failed(task_result, draw_signs_in_background, waiting, NOT_DRAWN)
