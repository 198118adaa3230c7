"""What inspection finds of campaigns on the first page of the admin."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState

from areas.selectors import areas_of_user, inside
from campaigns.models import CampaignIndexPage, CampaignPage
from campaigns.permissions import CAMPAIGN_RIGHTS
from campaigns.reviews import CampaignReviewTask, county_inspection
from disclosure.models import ReviewState

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
        begun = CampaignPage.objects.filter(area__in=self.areas, has_unpublished_changes=True)
        own = CampaignIndexPage.objects.filter(area__in=self.areas)
        return {
            "indexes": own.select_related("area"),
            "to_review": self._to_review(),
            "begun": begun.order_by("-latest_revision_created_at")[:SHOWN],
        }

    def _to_review(self) -> list[CampaignPage]:
        """Those that came first, first."""
        waiting = ReviewState.objects.filter(
            task__in=CampaignReviewTask.objects.all(), status=TaskState.STATUS_IN_PROGRESS
        )
        reviews = {
            int(state.workflow_state.object_id): state
            for state in waiting.select_related("workflow_state").order_by("pk")
        }
        pages = CampaignPage.objects.filter(inside(self.areas, "area__path"))
        found = pages.select_related("area").in_bulk(reviews)
        return [
            found[pk]
            for pk, state in reviews.items()
            if pk in found and self.user.pk in county_inspection(state, found[pk]).users
        ]
