"""Published tickets as open data: two files for each area, and what their columns mean.

Whoever fetches a file again is told that it is the same, before anything is written.
"""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import etag, require_safe

from feedback.published.opendata import FIELDS, edition_of, to_csv, to_json
from feedback.selectors import public_area_page
from home.caching import asked_each_time, cacheable


@require_safe
def dictionary(request: HttpRequest) -> HttpResponse:
    """GET /feedback/public/data/: every column in plain words."""
    context = {"fields": FIELDS}
    return cacheable(request, render(request, "feedback/published/dictionary.html", context))


def _edition(request: HttpRequest, code: str) -> str:
    return f'"{edition_of(public_area_page(code).area)}"'


@require_safe
@etag(_edition)
def as_csv(request: HttpRequest, code: str) -> StreamingHttpResponse:
    """GET /feedback/public/<area code>/tickets.csv: all that is published there."""
    page = public_area_page(code)
    return _file(to_csv(page.area), "text/csv; charset=utf-8", f"{page.title}大家说的事.csv")


@require_safe
@etag(_edition)
def as_json(request: HttpRequest, code: str) -> StreamingHttpResponse:
    """GET /feedback/public/<area code>/tickets.json: the same."""
    page = public_area_page(code)
    name = f"{page.title}大家说的事.json"
    return _file(to_json(page.area), "application/json; charset=utf-8", name)


def _file(content: Iterable[bytes], content_type: str, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f"{content_disposition_header(True, name)}"
    return asked_each_time(response)
