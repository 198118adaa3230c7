"""The review of a page as steps of a Wagtail workflow: who was asked, and what was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django import forms
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone
from wagtail.locks import WorkflowLock
from wagtail.models import Task, TaskState, Workflow, WorkflowState

from areas.enums import Role
from areas.models import Duty
from disclosure.forms import ApprovalForm, ReturnForm
from disclosure.models.makers import makers_of, writers_of
from disclosure.reviewers import (
    REVIEWING,
    Reviewers,
    WhyTown,
    in_office,
    name_in_office,
    reviewers,
    say_who,
)
from disclosure.states import say_waits_for

if TYPE_CHECKING:  # a notice is in review, so that it cannot be imported yet
    from disclosure.models import DisclosurePage
    from disclosure.models.reviewed import ReviewedPage

APPROVE, RETURN = "approve", "reject"

MOVED_ON = "刚才有人撤回了、改过了，或者已经审核过了，您这一次没有算数。请看看现在的情况。"
NOBODY_TO_ASK = "现在没有人能审核，请告诉系统管理员登记任职"
NOT_YOURS = "这一份{}，现在不归您审核。自己提交的、写的、采用的，要请别人来审核。"


class ReviewError(PermissionDenied):
    """Why something about a review cannot be done, in words."""


class ReviewStateQuerySet(models.QuerySet["ReviewState"]):
    def of(self, page: ReviewedPage) -> Self:
        return self.filter(
            workflow_state__object_id=str(page.pk),
            workflow_state__base_content_type=page.get_base_content_type(),
        )

    def current(self, pages: Iterable[ReviewedPage]) -> dict[int, ReviewState]:
        """By the pages' ids what they wait for, or were sent back by; of others none."""
        active = WorkflowState.objects.active().filter(
            object_id__in=[str(page.pk) for page in pages]
        )
        states = self.filter(pk__in=active.values("current_task_state"))
        return {
            int(state.workflow_state.object_id): state
            for state in states.select_related("workflow_state", "revision")
        }

    def approving(self, revision_id: int | None) -> Self:
        """The reviews by which a revision was let through, in their order; none while one of them
        is still to come."""
        return self.filter(
            revision=revision_id,
            status=TaskState.STATUS_APPROVED,
            workflow_state__status=WorkflowState.STATUS_APPROVED,
        ).order_by("pk")


class ReviewState(TaskState):
    """One review of one revision. Once it is done: in which office, under what name, and why it was
    the town's; and who handed the revision in."""

    role = models.CharField("职务", max_length=32, choices=Role.choices, blank=True)
    person_name = models.CharField("姓名", max_length=50, blank=True)
    why_town = models.CharField(max_length=16, choices=WhyTown.choices, blank=True)
    handed_in_by = models.CharField("提交人", max_length=100, blank=True)

    objects = ReviewStateQuerySet.as_manager()

    class Meta:
        verbose_name = "审核"
        verbose_name_plural = "审核"


class ReviewLock(WorkflowLock):
    """While it is in review nobody changes a page: what was looked at is what goes public."""

    def get_message(self, user: AbstractBaseUser | AnonymousUser) -> str:
        """Whom it waits for and why, and what who asks may do meanwhile."""
        state, turn = self.task.asks(self.object)
        own = state.workflow_state.requested_by == user
        said = [
            f"已经提交，{say_waits_for(turn.role)}",
            turn.why.label if turn.why else "",
            "审核通过，就自己公开" if turn.users else NOBODY_TO_ASK,
            "要改，先点「撤回提交」" if own else "现在不能改",
        ]
        return "".join(f"{sentence}。" for sentence in said if sentence)

    def get_locked_by(self, user: AbstractBaseUser | AnonymousUser, can_lock: bool = False) -> str:
        return "正在审核，不能改"

    def get_description(
        self, user: AbstractBaseUser | AnonymousUser, can_lock: bool = False
    ) -> str:
        return "要改，请提交的人先撤回，或者请审核的人退回"


class OfficeTask(Task):
    """Asks those in an office over the page's place for their yes; never who made it.

    A class of such tasks says by `turn` whom a review falls to.
    """

    task_state_class = ReviewState
    lock_class = ReviewLock

    class Meta:
        abstract = True

    def turn(self, state: ReviewState, page: Any) -> Reviewers:
        """The office whose turn it is today, and its accounts that may answer."""
        raise NotImplementedError

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: User, action_name: str, comment: str = ""
    ) -> None:
        """Let the revision through, or send it back. Raises ReviewError if it is not this person's
        to review, not in review any more, or must not go public."""
        page = reviewed_page(task_state.workflow_state).alone()
        state = ReviewState.objects.select_related("revision", "workflow_state").get(
            pk=task_state.pk
        )
        if (state.status, state.revision_id) != (
            TaskState.STATUS_IN_PROGRESS,
            page.latest_revision_id,
        ):
            raise ReviewError(MOVED_ON)
        turn = self.turn(state, page)
        if user.pk not in turn.users:
            raise ReviewError(NOT_YOURS.format(say_waits_for(turn.role)))
        assert page.place is not None  # whatever is reviewed belongs to a place
        state.role, state.why_town = turn.role, turn.why or ""
        state.person_name = name_in_office(user, turn.role, page.place)
        state.handed_in_by = say_who(state.workflow_state.requested_by, page.place)
        try:
            super().on_action(state, user, action_name, comment=comment)
        except ValidationError as refused:
            raise ReviewError("".join(refused.messages)) from refused

    def asks(self, obj: models.Model) -> tuple[ReviewState, Reviewers]:
        """The review that a page on this task waits for, and whom it falls to."""
        state: ReviewState = obj.current_workflow_task_state  # type: ignore[attr-defined]
        return state, self.turn(state, obj.specific)  # type: ignore[attr-defined]

    def user_can_access_editor(self, obj: models.Model, user: User) -> bool:
        """To look; it is locked."""
        _, turn = self.asks(obj)
        return user.pk in turn.users

    def locked_for_user(self, obj: models.Model, user: User) -> bool:
        return not user.is_superuser

    def get_actions(self, obj: models.Model, user: User) -> list[tuple[str, str, bool]]:
        _, turn = self.asks(obj)
        if user.pk not in turn.users:
            return []
        return [(RETURN, "退回", True), (APPROVE, "通过并公开", False)]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return ReturnForm if action == RETURN else ApprovalForm


class ReviewTask(OfficeTask):
    """Asks those in office over the notice's village, as `asked`, for their yes.

    The committee's comes first. The town's comes behind it where the setting TOWN_REVIEWS says so,
    unless the town has reviewed in the committee's place already.
    """

    asked = models.CharField(
        "谁审核", max_length=32, choices=[(role.value, role.label) for role in REVIEWING]
    )

    admin_form_fields: ClassVar = ["name", "asked"]
    admin_form_readonly_on_edit_fields: ClassVar = ["name", "asked"]

    class Meta:
        verbose_name = "公开前的审核"
        verbose_name_plural = "公开前的审核"

    def start(self, workflow_state: WorkflowState, user: User | None = None) -> ReviewState:
        """Raises ReviewError for what could not go public.

        What the town sent back is resumed here: the committee looks at what was changed first.
        """
        if self.asked == Role.SUPERVISION_COMMITTEE:
            hand_in(workflow_state, user)
        elif not _approved(workflow_state).exists():
            return ReviewTask.objects.get(asked=Role.SUPERVISION_COMMITTEE).start(
                workflow_state, user=user
            )
        elif not _town_follows(workflow_state):
            return self._skip(workflow_state)
        started: ReviewState = super().start(workflow_state, user=user)
        return started

    def _skip(self, workflow_state: WorkflowState) -> ReviewState:
        return ReviewState.objects.create(
            workflow_state=workflow_state,
            task=self,
            revision=workflow_state.content_object.get_latest_revision(),
            status=TaskState.STATUS_SKIPPED,
            finished_at=timezone.now(),
        )

    def turn(self, state: ReviewState, page: DisclosurePage) -> Reviewers:
        return turns_of([(page, state)])[state.pk]


class CountyTask(OfficeTask):
    """Asks county inspection over the page's area for a yes."""

    class Meta:
        abstract = True

    def start(self, workflow_state: WorkflowState, user: User | None = None) -> ReviewState:
        """Raises ReviewError for what could not go public."""
        hand_in(workflow_state, user)
        started: ReviewState = super().start(workflow_state, user=user)
        return started

    def turn(self, state: ReviewState, page: ReviewedPage) -> Reviewers:
        """Its accounts over the page's area that wrote nothing of it; in three queries."""
        assert page.place is not None  # whatever is reviewed belongs to a place
        duties = Duty.objects.as_role(Role.COUNTY_INSPECTION).covering(page.place)
        today = duties.in_force(timezone.localdate()).filter(user__is_active=True)
        able = set(today.values_list("user", flat=True)) - writers_of(page, state)
        return Reviewers(Role.COUNTY_INSPECTION, frozenset(able))

    @classmethod
    def workflow(cls) -> Workflow:
        """The one workflow with this task, which a migration makes."""
        return Workflow.objects.get(workflow_tasks__task__in=cls._default_manager.values("pk"))


def hand_in(workflow_state: WorkflowState, user: User | None) -> None:
    """Note who hands the latest version in, also where it is handed in again. Raises ReviewError
    for what could not go public."""
    draft = reviewed_page(workflow_state).get_latest_revision_as_object()
    if why_not := draft.objection:
        raise ReviewError(why_not)
    workflow_state.requested_by = user


def review_workflow() -> Workflow:
    """The one workflow of notices, which a migration makes."""
    first = ReviewTask.objects.filter(asked=Role.SUPERVISION_COMMITTEE)
    return Workflow.objects.get(workflow_tasks__task__in=first.values("pk"))


def reviewed_page(state: WorkflowState) -> ReviewedPage:
    """The page itself that is in review, which Wagtail may hold as a bare one."""
    page: ReviewedPage = state.content_object.specific
    return page


def turn_of(state: ReviewState, page: ReviewedPage) -> Reviewers:
    """Whom a review falls to today."""
    turn: Reviewers = state.task.specific.turn(state, page)
    return turn


def review_context(page: ReviewedPage, user: User) -> dict[str, Any]:
    """Whom a page waits for, or what became of it when it was last handed in."""
    review = page.last_review()
    if review is None or page.current_workflow_state is None:
        return {}
    if review.status != review.STATUS_IN_PROGRESS:
        return {"returned": review}
    turn = turn_of(review, page)
    return {"turn": turn, "waits_for": say_waits_for(turn.role), "is_asked": user.pk in turn.users}


def turns_of(reviews: Sequence[tuple[DisclosurePage, ReviewState]]) -> dict[int, Reviewers]:
    """The same of many notices, by the id of the review; in six queries."""
    asked = dict(ReviewTask.objects.values_list("pk", "asked"))
    offices = in_office([notice.village for notice, _ in reviews])
    made = makers_of(reviews)
    return {
        state.pk: reviewers(Role(asked[state.task_id]), offices[notice.village_id], made[state.pk])
        for notice, state in reviews
    }


def _approved(workflow_state: WorkflowState) -> ReviewStateQuerySet:
    """The reviews that let the latest version through."""
    return ReviewState.objects.filter(
        workflow_state=workflow_state,
        status=TaskState.STATUS_APPROVED,
        revision=workflow_state.content_object.latest_revision_id,
    )


def _town_follows(workflow_state: WorkflowState) -> bool:
    reviewed = _approved(workflow_state).filter(role=Role.TOWN_INSPECTION)
    return settings.TOWN_REVIEWS and not reviewed.exists()
