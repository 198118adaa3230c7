"""Each county and each town has a page for its campaigns, as soon as it has one of its own."""

from typing import Any

from django.apps import apps as installed
from django.apps.registry import Apps
from wagtail.models import Page

from campaigns.models import CampaignIndexPage
from campaigns.services import ensure_index
from home.models import AreaPage, CountyPage, HomePage, TownPage

HOLDING = (HomePage, CountyPage, TownPage)


def make_index(instance: Page, **kwargs: Any) -> None:
    """Of home's signal that a page was made or renamed."""
    if isinstance(instance, HOLDING):
        ensure_index(instance)


def make_all_indexes(apps: Apps = installed, **kwargs: Any) -> None:
    """For a site that was there before campaigns were.

    After each `migrate`; where there is no table yet, there is nothing to do.
    """
    try:
        apps.get_model("campaigns", "CampaignIndexPage")
    except LookupError:
        return
    for kind in HOLDING:
        without: list[AreaPage] = list(
            kind.objects.exclude(area__in=CampaignIndexPage.objects.values("area"))
        )
        for page in without:
            ensure_index(page)
