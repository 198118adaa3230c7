"""The campaigns of an area, single events, and warning cases."""

from campaigns.models.campaigns import CampaignIndexPage, CampaignPage, CampaignTag
from campaigns.models.cases import WarningCasePage
from campaigns.models.events import EventPage
from campaigns.reviews import CampaignReviewTask

__all__ = [
    "CampaignIndexPage",
    "CampaignPage",
    "CampaignReviewTask",
    "CampaignTag",
    "EventPage",
    "WarningCasePage",
]
