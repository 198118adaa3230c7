"""What a reviewer decides by, beside the table itself: what it changes, and what was doubted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from disclosure.editing.reports import Report
from disclosure.editing.uploads import report_of
from disclosure.models import DisclosurePage, LedgerBatch, Upload
from disclosure.notices.changes import (
    Changes,
    as_earlier,
    comparable_batch,
    corrected_batch,
    full_changes,
)
from disclosure.notices.notice import Notice, versions_of
from disclosure.selectors import earlier_notice
from language.names import NameKind


@dataclass(frozen=True, slots=True)
class ReviewBasis:
    """`earlier` is the name of the period before, empty if there is none; `since` what changed
    since then, `correction` what the version before said otherwise, each None where there is
    nothing to compare with; `confirmed` the doubts that were ticked away when the table was
    accepted, as the report has them; `doubted` those about other texts, each with its text;
    `named` who stands in full in the table's own."""

    notice: Notice
    earlier: str
    since: Changes | None
    correction: Changes | None
    confirmed: Mapping[str, Any] | None
    doubted: Sequence[tuple[str, str]]
    named: Sequence[str]


def review_basis(draft: DisclosurePage, batch: LedgerBatch) -> ReviewBasis:
    """Of a notice that was handed in with this batch."""
    notice = Notice(draft, batch)
    earlier = as_earlier(earlier_notice(draft))
    upload = Upload.objects.filter(batch=batch).first()
    report = report_of(upload) if upload else None
    return ReviewBasis(
        notice=notice,
        earlier=earlier.label if earlier else "",
        since=_changes(notice, comparable_batch(notice, earlier)),
        correction=_changes(notice, corrected_batch(notice, versions_of(draft))),
        confirmed=report["warnings"] if report else None,
        named=_named(report) if report else (),
        doubted=draft.doubts_in_texts(batch),
    )


def _named(report: Report) -> list[str]:
    """The names in the table's sentences of which the accountant said that all may read them."""
    told = report["answered_told"]
    return [each["name"] for each in told if each["answer"] == NameKind.FIRM]


def _changes(notice: Notice, before: LedgerBatch | None) -> Changes | None:
    return full_changes(notice, before, "").changes if before else None
