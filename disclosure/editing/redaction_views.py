"""Blanking one cell for good: choose it, say why, confirm."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET
from wagtail.admin import messages
from wagtail.log_actions import log

from disclosure.attached import Attached
from disclosure.editing.access import blankable_notice, staff
from disclosure.editing.attachment_list import shown_beside
from disclosure.editing.forms import RedactForm
from disclosure.editing.frame import frame
from disclosure.ledgers.base import Column
from disclosure.models import DisclosurePage, LedgerRow
from disclosure.presentation import cell_text
from disclosure.redaction import (
    RedactionRefusedError,
    may_be_blanked,
    occurrences,
    redact,
    shown_rows,
)
from disclosure.text_redaction import said_texts

ROWS_PER_PAGE = 50


@require_GET
def choose_cell(request: HttpRequest, page_id: int) -> HttpResponse:
    """The rows of the notice; every cell with words leads to blanking it."""
    page = blankable_notice(request, page_id)
    wanted = request.GET.get("q", "").strip()
    rows = Paginator(_matching(page, wanted), ROWS_PER_PAGE).get_page(request.GET.get("p"))
    columns = page.declaration.columns
    context = frame(page, "隐去一格") | {
        "wanted": wanted,
        "texts": said_texts(page),
        "headings": [column.heading for column in columns],
        "rows": rows,
        "table": [
            (
                row.key,
                [(column, cell_text(row, column), _leads_on(row, column)) for column in columns],
            )
            for row in rows
        ],
    }
    return render(request, "disclosure/admin/choose_cell.html", context)


def redact_cell(request: HttpRequest, page_id: int, row_key: str, column: str) -> HttpResponse:
    """Ask why, say what will happen, and do it."""
    page = blankable_notice(request, page_id)
    row, declared = _cell(page, row_key, column)
    form = RedactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            count = redact(page, row.key, column, user=staff(request), **said)
        except RedactionRefusedError as refused:
            messages.error(request, str(refused))
            return redirect("disclosure_admin:choose_cell", page.pk)
        data = {"row": row.key, "column": declared.label, **said}
        log(page, "disclosure.redact", user=staff(request), data=data)
        messages.success(
            request,
            f"已隐去：{count} 版表格里的这一格都写成「（已隐去）」，"
            "原始表格、还没有采用的表格也已删除。"
            "村民看得到哪天隐去的、是哪一类内容。",
        )
        _point_at_attachments(request, shown_beside(page, row.key))
        return redirect("disclosure_admin:choose_cell", page.pk)
    context = frame(page, "隐去一格") | {
        "form": form,
        "row": row,
        "column": declared,
        "text": cell_text(row, declared),
        "occurrences": [
            (found.row.batch, cell_text(found.row, declared), found.goes)
            for found in occurrences(page, row.key, column)
        ],
        "attached": shown_beside(page, row.key),
        "beside": [(c.label, cell_text(row, c)) for c in page.declaration.columns if c != declared],
    }
    return render(request, "disclosure/admin/redact_cell.html", context)


def _point_at_attachments(
    request: HttpRequest, attached: Sequence[tuple[DisclosurePage, Attached]]
) -> None:
    """The same words may stand in a contract beside the row, which stays public."""
    if not attached:
        return
    buttons = [
        messages.button(reverse("disclosure_admin:attachments", args=[notice.pk]), each.name)
        for notice, each in attached
    ]
    messages.warning(request, f"这一行旁边有 {len(attached)} 份附件，也请看一看。", buttons=buttons)


def _matching(page: DisclosurePage, wanted: str) -> QuerySet[LedgerRow]:
    """The rows that have the wanted words in any cell."""
    found = Q()
    for column in page.declaration.columns:
        found |= Q(**{f"values__{column.key}__icontains": wanted})
    rows = shown_rows(page)
    return rows.filter(found) if wanted else rows


def _cell(page: DisclosurePage, row_key: str, key: str) -> tuple[LedgerRow, Column]:
    """The row and the column of a cell that can be blanked. Raises Http404."""
    row = get_object_or_404(shown_rows(page), key=row_key)
    column = next((c for c in page.declaration.columns if c.key == key), None)
    if column is None or not _leads_on(row, column):
        raise Http404
    return row, column


def _leads_on(row: LedgerRow, column: Column) -> bool:
    return row.values.get(column.key) not in (None, "") and may_be_blanked(column)
