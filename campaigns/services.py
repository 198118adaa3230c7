"""Everything that writes pages of campaigns but Wagtail's editor."""

from django.utils import timezone

from campaigns.models import CampaignIndexPage
from home.models import AreaPage
from home.signals import page_changed

SLUG = "campaigns"


def ensure_index(page: AreaPage) -> CampaignIndexPage:
    """The page with the campaigns of an area, made below the area's own if it has none."""
    found = CampaignIndexPage.objects.filter(area=page.area_id).first()
    if found is not None:
        return found
    now = timezone.now()
    index = CampaignIndexPage(
        area_id=page.area_id,
        title="廉洁教育",
        slug=SLUG,
        first_published_at=now,
        last_published_at=now,
    )
    page.add_child(instance=index)
    page_changed.send(CampaignIndexPage, instance=index)
    return index
