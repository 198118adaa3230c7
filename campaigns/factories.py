"""Campaigns for tests and for the demo."""

from collections.abc import Collection
from datetime import date
from typing import Any

from areas.models import Area
from campaigns.models import CampaignIndexPage, CampaignPage


def make_campaign(
    area: Area, title: str = "清风常伴 廉洁齐家", tags: Collection[str] = (), **fields: Any
) -> CampaignPage:
    """A draft in the area, whose page must be there."""
    said: dict[str, Any] = {
        "in_short": "请干部家属一起来，把好家里的廉洁关。",
        "organisers": "镇纪委、镇妇联",
        "starts_on": date(2026, 12, 1),
        "ends_on": date(2026, 12, 31),
        "body": [("text", "<p>上门送一封家书，开一次家庭会。</p>")],
    }
    index = CampaignIndexPage.objects.get(area=area)
    draft = CampaignPage(title=title, live=False, **(said | fields))
    added: CampaignPage = index.add_child(instance=draft)
    added.tags.add(*tags)
    added.save_revision()
    return added
