"""What a reviewer decides by, beside the table itself: what it changes, and what was doubted."""

from typing import Any

from disclosure.editing.uploads import report_of
from disclosure.models import DisclosurePage, LedgerBatch, Upload
from disclosure.notices.changes import (
    as_earlier,
    comparable_batch,
    corrected_batch,
    full_changes,
)
from disclosure.notices.notice import Notice, versions_of
from disclosure.selectors import earlier_notice


def review_basis(draft: DisclosurePage, batch: LedgerBatch) -> dict[str, Any]:
    """The context of a notice that was handed in with this batch: `correction` and `since` the
    `earlier` period, each None where there is nothing to compare with; `confirmed`, the doubts
    that were ticked away when it was accepted."""
    notice = Notice(draft, batch)
    earlier = as_earlier(earlier_notice(draft))
    before = comparable_batch(notice, earlier)
    corrected = corrected_batch(notice, versions_of(draft))
    upload = Upload.objects.filter(batch=batch).first()
    report = report_of(upload) if upload else None
    return {
        "notice": notice,
        "earlier": earlier,
        "since": full_changes(notice, before, "").changes if before else None,
        "correction": full_changes(notice, corrected, "").changes if corrected else None,
        "confirmed": report["warnings"] if report else None,
    }
