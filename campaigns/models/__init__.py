"""The campaigns of an area, and single events."""

from campaigns.models.campaigns import CampaignIndexPage, CampaignPage, CampaignTag
from campaigns.models.events import EventPage
from campaigns.reviews import CampaignReviewTask

__all__ = ["CampaignIndexPage", "CampaignPage", "CampaignReviewTask", "CampaignTag", "EventPage"]
