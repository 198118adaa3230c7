"""Handing a page in for review, letting it through, sending it back; from wherever it is done."""

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import WorkflowState

from areas.enums import Role
from disclosure.models import ReviewState
from disclosure.models.reviewed import ReviewedPage
from disclosure.models.reviews import APPROVE, MOVED_ON, RETURN, ReviewError
from disclosure.reviewers import Reviewers

IN_REVIEW = "已经提交过了，正在审核，不用再提交。"


@transaction.atomic
def submit(page: ReviewedPage, *, user: User | None) -> ReviewState:
    """Hand the latest version in. ReviewError if it could not go public, or is in review."""
    page = page.alone()
    state = page.current_workflow_state
    if state is None:
        page.get_workflow().start(page, user)
    elif state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        raise ReviewError(IN_REVIEW)
    return current_review(page)


def approve(review: ReviewState, *, user: User, comment: str = "") -> None:
    """Let it through: it goes public, now or at its hour, unless the town is to review it as well.
    ReviewError if it is not this person's to review, or must not go public."""
    review.task.specific.on_action(review, user, APPROVE, comment=comment)


def send_back(review: ReviewState, *, user: User, comment: str) -> None:
    """Send it back to who handed it in, with what has to be mended. ReviewError as above."""
    review.task.specific.on_action(review, user, RETURN, comment=comment)


def current_review(page: ReviewedPage) -> ReviewState:
    """The review that a page waits for. Raises ReviewError if it is in none."""
    review = page.current_workflow_task_state
    if not isinstance(review, ReviewState):
        raise ReviewError(MOVED_ON)
    return review


def town_follows(turn: Reviewers) -> bool:
    """Whether the yes of who is asked leads to the town's review, not to the public."""
    return settings.TOWN_REVIEWS and turn.role is Role.SUPERVISION_COMMITTEE


def let_through_before(review: ReviewState) -> QuerySet[ReviewState]:
    """The reviews of the same version that said yes before this one, in their order."""
    earlier = ReviewState.objects.filter(
        workflow_state=review.workflow_state,
        revision=review.revision_id,
        status=ReviewState.STATUS_APPROVED,
    )
    return earlier.order_by("pk")
