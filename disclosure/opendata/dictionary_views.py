"""The public dictionary: every ledger in plain words, its Excel template and its schema."""

from functools import cache

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from disclosure.importing.files.workbook import XLSX_TYPE
from disclosure.importing.template import build_template
from disclosure.ledgers import LEDGERS
from disclosure.ledgers.base import Ledger
from disclosure.opendata.data_package import AMOUNTS_HELP, help_of, table_schema
from disclosure.presentation import shown_example
from home.caching import cacheable


@require_safe
def dictionary(request: HttpRequest) -> HttpResponse:
    """GET /ledgers/: all ledgers."""
    context = {"ledgers": LEDGERS.values()}
    return cacheable(request, render(request, "pages/disclosure/dictionary.html", context))


@require_safe
def ledger(request: HttpRequest, name: str) -> HttpResponse:
    """GET /ledgers/<name>/: what one ledger is and what its columns mean; 404 in words."""
    if name not in LEDGERS:
        return render(request, "pages/disclosure/no_such_ledger.html", status=404)
    declaration = LEDGERS[name]
    context = {
        "ledger": declaration,
        "amounts_help": AMOUNTS_HELP,
        "columns": [
            (column, help_of(column), shown_example(column)) for column in declaration.columns
        ],
        "totals_only": [
            (declaration.column(key), words) for key, words in declaration.totals_only.items()
        ],
    }
    return cacheable(request, render(request, "pages/disclosure/ledger.html", context))


@require_safe
def template(request: HttpRequest, name: str) -> HttpResponse:
    """GET /ledgers/<name>/template.xlsx: the workbook that accountants fill in."""
    declaration = _ledger_or_404(name)
    response = HttpResponse(template_of(name), content_type=XLSX_TYPE)
    response.headers["Content-Disposition"] = content_disposition_header(
        True, f"{declaration.label}模板.xlsx"
    )
    return cacheable(request, response)


@cache
def template_of(name: str) -> bytes:
    """Made once: a workbook holds the second in which it was, and browsers ask if it changed."""
    return build_template(LEDGERS[name])


@require_safe
def schema(request: HttpRequest, name: str) -> HttpResponse:
    """GET /ledgers/<name>/schema.json: the Table Schema of the ledger's downloads."""
    dumped = {"ensure_ascii": False, "indent": 2}
    response = JsonResponse(table_schema(_ledger_or_404(name)), json_dumps_params=dumped)
    return cacheable(request, response)


def _ledger_or_404(name: str) -> Ledger:
    if name not in LEDGERS:
        raise Http404
    return LEDGERS[name]
