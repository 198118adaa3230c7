"""Who made what is in review, and so does not review it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from wagtail.models import Revision, TaskState

from areas.same_people import with_other_accounts
from disclosure.attached import stored_in
from disclosure.models.attachments import Attachment
from disclosure.models.batches import LedgerBatch

if TYPE_CHECKING:  # a notice is in review, so that it cannot be imported yet
    from disclosure.models import DisclosurePage, ReviewState
    from disclosure.models.reviewed import ReviewedPage

Makers = set[int | None]


def makers_of(reviews: Sequence[tuple[DisclosurePage, ReviewState]]) -> dict[int, Makers]:
    """By the reviews' ids the accounts of who handed the version in, wrote anything since what is
    public, uploaded or accepted its table, sent a file that it has attached, or let it through
    before; and their other accounts.

    The editor saves a version of his own for whoever hands in: the last one's author says nothing
    of who wrote what it holds.
    """
    batches = {state.pk: state.revision.content["batch"] for _, state in reviews}
    tables = _makers_of_tables(set(batches.values()))
    attached = {
        state.pk: {each["attachment"] for each in stored_in(state.revision.content)}
        for _, state in reviews
    }
    files = _senders_of_files(set().union(*attached.values()))
    authors = _authors([notice for notice, _ in reviews])
    before = _reviewed_before([state for _, state in reviews])
    makers = {
        state.pk: {
            state.workflow_state.requested_by_id,
            *tables[batches[state.pk]],
            *(files.get(attachment) for attachment in attached[state.pk]),
            *before[state.revision_id],
            *_since_public(notice, state, authors[str(notice.pk)]),
        }
        for notice, state in reviews
    }
    return with_other_accounts(makers)


def writers_of(page: ReviewedPage, state: ReviewState) -> Makers:
    """The accounts of who handed the version in, or wrote anything since what is public, and their
    other accounts: the makers of a page that has nothing but its own words."""
    writers = {
        state.workflow_state.requested_by_id,
        *_since_public(page, state, _authors([page])[str(page.pk)]),
    }
    return with_other_accounts({state.pk: writers})[state.pk]


def _since_public(
    page: ReviewedPage, state: ReviewState, versions: Sequence[tuple[int, int]]
) -> Makers:
    """Whose are the versions after the public one, up to that in review."""
    public, in_review = page.live_revision_id or 0, state.revision_id or 0
    return {author for version, author in versions if public < version <= in_review}


def _makers_of_tables(batches: set[Any]) -> dict[int | None, Makers]:
    makers: dict[int | None, Makers] = defaultdict(set)
    found = LedgerBatch.objects.filter(pk__in=batches - {None})
    for batch, *people in found.values_list("pk", "accepted_by", "upload__uploaded_by"):
        makers[batch].update(people)
    return makers


def _senders_of_files(ids: Collection[int]) -> dict[int, int | None]:
    """By the ids of attachments who sent them; without a query where nothing is attached."""
    sent = Attachment.objects.filter(pk__in=ids).values_list("pk", "uploaded_by")
    return dict(sent) if ids else {}


def _authors(pages: Sequence[ReviewedPage]) -> dict[str, list[tuple[int, int]]]:
    """By the pages' ids as text their versions, each with whose it is."""
    written: dict[str, list[tuple[int, int]]] = defaultdict(list)
    versions = Revision.page_revisions.filter(
        object_id__in=[str(page.pk) for page in pages], user__isnull=False
    )
    for page, version, author in versions.values_list("object_id", "pk", "user"):
        written[page].append((version, author))
    return written


def _reviewed_before(states: Sequence[ReviewState]) -> dict[int | None, Makers]:
    """By the version who has let it through already."""
    reviewers: dict[int | None, Makers] = defaultdict(set)
    approved = TaskState.objects.filter(
        workflow_state__in=[state.workflow_state_id for state in states],
        status=TaskState.STATUS_APPROVED,
    )
    for version, reviewer in approved.values_list("revision", "finished_by"):
        reviewers[version].add(reviewer)
    return reviewers
