"""The attachments of the version that is public, beside their rows and below the table, and the
pages and pictures behind them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import condition

from disclosure.attached import Attached
from disclosure.burnt_pages import mark_of, shown_page
from disclosure.models import AttachmentPage, DisclosurePage, LedgerRow
from disclosure.notices.table import TableView


def whole_notice(page: DisclosurePage) -> Sequence[Attached]:
    """What is attached to the notice as a whole and may be seen today."""
    return [each for each in _on_show(page) if not each.row]


def beside_rows(page: DisclosurePage, table: TableView | None) -> Mapping[str, Sequence[Attached]]:
    """By key what is attached to the rows that the table shows."""
    shown = {row.key for row in table.rows} if table else set()
    beside = defaultdict(list)
    for each in _on_show(page):
        if each.row in shown:
            beside[each.row].append(each)
    return dict(beside)


def named_on_paper(page: DisclosurePage) -> list[Attached]:
    """All that can be opened online: of the whole notice, and of the rows that it has."""
    shown = [each for each in _on_show(page) if not each.withdrawn]
    wanted = {each.row for each in shown} - {""}
    rows = LedgerRow.objects.filter(batch=page.batch_id, key__in=wanted)
    there = set(rows.values_list("key", flat=True)) if wanted else set()
    return [each for each in shown if not each.row or each.row in there]


def attached_or_404(page: DisclosurePage, attachment: int) -> tuple[Attached, LedgerRow | None]:
    """What readers may see today, and the row that it belongs to, if it does to one.

    Raises Http404, also for what belongs to a row that the table does not have.
    """
    found = next((each for each in _on_show(page) if each.attachment == attachment), None)
    if found is None or found.withdrawn:
        raise Http404
    if not found.row:
        return found, None
    return found, get_object_or_404(LedgerRow, batch=page.batch_id, key=found.row)


def picture_of(
    page: DisclosurePage, request: HttpRequest, attachment: int, number: int
) -> HttpResponse:
    """A page of an attachment as JPEG, the boxes burnt in.

    Whatever keeps it asks again each time, and only a reader's own browser may keep it: when a
    notice is taken down, nothing is left between here and there.
    """
    said, _ = attached_or_404(page, attachment)
    stored = get_object_or_404(AttachmentPage, attachment=attachment, number=number)
    tag = quote_etag(f"{stored.pk}:{mark_of(said, number)}")

    @condition(etag_func=lambda request: tag)
    def answer(request: HttpRequest) -> HttpResponse:
        try:
            content = shown_page(stored, said)
        except FileNotFoundError as gone:
            raise Http404 from gone
        headers = {"X-Robots-Tag": "noindex"}
        return HttpResponse(content, content_type="image/jpeg", headers=headers)

    response: HttpResponse = answer(request)
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _on_show(page: DisclosurePage) -> Sequence[Attached]:
    """None where persons are told of, and their time on show is over."""
    return page.attachments if page.shows_rows else []
