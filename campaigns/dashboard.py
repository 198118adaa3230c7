"""What inspection finds of campaigns on the first page of the admin."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState

from areas.selectors import areas_of_user
from campaigns.models import CampaignIndexPage, CampaignPage
from campaigns.permissions import CAMPAIGN_RIGHTS
from campaigns.reviews import CampaignReviewTask
from disclosure.models import ReviewState
from disclosure.models.reviews import reviewed_page, turn_of

SHOWN = 10


class CampaignsPanel(Component):
    """What waits for one's yes, what one's office has begun, and beginning one."""

    name = "campaigns"
    order = 110
    template_name = "campaigns/admin/dashboard.html"

    def __init__(self, user: AbstractBaseUser | AnonymousUser) -> None:
        self.user = user
        today = timezone.localdate()
        self.areas = list(areas_of_user(user, tuple(CAMPAIGN_RIGHTS), today))

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> Mapping[str, Any]:
        if not self.areas:
            return {"indexes": ()}
        own = CampaignPage.objects.filter(area__in=self.areas)
        return {
            "indexes": CampaignIndexPage.objects.filter(area__in=self.areas),
            "to_review": self._to_review(),
            "begun": own.filter(has_unpublished_changes=True).select_related("area")[:SHOWN],
        }

    def _to_review(self) -> list[CampaignPage]:
        waiting = ReviewState.objects.filter(
            task__in=CampaignReviewTask.objects.all(), status=TaskState.STATUS_IN_PROGRESS
        ).select_related("workflow_state", "revision")
        found = []
        for state in waiting:
            page = reviewed_page(state.workflow_state)
            if self.user.pk in turn_of(state, page).users:
                found.append(page)
        return found
