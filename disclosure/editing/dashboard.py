"""Where accountants, committees and the town's inspection begin after logging in: what waits."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import PageLogEntry, WorkflowState

from areas.enums import Role
from areas.models import Area
from areas.selectors import areas_of_user, inside
from disclosure.due import due_notices
from disclosure.enums import OPEN_UPLOADS, UploadState
from disclosure.ledgers import LEDGERS
from disclosure.models import DisclosurePage, LedgerBatch, ReviewState, Upload
from disclosure.models.reviews import turns_of
from disclosure.reviewers import Reviewers
from disclosure.states import say_waits_for
from feedback.selectors import left_hanging

SHOWN_NOTICES = 10
LOOKED_AT = 100
"""So many unfinished notices are sorted by whose turn it is."""


REMINDED_OF_PAPER = timedelta(days=30)
"""So long after a notice was taken down those who put it up read where its paper hangs."""


class Step(NamedTuple):
    """What is left to do with a notice, in words, and whose turn it is: that of those accounts if
    it is in review, else of a role in its village (None: nobody's here); when somebody last did
    something with it."""

    words: str
    whose: Role | None = None
    asked: frozenset[int] = frozenset()
    changed_at: datetime | None = None


def unfinished_notices(villages: Iterable[Area]) -> QuerySet[DisclosurePage]:
    """What still has to be done before readers see it, latest first; nothing of what was withdrawn,
    unless somebody goes on with it.

    Each is annotated with `has_upload` (a workbook that nobody accepted yet), `has_new_batch` (an
    accepted one after whatever readers saw last) and `last_upload`, the state of the latest one;
    `begun_at` and `uploaded_at` are for `last_change`.
    """
    uploads = Upload.objects.filter(page=OuterRef("pk"))
    begun_by = PageLogEntry.objects.filter(page=OuterRef("pk"), action="wagtail.create")
    same = {name: OuterRef(name) for name in ("village", "ledger", "period")}
    # Not by the page's own batch: Wagtail saves the draft of a page that is not live on the page.
    seen_later = LedgerBatch.objects.published().filter(**same, pk__gt=OuterRef("pk"))
    batches = LedgerBatch.objects.filter(~Exists(seen_later), **same, first_published_at=None)
    # Wagtail calls what was withdrawn changed.
    begun = Q(first_published_at=None) | Q(live=True, has_unpublished_changes=True)
    begun |= Q(_approved_schedule=True)
    notices = DisclosurePage.objects.filter(village__in=villages).select_related("village")
    return (
        notices.annotate_approved_schedule()
        .annotate(
            has_upload=Exists(uploads.filter(state__in=OPEN_UPLOADS)),
            has_new_batch=Exists(batches),
            last_upload=Subquery(uploads.values("state")[:1]),
            uploaded_at=Subquery(uploads.values("uploaded_at")[:1]),
            begun_at=Subquery(begun_by.values("timestamp")[:1]),
        )
        .filter(begun | Q(has_upload=True) | Q(has_new_batch=True))
        .order_by("-latest_revision_created_at")
    )


def last_change(notice: DisclosurePage) -> datetime | None:
    """When somebody last did something with one of `unfinished_notices`: a table that waits to be
    accepted is no version of the page yet, and neither is a page that was only begun."""
    done = (notice.latest_revision_created_at, notice.uploaded_at, notice.begun_at)
    return max((at for at in done if at), default=None)


def ids_in_review() -> QuerySet[WorkflowState]:
    """The ids of all notices that are in review."""
    in_review = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    return in_review.values_list(Cast("object_id", IntegerField()))


def waiting_below(towns: Iterable[Area]) -> QuerySet[DisclosurePage]:
    """What the villages of these towns have in review, latest first."""
    return unfinished_notices(Area.objects.all()).filter(
        inside(towns, "village__path"), pk__in=ids_in_review()
    )


def next_step(
    notice: DisclosurePage, review: ReviewState | None = None, turn: Reviewers | None = None
) -> Step:
    """What is left to do with one of `unfinished_notices`; `review` is its current one, if it is in
    one or came back from it, and `turn` whom that falls to."""
    if notice.opens_at:
        return Step(notice.status_string)
    if turn is not None:
        words = say_waits_for(turn.role)
        return Step(words if turn.users else f"{words}，但是现在没有人任职", asked=turn.users)
    if review is not None:
        return Step(f"退回了：{review.comment}", Role.ACCOUNTANT)
    if notice.has_new_batch:  # a workbook that was begun after it does not take its turn
        return Step("表格已采用，还没有提交审核", Role.ACCOUNTANT)
    if notice.has_upload:
        return Step("表格已上传，还没有采用", Role.ACCOUNTANT)
    if notice.last_upload == UploadState.UNDONE:
        return Step("表格撤回了，请改好再上传", Role.ACCOUNTANT)
    if notice.live:
        return Step("有改动，还没有提交审核", Role.ACCOUNTANT)
    return Step("还没有表格，请上传", Role.ACCOUNTANT)


def steps_of(notices: QuerySet[DisclosurePage]) -> list[tuple[DisclosurePage, Step]]:
    """Each with what is left to do."""
    reviews = ReviewState.objects.current(notices)
    asking = [
        (notice, reviews[notice.pk])
        for notice in notices
        if notice.pk in reviews and reviews[notice.pk].status == ReviewState.STATUS_IN_PROGRESS
    ]
    turns = turns_of(asking) if asking else {}
    found = []
    for notice in notices:
        review = reviews.get(notice.pk)
        step = next_step(notice, review, turns.get(review.pk) if review else None)
        found.append((notice, step._replace(changed_at=last_change(notice))))
    return found


class NoticesPanel(Component):
    """What waits for one, what waits for others in one's village, which of its notices are due, and
    starting one; nothing for those who serve none."""

    name = "notices"
    order = 100
    template_name = "disclosure/admin/dashboard.html"

    def __init__(self, user: AbstractBaseUser | AnonymousUser) -> None:
        self.today = today = timezone.localdate()
        roles = (Role.ACCOUNTANT, Role.SUPERVISION_COMMITTEE, Role.TOWN_INSPECTION)
        self.user = user
        self.served = {role: list(areas_of_user(user, (role,), today)) for role in roles}

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> Mapping[str, Any]:
        keeps_books_of, towns = self.served[Role.ACCOUNTANT], self.served[Role.TOWN_INSPECTION]
        villages = [area for areas in self.served.values() for area in areas if area not in towns]
        steps = steps_of(unfinished_notices(villages)[:LOOKED_AT]) if villages else []
        below = steps_of(waiting_below(towns)[:LOOKED_AT]) if towns else []
        mine = [each for each in (*steps, *below) if self._is_mine(*each)]
        return {
            "serves": bool(villages or towns),
            "ledgers": LEDGERS.values(),
            "mine": mine[:SHOWN_NOTICES],
            "others": [each for each in steps if each not in mine][:SHOWN_NOTICES],
            "due": due_notices(keeps_books_of, self.today) if keeps_books_of else [],
            "left_hanging": left_hanging(keeps_books_of, self.today - REMINDED_OF_PAPER).items()
            if keeps_books_of
            else (),
            "keeps_books_of": keeps_books_of,
            "user": self.user.pk,
        }

    def _is_mine(self, notice: DisclosurePage, step: Step) -> bool:
        if step.whose is None:
            return self.user.pk in step.asked
        return notice.village in self.served[step.whose]
