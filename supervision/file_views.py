"""The problems of a public notice as a workbook, for whoever wants to go on working with them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from disclosure.importing.files.workbook import XLSX_TYPE
from feedback.selectors import public_page_at
from home.caching import cacheable
from home.withdrawn_pages import told_where_taken_down
from supervision.files import problems_file
from supervision.models import ProgressNoticePage


@require_safe
@told_where_taken_down
def workbook(request: HttpRequest, path: str) -> HttpResponse:
    """GET <notice>/problems.xlsx: all its problems, whatever was asked for on the page."""
    page = public_page_at(request, path)
    if not isinstance(page, ProgressNoticePage):
        raise Http404
    disposition = str(content_disposition_header(True, f"{page.title}.xlsx"))
    headers = {"Content-Disposition": disposition}
    response = HttpResponse(problems_file(page.problems), XLSX_TYPE, headers=headers)
    return cacheable(request, response)
