"""What residents' feedback on a notice is about."""

from dataclasses import replace

from disclosure.models import DisclosurePage
from disclosure.presentation import facts_of, row_name
from disclosure.selectors import newest_after, public_row
from feedback.row_facts import Fact
from feedback.subjects import NewerPage, Subject

CORRECTED_AWAY = Fact("更正", "这一行后来更正时去掉了")
"""Kept with the cells of such a row, so that whoever reads a ticket knows why it is not there."""


def subject_of_row(page: DisclosurePage, row_key: str) -> Subject | None:
    """The notice, or the one row of it that readers can see under `row_key`."""
    ledger = page.declaration
    whole = Subject(page.title, page.village, ledger.title, page.period_object.label)
    if not row_key:
        return replace(whole, newer=_newer(page))
    row = public_row(page, row_key)
    if row is None:
        return None
    subject = replace(
        whole,
        row_key=row_key,
        row_name=row_name(ledger, row),
        facts=facts_of(ledger, row),
        this_row=ledger.this_row,
    )
    return subject if row.batch_id == page.batch_id else _corrected_away(subject)


def _newer(page: DisclosurePage) -> NewerPage | None:
    newest = newest_after(page)
    return NewerPage(newest, newest.period_object.label) if newest else None


def _corrected_away(subject: Subject) -> Subject:
    return replace(
        subject,
        facts=(*subject.facts, CORRECTED_AWAY),
        remark=f"{CORRECTED_AWAY.words}，您仍可以问。",
    )
