"""A program of its own: a PDF on standard input becomes JPEGs on standard output, page by page.

    python -I disclosure/pdf_drawing.py 8 50 < PDF > "<pages>\n", then for each
        "<width> <height> <bytes>\n" and the JPEG

The arguments are the seconds of the processor for a page, and how many pages are the most. Where it
goes no further, the next line is the name of an `AttachmentFault`. It is run by `home.confined`,
whose limits end it where memory or time is short: pdfium is a library in C++.
"""

import signal
import sys
from io import BytesIO

import pypdfium2
from PIL import Image

LONG_SIDE = 2000
"""Pixels of the longer side of a page: some 170 to the inch on A4, so that small print is read."""

MOST_UNEQUAL = 20
"""By how much a page may be longer than it is wide."""

QUALITY = 85


class NotDrawnError(Exception):
    """The name of an `AttachmentFault`."""


def draw_pages(content: bytes, page_seconds: int, most_pages: int) -> None:
    """Raises NotDrawnError, PdfiumError or MemoryError; SIGPROF ends it when a page is too slow."""
    signal.setitimer(signal.ITIMER_PROF, page_seconds)
    pdf = _opened(content)
    if not 1 <= len(pdf) <= most_pages:
        raise NotDrawnError("too_many_pages" if len(pdf) else "unreadable")
    pdf.init_forms()  # what was typed into a form is a part of the page
    _say(b"%d\n" % len(pdf))
    for number in range(len(pdf)):
        page, file = _drawn(pdf[number]), BytesIO()
        page.save(file, "JPEG", quality=QUALITY)
        jpeg = file.getvalue()
        _say(b"%d %d %d\n" % (*page.size, len(jpeg)) + jpeg)
        signal.setitimer(signal.ITIMER_PROF, page_seconds)


def _say(content: bytes) -> None:
    """At once: somebody watches how far it is."""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise NotDrawnError("encrypted" if locked else "unreadable") from error


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    short, long = sorted(page.get_size())
    if not 0 < long <= short * MOST_UNEQUAL:
        raise NotDrawnError("no_page")
    drawn = page.render(scale=LONG_SIDE / long, rev_byteorder=True)
    picture: Image.Image = drawn.to_pil().convert("RGB")
    page.close()
    return picture


def main(page_seconds: int, most_pages: int) -> None:
    try:
        draw_pages(sys.stdin.buffer.read(), page_seconds, most_pages)
    except NotDrawnError as why:
        _say(f"{why}\n".encode())
    except pypdfium2.PdfiumError:
        _say(b"unreadable\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
