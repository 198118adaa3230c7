"""Mail about reviews: to who is asked, and to who handed in. It names the page and nobody."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.models import WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from areas.mails import send_in_background
from disclosure.models import ReviewState
from disclosure.models.reviewed import ReviewedPage
from disclosure.models.reviews import reviewed_page, turn_of

ASKED = ("请审核：{}", "「{}」已经提交，请您审核。通过以后，村民才看得到。")
LET_THROUGH = ("审核通过：{}", "「{}」审核通过了。")
SENT_BACK = ("退回了：{}", "「{}」退回了。退回的原因写在后台，请改好再提交。")


def mail_of_reviews() -> None:
    """Connect what follows to Wagtail's signals, before Wagtail's own app does.

    Under the names of its receivers, which it then finds taken: its mails would go to superusers,
    in the words of moderation, and while somebody waits for the page.
    """
    task_submitted.connect(ask_for_review, sender=ReviewState)
    for signal, receiver, name in (
        (workflow_submitted, _no_mail, "submitted"),
        (workflow_approved, tell_of_approval, "approved"),
        (workflow_rejected, tell_of_return, "rejected"),
    ):
        uid = f"workflow_state_{name}_email_notification"
        signal.connect(receiver, sender=WorkflowState, dispatch_uid=uid)


def _no_mail(**kwargs: Any) -> None:
    """Who is asked has one already."""


def ask_for_review(instance: ReviewState, user: User | None = None, **kwargs: Any) -> None:
    """Of Wagtail's signal that a task was begun."""
    page = reviewed_page(instance.workflow_state)
    tell(turn_of(instance, page).users, page, ASKED, page.review_address)


def tell_of_approval(instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    """Of Wagtail's signal that a workflow was gone through, and the page public or to be so."""
    bare = reviewed_page(instance)
    state = type(bare)._default_manager.get(pk=bare.pk).status_string
    subject, body = LET_THROUGH
    _tell_who_handed_in(instance, user, (subject, f"{body}{state}。"))


def tell_of_return(instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    """Of Wagtail's signal that a task was rejected."""
    _tell_who_handed_in(instance, user, SENT_BACK)


def _tell_who_handed_in(state: WorkflowState, user: User | None, words: tuple[str, str]) -> None:
    maker = state.requested_by
    if maker is not None and maker != user:
        page = reviewed_page(state)
        tell([maker.pk], page, words, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def tell(users: Collection[int], page: ReviewedPage, words: tuple[str, str], address: str) -> None:
    """A mail to each: subject and body, into which the page's title goes, and the way to an address
    of the admin."""
    link = f"{settings.WAGTAILADMIN_BASE_URL}{address}"
    subject, body = (text.format(page.title) for text in words)
    for user in sorted(users):
        send_in_background.enqueue(user, subject, f"{body}\n\n{link}\n")
