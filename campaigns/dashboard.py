"""What inspection finds of campaigns on the first page of the admin."""

from campaigns.models import CampaignIndexPage, CampaignPage, CampaignReviewTask
from campaigns.permissions import CAMPAIGN_RIGHTS
from disclosure.editing.branch_panel import Writing

CAMPAIGNS = Writing(
    name="campaigns",
    title="廉洁教育活动",
    branch=CampaignIndexPage,
    pages=(CampaignPage,),
    task=CampaignReviewTask,
    rights=CAMPAIGN_RIGHTS,
    begin="写一个活动",
    icon="calendar",
)
