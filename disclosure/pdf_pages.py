"""The pages of a PDF as pictures. What else may lie in it, scripts, files, links, ends here.

pdfium is a library in C++, and anybody's files are fed to it: so it runs only where the worker does
a task, in a process that may be lost (decision 30).
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from io import BytesIO

import pypdfium2

from disclosure.attachment_faults import AttachmentFault
from home.pictures import Picture

MAX_PAGES = 50
LONG_SIDE = 2000
"""Pixels of the longer side of a page: some 170 to the inch on A4, so that small print is read."""

MOST_UNEQUAL = 20
"""By how much a page may be longer than it is wide."""

QUALITY = 85
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
    """Draws one page after the other, as JPEG. Both making and drawing raise AttachmentFault."""

    def __init__(self, content: bytes) -> None:
        refuse_broken_off(content)
        try:
            self._pdf = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            # The code alone may be left over from a file before.
            locked = b"/Encrypt" in content and error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
            raise AttachmentFault("encrypted" if locked else "unreadable") from error
        if len(self._pdf) > MAX_PAGES:
            raise AttachmentFault("too_many_pages")
        if len(self._pdf) < 1:
            raise AttachmentFault("unreadable")
        self._pdf.init_forms()  # what was typed into a form is a part of the page

    def __len__(self) -> int:
        return len(self._pdf)

    def __iter__(self) -> Iterator[Picture]:
        for number in range(len(self)):
            try:
                yield _draw(self._pdf[number])
            except pypdfium2.PdfiumError as error:
                raise AttachmentFault("unreadable") from error


def _draw(page: pypdfium2.PdfPage) -> Picture:
    short, long = sorted(page.get_size())
    if not 0 < long <= short * MOST_UNEQUAL:
        raise AttachmentFault("no_page")
    drawn = page.render(scale=LONG_SIDE / long, rev_byteorder=True)
    picture, content = drawn.to_pil().convert("RGB"), BytesIO()
    picture.save(content, "JPEG", quality=QUALITY)
    page.close()
    return Picture(content.getvalue(), *picture.size)
