"""Beside a table of leases or aid stands what a round asks about it, while the round lasts."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from areas.factories import administrator
from areas.models import Area
from supervision.enums import Attention
from supervision.factories import make_round
from supervision.models import InspectionRoundPage

ASSETS = "旧埭村集体资产台账.xls"


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    cache.clear()


@pytest.fixture
def ask(village):
    def make(**fields: Any) -> InspectionRoundPage:
        today = timezone.localdate()
        said: dict[str, Any] = {
            "starts_on": today,
            "ends_on": today,
            "questions": "村里的出租都公开吗？",
        }
        county = Area.objects.get(code="330482")
        page = make_round(county, {village: Attention.KEY}, **(said | fields))
        page.get_latest_revision().publish(user=administrator())
        return InspectionRoundPage.objects.get(pk=page.pk)

    return make


def test_it_is_asked_beside_the_village_s_leases(client, q3, village, ask):
    assert "/questions/" not in client.get(q3.url).text
    asked = ask()
    way = f'href="/questions/{asked.pk}/?village={village.code}"'
    assert way in client.get(q3.url).text
    asked.unpublish()
    assert way not in client.get(q3.url).text


@pytest.mark.parametrize("days", [-1, 1])
def test_it_is_not_asked_before_the_round_nor_after(client, q3, ask, days):
    day = timezone.localdate() + timedelta(days=days)
    ask(starts_on=day, ends_on=day)
    assert "/questions/" not in client.get(q3.url).text


def test_it_is_not_asked_where_the_round_does_not_go(client, q3, make_village, ask):
    ask().villages.update(village=make_village("旧埭村"))
    cache.clear()
    assert "/questions/" not in client.get(q3.url).text


def test_it_is_not_asked_beside_what_it_is_not_about(client, make_notice, village, ask):
    ask()
    assets = make_notice(village, ASSETS, ledger="assets", period="2026-09-30")
    assert "/questions/" not in client.get(assets.url).text
