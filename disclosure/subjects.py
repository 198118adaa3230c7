"""What residents' feedback on a notice is about."""

from dataclasses import replace

from disclosure.models import DisclosurePage
from disclosure.presentation import facts_of, row_name
from disclosure.selectors import newest_after, public_row, row_of_version
from feedback.row_facts import Fact
from feedback.subjects import NewerPage, Subject

CORRECTED_AWAY = Fact("更正", "这一行后来更正时去掉了")
CORRECTED_SINCE = Fact("更正", "这一行后来更正过，这里是更正以前的")
"""Kept with the cells of such a row, so that whoever reads a ticket knows why the notice shows no
such row, or another."""


def subject_of_row(page: DisclosurePage, row_key: str, edition: str = "") -> Subject | None:
    """The notice, or the one row of it that readers can see under `row_key`; as it reads in the
    version with the number `edition`, where they have seen it in that one."""
    ledger = page.declaration
    whole = Subject(page.title, page.village, ledger.title, page.period_object.label)
    if not row_key:
        return replace(whole, newer=_newer(page))
    newest = public_row(page, row_key)
    if newest is None:
        return None
    row = row_of_version(page, row_key, edition) or newest
    facts = facts_of(ledger, row)
    subject = replace(
        whole,
        row_key=row_key,
        row_name=row_name(ledger, row),
        facts=facts,
        this_row=ledger.this_row,
        edition=str(row.batch.version),
    )
    if newest.batch_id != page.batch_id:
        return _remarked(subject, CORRECTED_AWAY)
    return subject if facts == facts_of(ledger, newest) else _remarked(subject, CORRECTED_SINCE)


def _newer(page: DisclosurePage) -> NewerPage | None:
    newest = newest_after(page)
    return NewerPage(newest, newest.period_object.label) if newest else None


def _remarked(subject: Subject, correction: Fact) -> Subject:
    return replace(
        subject,
        facts=(*subject.facts, correction),
        remark=f"{correction.words}，您仍可以问。",
    )
