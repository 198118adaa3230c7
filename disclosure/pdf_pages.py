"""The pages of a PDF as pictures. What else may lie in it, scripts, files, links, ends here.

They are drawn by another program (`disclosure/pdf_drawing.py`), so that none takes the worker
along, or keeps it from the files of others.
"""

import logging
import re
import signal
import subprocess
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from disclosure.attachment_faults import AttachmentFault
from disclosure.pdf_drawing import Outcome
from home.pictures import Picture

logger = logging.getLogger(__name__)

PAGE_SECONDS, FILE_SECONDS = 8, 40
"""Of the processor; a scanned page takes a tenth of one."""

_DRAWER = Path(__file__).with_name("pdf_drawing.py")
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1"}  # each would reserve 64 MB; and no secret goes along
_OUT_OF_TIME = (-signal.SIGPROF, -signal.SIGXCPU, -signal.SIGKILL)
_HEAD = 1024  # bytes; pdfium looks no further, either
_OBJECT = re.compile(rb"\d \d+ obj\b")
_NOTHING = b" \t\r\n\f\0"


def is_pdf(content: bytes) -> bool:
    """By its head, before which some scanners leave an empty line."""
    return content[:_HEAD].lstrip(_NOTHING + BOM_UTF8).startswith(b"%PDF-")


def refuse_broken_off(content: bytes) -> None:
    """Raises AttachmentFault where the end of the PDF is missing, or is not the end of the file.

    pdfium would draw what is left of it, and nobody would see that pages are missing.
    """
    _, end, behind = content.rpartition(b"%%EOF")
    if not end or _OBJECT.search(behind):  # an end may stand in the middle, too
        raise AttachmentFault("truncated")
    if behind.strip(_NOTHING):
        raise AttachmentFault("more_behind")


class PdfPages:
    """The pages that a program draws, one after the other. Both making it and going through it
    raise AttachmentFault."""

    def __init__(self, drawer: subprocess.Popen[bytes]) -> None:
        assert drawer.stdout is not None
        self._drawer, self._drawn = drawer, drawer.stdout
        (self._count,) = self._numbers()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Picture]:
        for _ in range(len(self)):
            width, height, size = self._numbers()
            jpeg = self._drawn.read(size)
            if len(jpeg) < size:
                raise self._fault()
            yield Picture(jpeg, width, height)

    def _numbers(self) -> list[int]:
        line = self._drawn.readline()
        if not line.endswith(b"\n"):
            raise self._fault()
        return [int(number) for number in line.split()]

    def _fault(self) -> AttachmentFault:
        """Why it stopped."""
        status = self._drawer.wait()
        if status in set(Outcome) - {Outcome.DONE}:
            return AttachmentFault(Outcome(status).name.lower())
        if status not in _OUT_OF_TIME:
            logger.error("The program that draws PDFs ended by %s", status)
        return AttachmentFault("too_complex")


@contextmanager
def drawn_pages(content: bytes) -> Iterator[PdfPages]:
    """While the context lasts, a program draws the PDF's pages. Raises AttachmentFault."""
    refuse_broken_off(content)
    command = [sys.executable, "-I", str(_DRAWER), str(PAGE_SECONDS), str(FILE_SECONDS)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # it might quote the PDF
        env=_ENVIRONMENT,
    ) as drawer:
        try:
            _feed(drawer, content)
            yield PdfPages(drawer)
        finally:
            drawer.kill()


def _feed(drawer: subprocess.Popen[bytes], content: bytes) -> None:
    assert drawer.stdin is not None
    with suppress(BrokenPipeError):  # its status says why it ended
        drawer.stdin.write(content)
    with suppress(BrokenPipeError):
        drawer.stdin.close()
