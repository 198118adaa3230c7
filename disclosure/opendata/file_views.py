"""The files under a notice's address: data.csv, data.json, data.xlsx, and what they mean."""

import json
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from disclosure.importing.files.workbook import XLSX_TYPE
from disclosure.models import DisclosurePage
from disclosure.notices.notice import Notice, notice_of, versions_of
from disclosure.opendata.data_package import data_package, table_schema
from disclosure.opendata.files import rows_of, to_csv, to_json, to_xlsx
from feedback.selectors import public_page_at
from home.caching import cacheable
from home.turns import a_turn, busy
from home.withdrawn_pages import told_where_taken_down

JSON = "application/json; charset=utf-8"


@require_safe
@told_where_taken_down
def download(request: HttpRequest, path: str, name: str) -> HttpResponse:
    """GET <notice>/<name>. Single rows that may no longer be shown are in no file either."""
    notice = _notice_or_404(request, path)
    content_type, make = FILES[name]
    with a_turn(notice.batch.listed_count if name in ROW_FILES else 0) as mine:
        if not mine:
            return busy(request)
        response = HttpResponse(make(notice), content_type=content_type)
    if name in ROW_FILES:
        filename = f"{notice.page.title}.{name.removeprefix('data.')}"
        response.headers["Content-Disposition"] = f"{content_disposition_header(True, filename)}"
    return cacheable(request, response)


def _notice_or_404(request: HttpRequest, path: str) -> Notice:
    page = public_page_at(request, path)
    notice = notice_of(page, versions_of(page)) if isinstance(page, DisclosurePage) else None
    if notice is None:
        raise Http404
    return notice


def _csv(notice: Notice) -> bytes:
    return to_csv(notice.ledger, rows_of(notice.batch) if notice.shows_rows else ())


def _json(notice: Notice) -> bytes:
    rows = rows_of(notice.batch) if notice.shows_rows else ()
    return to_json(notice.ledger, rows, about(notice))


def _xlsx(notice: Notice) -> bytes:
    return to_xlsx(notice.ledger, rows_of(notice.batch) if notice.shows_rows else ())


def _schema(notice: Notice) -> bytes:
    return _dumped(table_schema(notice.ledger))


def _package(notice: Notice) -> bytes:
    name = f"{notice.batch.village.code}-{notice.page.slug}"
    return _dumped(data_package(notice.ledger, name=name, title=notice.page.title))


def about(notice: Notice) -> dict[str, Any]:
    """What a file of rows says of itself: whose, of what, which period and version, which sums."""
    page, batch = notice.page, notice.batch
    published = batch.first_published_at
    return {
        "title": page.title,
        "village": {"code": batch.village.code, "name": batch.village.short_name},
        "ledger": notice.ledger.name,
        "period": page.period,
        "version": batch.version,
        "published_at": timezone.localtime(published).isoformat() if published else None,
        "row_count": batch.row_count,
        "totals": notice.batch.totals,
        "hidden": batch.hidden,
    }


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


FILES: dict[str, tuple[str, Callable[[Notice], bytes]]] = {
    "data.csv": ("text/csv; charset=utf-8", _csv),
    "data.json": (JSON, _json),
    "data.xlsx": (XLSX_TYPE, _xlsx),
    "data.schema.json": (JSON, _schema),
    "datapackage.json": (JSON, _package),
}
ROW_FILES = ("data.csv", "data.json", "data.xlsx")
