"""The pages of a PDF as pictures. What else may lie in it, scripts, files, links, ends here.

They are drawn by another program (`disclosure/pdf_drawing.py`), so that none takes the worker
along, or keeps it from the files of others; time is that of the processor.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from disclosure.attachment_faults import MAX_PAGES, MESSAGES, AttachmentFault
from home.confined import Confined, ConfinedError, Limits, confined
from home.pictures import Picture

PAGE_SECONDS, FILE_SECONDS = 8, 40
"""Of the processor; a scanned page takes a tenth of one."""

MEMORY_MB = 1024
_DRAWER = Path(__file__).with_name("pdf_drawing.py")
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
    raise AttachmentFault or ConfinedError."""

    def __init__(self, drawer: Confined) -> None:
        self._drawer = drawer
        (self._count,) = self._numbers()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Picture]:
        for _ in range(len(self)):
            width, height, size = self._numbers()
            yield Picture(self._drawer.read(size), width, height)

    def _numbers(self) -> list[int]:
        said = self._drawer.line().decode()
        if said in MESSAGES:
            raise AttachmentFault(said)
        return [int(number) for number in said.split()]


@contextmanager
def drawn_pages(content: bytes) -> Iterator[PdfPages]:
    """While the context lasts, a program draws the PDF's pages.

    Raises AttachmentFault, whatever keeps it from drawing them all.
    """
    refuse_broken_off(content)
    limits = Limits(MEMORY_MB, FILE_SECONDS)
    arguments = (str(PAGE_SECONDS), str(MAX_PAGES))
    try:
        with confined(_DRAWER, *arguments, content=content, limits=limits) as drawer:
            yield PdfPages(drawer)
    except ConfinedError:
        raise AttachmentFault("too_complex") from None
