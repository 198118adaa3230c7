"""A program of its own: a PDF on standard input becomes JPEGs on standard output, page by page.

    python -I disclosure/pdf_drawing.py 8 40 < PDF > "<pages>\n", then for each
        "<width> <height> <bytes>\n" and the JPEG

The arguments are the seconds of a page and of all. Whatever the PDF does to pdfium, a library in
C++, it does to this process, which has limits on memory and time; `Outcome` is its exit status.
Time is that of the processor: who waits for the pages, or a busy machine, takes none of it.
"""

import resource
import signal
import sys
from enum import IntEnum
from io import BytesIO

import pypdfium2
from PIL import Image

MAX_PAGES = 50
LONG_SIDE = 2000
"""Pixels of the longer side of a page: some 170 to the inch on A4, so that small print is read."""

MOST_UNEQUAL = 20
"""By how much a page may be longer than it is wide."""

QUALITY = 85
MEMORY_MB = 1024


class Outcome(IntEnum):
    """The names are those of `disclosure.attachment_faults`, but for the first."""

    DONE = 0
    UNREADABLE = 3
    ENCRYPTED = 4
    TOO_MANY_PAGES = 5
    NO_PAGE = 6
    TOO_COMPLEX = 7


class NotDrawnError(Exception):
    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


def draw_pages(content: bytes, page_seconds: int) -> None:
    """Raises NotDrawnError, PdfiumError or MemoryError; SIGPROF ends it when a page is too slow."""
    signal.setitimer(signal.ITIMER_PROF, page_seconds)
    pdf = _opened(content)
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
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise NotDrawnError(Outcome.ENCRYPTED if locked else Outcome.UNREADABLE) from error
    if len(pdf) > MAX_PAGES:
        raise NotDrawnError(Outcome.TOO_MANY_PAGES)
    if len(pdf) < 1:
        raise NotDrawnError(Outcome.UNREADABLE)
    pdf.init_forms()  # what was typed into a form is a part of the page
    return pdf


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    short, long = sorted(page.get_size())
    if not 0 < long <= short * MOST_UNEQUAL:
        raise NotDrawnError(Outcome.NO_PAGE)
    drawn = page.render(scale=LONG_SIDE / long, rev_byteorder=True)
    picture: Image.Image = drawn.to_pil().convert("RGB")
    page.close()
    return picture


def _limit(seconds: int) -> None:
    """This process only: the worker goes on, whatever becomes of it."""
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY_MB * 1024 * 1024),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),  # it would hold the contract
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, allowed = resource.getrlimit(kind)
        limit = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(kind, (limit, limit))


def main(page_seconds: int, seconds: int) -> Outcome:
    _limit(seconds)
    try:
        draw_pages(sys.stdin.buffer.read(), page_seconds)
    except NotDrawnError as why:
        return why.outcome
    except pypdfium2.PdfiumError:
        return Outcome.UNREADABLE
    except MemoryError:
        return Outcome.TOO_COMPLEX
    return Outcome.DONE


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
