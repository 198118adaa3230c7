"""The only module that loads WeasyPrint, which sets HTML and CSS as a PDF, and pdfium, which joins
them."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pypdfium2
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

BASE = "https://page.invalid"
"""Where addresses of a page begin while it is set: a host that there never is."""


class NotOursError(ValueError):
    """A page asked for what is not the style sheet that it is set by."""


class OneStyleSheet(URLFetcher):
    """Gives a page its style sheet, and nothing else from the network or the disk."""

    def __init__(self, name: str) -> None:
        super().__init__(allowed_protocols=())
        self.address = f"{BASE}{static(name)}"
        found = finders.find(name)
        assert found is not None, name
        self.content = Path(found).read_bytes()

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if url != self.address:
            raise NotOursError(url)
        return URLFetcherResponse(url, self.content, {"Content-Type": "text/css; charset=utf-8"})


def typeset(html: str, styled_by: str) -> bytes:
    """The page as a PDF. What it asks for besides its style sheet is left out."""
    page = HTML(string=html, base_url=f"{BASE}/", url_fetcher=OneStyleSheet(styled_by))
    drawn: bytes = page.write_pdf()
    return drawn


def joined(parts: Iterable[bytes]) -> bytes:
    """All pages of several PDFs in one, under the title of the first."""
    rest = iter(parts)
    first = next(rest, None)
    whole = pypdfium2.PdfDocument(first) if first else pypdfium2.PdfDocument.new()
    for part in rest:
        document = pypdfium2.PdfDocument(part)
        whole.import_pages(document)
        document.close()
    stream = BytesIO()
    whole.save(stream)
    return stream.getvalue()
