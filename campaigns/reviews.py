"""Whom the review of a campaign falls to: county inspection, and never who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Workflow, WorkflowState

from areas.enums import Role
from areas.models import Duty
from disclosure.models.makers import writers_of
from disclosure.models.reviews import OfficeTask, ReviewState, hand_in
from disclosure.reviewers import Reviewers

if TYPE_CHECKING:  # a campaign is in review, so that it cannot be imported yet
    from campaigns.models import CampaignPage


class CampaignReviewTask(OfficeTask):
    """Asks county inspection over the campaign's area for a yes."""

    class Meta:
        verbose_name = "活动公开前的审核"
        verbose_name_plural = "活动公开前的审核"

    def start(self, workflow_state: WorkflowState, user: User | None = None) -> ReviewState:
        """Raises ReviewError for what could not go public."""
        hand_in(workflow_state, user)
        started: ReviewState = super().start(workflow_state, user=user)
        return started

    def turn(self, state: ReviewState, page: CampaignPage) -> Reviewers:
        return county_inspection(state, page)


def county_inspection(state: ReviewState, page: CampaignPage) -> Reviewers:
    """Its accounts over the campaign's area that wrote nothing of it; in two queries."""
    duties = Duty.objects.as_role(Role.COUNTY_INSPECTION).covering(page.area)
    today = duties.in_force(timezone.localdate()).filter(user__is_active=True)
    able = set(today.values_list("user", flat=True)) - writers_of(page, state)
    return Reviewers(Role.COUNTY_INSPECTION, frozenset(able))


def campaign_workflow() -> Workflow:
    """The one workflow of campaigns, which a migration makes."""
    tasks = CampaignReviewTask.objects.values("pk")
    return Workflow.objects.get(workflow_tasks__task__in=tasks)
