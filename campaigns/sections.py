"""The campaigns on the page of a place."""

from django.http import HttpRequest
from django.utils import timezone

from campaigns.models import CampaignIndexPage, CampaignPage
from home.models import AreaPage, VillagePage
from home.sections import Section

SHOWN = 3


def campaigns_section(page: AreaPage, request: HttpRequest) -> Section | None:
    """The latest in a county or a town; in a village those that its people can still go to."""
    campaigns = CampaignPage.objects.everybodys().select_related("area")
    if isinstance(page, VillagePage):
        shown = list(campaigns.above(page.area).not_over(timezone.localdate())[:SHOWN])
        index = None
    else:
        shown = list(campaigns.within(page.area)[:SHOWN])
        index = CampaignIndexPage.objects.filter(area=page.area_id).first() if shown else None
    if not shown:
        return None
    told = {"campaigns": shown, "index": index}
    return Section("廉洁教育", "pages/campaigns/section.html", told)
