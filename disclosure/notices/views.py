"""What the addresses of a notice answer. `notices/urls.py` says which."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from disclosure.approval import Approval
from disclosure.models import AttachmentPage, DisclosurePage, LedgerBatch
from disclosure.notices.attachments import (
    attached_or_404,
    beside_rows,
    named_on_paper,
    whole_notice,
)
from disclosure.notices.change_rows import KINDS
from disclosure.notices.changes import (
    as_earlier,
    comparable_batch,
    corrected_batch,
    full_changes,
    told_changes,
)
from disclosure.notices.notice import Notice, notice_of, versions_of
from disclosure.notices.paper import paper_table
from disclosure.notices.posters import TEMPLATE as POSTERS
from disclosure.notices.posters import Copy, PaperSize, posters_of
from disclosure.notices.table import NoSuchPageError, table_of
from disclosure.presentation import row_name
from disclosure.selectors import around, earlier_notice
from feedback.models import Posting
from feedback.selectors import posting_on
from home.caching import cacheable
from home.sections import sections_of
from home.turns import a_turn, busy


def led_to_last_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lead who asks for rows after the last one that was found to those before it."""

    @wraps(view)
    def led(page: DisclosurePage, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(page, request, *args, **kwargs)
        except NoSuchPageError as error:
            return redirect(f"{request.path}{error.last.address}")

    return led


@led_to_last_page
def notice(page: DisclosurePage, request: HttpRequest) -> HttpResponse:
    """The notice itself; in a preview the draft's batch, for the page then is the draft."""
    versions = versions_of(page)
    shown = notice_of(page, versions)
    if shown is None:
        return _answer(page, request)
    beside = around(page)
    table = table_of(shown.batch, request.GET, shown.day) if shown.shows_rows else None
    return _answer(
        page,
        request,
        context={
            "notice": shown,
            "posting": _posting_or_404(page, request.GET.get("posting")),
            "approval": _approval(page, request),
            "around": beside,
            "told": told_changes(shown, versions, as_earlier(beside.earlier)),
            "table": table,
            "beside": beside_rows(page, table),
            "attachments": whole_notice(page),
            "previewed": not page.live or getattr(request, "is_preview", False),
            "versions": versions,
            "sections": sections_of(page, request),
            # Below its own address are the changes of what is public, not of a draft's preview.
            "more_changes": shown.is_public and _changes_address(shown),
            "more_corrections": shown.is_public and _changes_address(shown, shown.batch.version),
        },
    )


def changes(page: DisclosurePage, request: HttpRequest) -> HttpResponse:
    """Every change since the earlier period, or with ?version= what that correction changed."""
    versions = versions_of(page)
    shown = _shown_or_404(page, versions)
    earlier = None
    if version := request.GET.get("version"):
        shown = Notice(page, shown.current, _version_or_404(versions, version))
        against, asks = corrected_batch(shown, versions), shown.answer_address
    else:
        earlier = as_earlier(earlier_notice(page))
        against = comparable_batch(shown, earlier)
        asks = earlier.answer_address if earlier else ""
    if against is None:
        if version and shown.batch.corrects_id:  # its rows are gone, that it was made is not
            return redirect(f"{shown.address}#corrections")
        raise Http404
    kind = request.GET.get("kind", "")
    full = full_changes(
        shown, against, asks, kind if kind in KINDS else "", request.GET.get("page", "")
    )
    return _answer(
        page,
        request,
        template="pages/disclosure/changes.html",
        context={
            "notice": shown,
            "earlier": earlier,
            "full": full,
            "version": version,
            "kind": kind,
            "more": _changes_address(shown, shown.batch.version if version else None),
        },
    )


@led_to_last_page
def earlier_batch(page: DisclosurePage, request: HttpRequest, number: int) -> HttpResponse:
    """A version that was public once. The one on show has its address already."""
    versions = versions_of(page)
    batch = _version_or_404(versions, str(number))
    shown = Notice(page, _shown_or_404(page, versions).current, batch)
    if shown.is_current:
        return redirect(shown.address)
    response = _answer(
        page,
        request,
        template="pages/disclosure/earlier_batch.html",
        context={
            "notice": shown,
            "table": table_of(batch, request.GET, shown.day) if shown.shows_rows else None,
        },
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def attachment(page: DisclosurePage, request: HttpRequest, attachment: int) -> HttpResponse:
    """The pages of an attachment as pictures, one below the other."""
    shown = _shown_or_404(page, versions_of(page))
    said, row = attached_or_404(page, attachment)
    return _answer(
        page,
        request,
        template="pages/disclosure/attachment.html",
        context={
            "notice": shown,
            "attached": said,
            "row": row_name(shown.ledger, row) if row else "",
            "pages": AttachmentPage.objects.filter(attachment=attachment),
            "asks": shown.answer_address + (f"&row={said.row}" if row else ""),
        },
    )


def print_page(page: DisclosurePage, request: HttpRequest) -> HttpResponse:
    """The whole notice in large type, for the paper board; ?posting=<token> with that code."""
    versions = versions_of(page)
    shown = _shown_or_404(page, versions)
    with a_turn(shown.batch.listed_count) as mine:
        return _paper(page, request, shown, versions) if mine else busy(request)


def _paper(
    page: DisclosurePage, request: HttpRequest, shown: Notice, versions: list[LedgerBatch]
) -> HttpResponse:
    beside = around(page)
    return _answer(
        page,
        request,
        template="print/notice.html",
        context={
            "notice": shown,
            "posting": _posting_or_404(page, request.GET.get("posting")),
            "approval": _approval(page, request),
            "around": beside,
            "told": told_changes(shown, versions, as_earlier(beside.earlier)),
            "table": paper_table(shown.batch, shown.day) if shown.shows_rows else None,
            "attachments": named_on_paper(page),
        },
    )


def poster(page: DisclosurePage, request: HttpRequest) -> HttpResponse:
    """The notice on one sheet, ?size=a3 a larger one; ?posting=<token> with that code."""
    posting = _posting_or_404(page, request.GET.get("posting"))
    posters = posters_of([Copy(page.pk, posting.token if posting else "")])
    size = request.GET.get("size", PaperSize.A4)
    if not posters or size not in PaperSize.values:
        raise Http404
    context = {
        "posters": posters,
        "size": PaperSize(size),
        "sizes": PaperSize,
        "title": page.title,
        "notice": page,
        "posting": posting,
    }
    return cacheable(request, render(request, POSTERS, context))


def _posting_or_404(page: DisclosurePage, token: str | None) -> Posting | None:
    """Which printed copy it is to be, if it is to be one of its own."""
    posting = posting_on(page, token) if token is not None else None
    if token is not None and posting is None:
        raise Http404
    return posting


def _answer(
    page: DisclosurePage,
    request: HttpRequest,
    *,
    template: str | None = None,
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The page rendered, to be kept by caches; without a Last-Modified, because what it says also
    hangs on the earlier notice, on redactions and on the day."""
    return cacheable(request, page.render(request, template=template, context_overrides=context))


def _approval(page: DisclosurePage, request: HttpRequest) -> Approval | None:
    """A draft that is looked at beforehand was let through by nobody yet."""
    if page.approval is None or not page.live or getattr(request, "is_preview", False):
        return None
    return Approval.from_json(page.approval)


def _changes_address(shown: Notice, version: int | None = None) -> str:
    """The page of all changes, ready for one more parameter."""
    return f"{shown.address}changes/?{f'version={version}&' if version else ''}"


def _shown_or_404(page: DisclosurePage, versions: list[LedgerBatch]) -> Notice:
    shown = notice_of(page, versions)
    if shown is None:
        raise Http404
    return shown


def _version_or_404(versions: list[LedgerBatch], number: str) -> LedgerBatch:
    for batch in versions:
        if str(batch.version) == number:
            return batch
    raise Http404
