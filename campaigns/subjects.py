"""What residents' feedback on a campaign is about."""

from campaigns.models import CampaignPage
from feedback.subjects import Subject


def subject_of_campaign(page: CampaignPage, row_key: str, edition: str = "") -> Subject | None:
    """The campaign as a whole; it has no rows."""
    if row_key:
        return None
    return Subject(page.title, page.area, page.title, page.days, this_page="这个活动")
