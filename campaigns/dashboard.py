"""What inspection finds of campaigns on the first page of the admin."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone
from wagtail.admin.ui.components import Component

from areas.selectors import areas_of_user
from campaigns.models import (
    CampaignIndexPage,
    CampaignPage,
    CampaignReviewTask,
    EventPage,
    WarningCasePage,
)
from campaigns.permissions import CAMPAIGN_RIGHTS
from disclosure.editing.branch_panel import Writing

SHOWN = 10

CAMPAIGNS = Writing(
    name="campaigns",
    title="廉洁教育活动",
    branch=CampaignIndexPage,
    pages=(CampaignPage, EventPage, WarningCasePage),
    task=CampaignReviewTask,
    rights=CAMPAIGN_RIGHTS,
    begin="写一个活动",
    icon="calendar",
)


class EventsPanel(Component):
    """Beginning an event, and those that were held and of which nothing is told yet."""

    name = "events"
    template_name = "campaigns/admin/events_panel.html"

    def __init__(self, user: AbstractBaseUser | AnonymousUser, order: int) -> None:
        self.order = order
        self.areas = list(areas_of_user(user, tuple(CAMPAIGN_RIGHTS), timezone.localdate()))

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> Mapping[str, Any]:
        if not self.areas:
            return {"branches": ()}
        own = EventPage.objects.live().filter(area__in=self.areas)
        untold = own.past(timezone.now()).filter(attendance=None, has_unpublished_changes=False)
        branches = CampaignIndexPage.objects.filter(area__in=self.areas)
        return {"branches": branches.select_related("area"), "untold": untold[:SHOWN]}
