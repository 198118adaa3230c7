"""Campaigns, events and warning cases for tests and for the demo."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from areas.models import Area
from campaigns.models import CampaignIndexPage, CampaignPage, EventPage, WarningCasePage


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


def make_event(
    area: Area, title: str = "家庭助廉课", begins_at: datetime | None = None, **fields: Any
) -> EventPage:
    """A draft in the area, whose page must be there: two hours long, tomorrow if not told when."""
    begins = begins_at or timezone.now() + timedelta(days=1)
    said: dict[str, Any] = {
        "in_short": "听一堂课，说一说自家的规矩。",
        "organisers": "镇纪委、镇妇联",
        "venue": "星光村文化礼堂",
        "begins_at": begins,
        "ends_at": begins + timedelta(hours=2),
    }
    index = CampaignIndexPage.objects.get(area=area)
    draft = EventPage(title=title, live=False, **(said | fields))
    added: EventPage = index.add_child(instance=draft)
    added.save_revision()
    return added


def make_case(area: Area, title: str = "租金进了私人口袋", **fields: Any) -> WarningCasePage:
    """A draft in the area, whose page must be there."""
    said: dict[str, Any] = {
        "in_short": "鱼塘的租金收了三年，一直没有进村里的账。",
        "rule": "农村集体资产的收入要当天入账，不能坐收坐支。",
        "ledger_column_name": "leases.arrears",
        "telling": "租赁表上年年写着欠缴，承租的人却说早就交了。",
        "body": [("text", "<p>某村一名干部收了租金，不开收据，也不入账。</p>")],
    }
    index = CampaignIndexPage.objects.get(area=area)
    draft = WarningCasePage(title=title, live=False, **(said | fields))
    added: WarningCasePage = index.add_child(instance=draft)
    added.save_revision()
    return added
