"""What residents' feedback on a campaign, an event or a warning case is about."""

from campaigns.models import CampaignPage, EventPage, WarningCasePage
from feedback.subjects import Subject


def subject_of_campaign(page: CampaignPage, row_key: str, edition: str = "") -> Subject | None:
    """The campaign as a whole; it has no rows."""
    if row_key:
        return None
    return Subject(page.title, page.area, page.title, page.days, this_page="这个活动")


def subject_of_event(page: EventPage, row_key: str, edition: str = "") -> Subject | None:
    """The event as a whole; it has no rows."""
    if row_key:
        return None
    return Subject(page.title, page.area, page.title, page.when, this_page="这场活动")


def subject_of_case(page: WarningCasePage, row_key: str, edition: str = "") -> Subject | None:
    """The case as a whole; it has no rows."""
    if row_key:
        return None
    return Subject(page.title, page.area, page.title, "警示案例", this_page="这个案例")
