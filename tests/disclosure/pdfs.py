"""PDFs of any kind, written by hand: sound ones, and those that nobody should take."""

import zlib
from collections.abc import Sequence
from typing import Any

A4 = (595, 842)
BLACK_BAR = b"0 g 100 700 300 40 re f"
"""A bar near the top of A4, where a number might stand."""

SCRIPT = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
LAUNCH = b"/OpenAction << /S /Launch /F (calc.exe) >>"
LOCKED = (
    b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44"
    b" /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >> /ID [<00> <00>]"
)


def pdf(
    pages: Sequence[bytes] = (BLACK_BAR,),
    *,
    size: tuple[float, float] = A4,
    catalog: bytes = b"",
    trailer: bytes = b"",
    on_page: bytes = b"",
    on_content: bytes = b"",
    more: Sequence[bytes] = (),
) -> bytes:
    """One page for each of `pages`, which say what is drawn; more in catalog, trailer, on each page
    and what it says; and more objects, the first of which is 5 behind one page."""
    kids = b" ".join(b"%d 0 R" % (3 + 2 * i) for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % len(pages),
    ]
    for number, drawn in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Contents %d 0 R %s >>"
            % (*size, 4 + 2 * number, on_page)
        )
        objects.append(
            b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(drawn), on_content, drawn)
        )
    return _written([*objects, *more], trailer)


_FIELD = b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (typed) /Rect [100 700 400 740] "
FORM: dict[str, Any] = {
    "catalog": b"/AcroForm << /Fields [5 0 R] >>",
    "on_page": b"/Annots [5 0 R]",
    "more": [
        _FIELD + b"/P 3 0 R /F 4 /AP << /N 6 0 R >> >>",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 300 40] /Length 23 >>\n"
        b"stream\n0 g 0 0 300 40 re f    \nendstream",
    ],
}
"""A form of one field, which is as large and as black as `BLACK_BAR`."""


def veils(pages: int, each: int) -> bytes:
    """Half-transparent sheets, so many on each page: small to write, and long to draw."""
    state = b"/Resources << /ExtGState << /Half << /ca 0.5 >> >> >>"
    drawn = zlib.compress(b"/Half gs " + b"0 0 595 842 re f " * each)
    return pdf([drawn] * pages, on_page=state, on_content=b"/Filter /FlateDecode")


def _written(objects: Sequence[bytes], trailer: bytes) -> bytes:
    content, offsets = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        content
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R " % (len(objects) + 1)
        + trailer
        + b" >>\nstartxref\n%d\n%%%%EOF\n" % len(content)
    )
