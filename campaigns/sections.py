"""The campaigns on the page of a place, and the events that its people can go to."""

from django.http import HttpRequest
from django.utils import timezone

from campaigns.models import CampaignIndexPage, CampaignPage, EventPage
from campaigns.tally import tally_of
from home.models import AreaPage, VillagePage
from home.sections import Section

SHOWN = 3


def campaigns_section(page: AreaPage, request: HttpRequest) -> Section | None:
    """The latest in a county or a town, and how many events it held; in a village those that its
    people can still go to."""
    now = timezone.now()
    campaigns = CampaignPage.objects.everybodys().select_related("area")
    events = EventPage.objects.everybodys().select_related("area").reaching(page.area).coming(now)
    if isinstance(page, VillagePage):
        campaigns = campaigns.above(page.area).not_over(timezone.localdate(now))
    else:
        campaigns = campaigns.within(page.area)
    shown, coming = list(campaigns[:SHOWN]), list(events[:SHOWN])
    tally = None if isinstance(page, VillagePage) else tally_of(page.area, now)
    if not (shown or coming or (tally and tally.events)):
        return None
    told = {"campaigns": shown, "coming": coming, "tally": tally, "index": _index(page)}
    return Section("廉洁教育", "pages/campaigns/section.html", told)


def _index(page: AreaPage) -> CampaignIndexPage | None:
    """Where the rest stands."""
    if isinstance(page, VillagePage):
        return None
    return CampaignIndexPage.objects.filter(area=page.area_id).first()
