"""The one gate before the public: what goes out was reviewed, or an administrator put it there."""

from dataclasses import asdict
from datetime import datetime
from typing import Any, Self

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction
from wagtail.models import Revision

from disclosure.approval import Approval
from disclosure.models.reviews import ReviewState
from disclosure.states import say_state
from home.models import BasePage

NOT_REVIEWED = "要公开，请先提交审核；审核通过，就自己公开。"
WHEN = "不填，审核通过就马上公开。填了以后的时间，审核通过了，到那时自己公开。"
EDITED = "提交以后又改动过，所以退回了。请看一看，没有问题再提交一次。"

# Names in the log.
PUBLISHED_DIRECTLY = "disclosure.publish_directly"
NOT_OPENED = "disclosure.not_opened"


class ReviewedPage(BasePage):
    """A page of which only a reviewed version goes public.

    A class of such pages says by `objection` why its latest version must not go public, in words,
    or nothing, and by `objection_to` the same of any; by `taken_down_since` whether it was taken
    off the site after a moment; by `get_workflow` who reviews it, and by `review_address` where.
    """

    # Who let the version through that readers see, an `Approval`. With the page, as each reader
    # asks for it, and as it must outlive old revisions, with which their reviews go.
    approval = models.JSONField(null=True, editable=False)

    class Meta:
        abstract = True

    def alone(self) -> Self:
        """The page as it is now, for nobody else to write until the transaction ends."""
        page: Self = type(self)._default_manager.select_for_update().get(pk=self.pk)
        return page

    def take_turns(self) -> int | None:
        """Wait until nobody else writes the page, and keep others waiting until the transaction
        ends: as `alone`, without a page made of it. The id of its latest version, if it has one."""
        pages = type(self)._default_manager.select_for_update().filter(pk=self.pk)
        latest: int | None = pages.values_list("latest_revision", flat=True).get()
        return latest

    @property
    def has_workflow(self) -> bool:
        return True

    @property
    def opens_at(self) -> datetime | None:
        """When a version goes public by itself; None if none does."""
        revision = self.scheduled_revision if self.approved_schedule else None
        return revision.approved_go_live_at if revision else None

    @property
    def status_string(self) -> str:
        """Wagtail's name for what its lists and its editor show of the state."""
        return say_state(
            live=self.live,
            was_public=self.first_published_at is not None,
            changed=self.has_unpublished_changes,
            opens_at=self.opens_at,
            in_review=self.workflow_in_progress,
        )

    def last_review(self) -> ReviewState | None:
        """The latest that was asked for, and what came of it."""
        return ReviewState.objects.of(self).select_related("finished_by").last()

    @transaction.atomic
    def save_revision(
        self,
        user: User | None = None,
        *args: Any,
        overwrite_revision: Revision | None = None,
        **kwargs: Any,
    ) -> Revision:
        """A version that was handed in is never written over, and a newer one takes it back.

        First the page, as who answers a review does: locks in one order never block each other.
        """
        before = self.take_turns()
        if overwrite_revision and ReviewState.objects.filter(revision=overwrite_revision).exists():
            overwrite_revision = None
        revision = super().save_revision(
            user, *args, overwrite_revision=overwrite_revision, **kwargs
        )
        review = self.current_workflow_task_state if before else None
        if review is not None and review.revision_id != revision.pk:
            review.reject(user=user, comment=EDITED)
        return revision

    @transaction.atomic
    def publish(
        self,
        revision: Revision,
        user: User | None = None,
        *,
        log_action: bool | str = True,
        **kwargs: Any,
    ) -> None:
        """Now or at a set time. ValidationError for a version that must not go public."""
        # Of two who publish at once, the second is judged by what the first made public.
        self.take_turns()
        if why_not := self.objection_to(revision):
            raise ValidationError(why_not)
        reviews = list(ReviewState.objects.approving(revision.pk))
        if reviews and self.taken_down_since(reviews[-1].finished_at):
            reviews = []  # who puts it up again does so in his own name
        # What was given an hour by who was allowed to may open when it has come.
        if not reviews and revision.approved_go_live_at is None:
            if user is None or not user.is_superuser:
                raise ValidationError(NOT_REVIEWED)
            log_action = log_action and PUBLISHED_DIRECTLY
        revision.content["approval"] = asdict(Approval.of(reviews))  # what goes public says it
        kwargs["skip_permission_checks"] = True  # a committee publishes by its yes alone
        super().publish(revision, user=user, log_action=log_action, **kwargs)

    publish.alters_data = True  # type: ignore[attr-defined]
