"""What readers see of campaigns, and how they come to it."""

from datetime import date, timedelta

import pytest
from django.apps import apps as installed
from django.apps.registry import Apps
from django.db.migrations.state import StateApps
from django.db.models.signals import post_migrate
from django.urls import reverse
from django.utils import timezone

from areas.models import Area
from campaigns.enums import Stage
from campaigns.factories import make_campaign
from campaigns.models import CampaignIndexPage
from feedback.models import Code
from home.models import HomePage, TownPage, VillagePage
from search.live import searcher
from search.shipping import ship_all


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2026, 11, 30), Stage.COMING),
        (date(2026, 12, 1), Stage.UNDER_WAY),
        (date(2026, 12, 31), Stage.UNDER_WAY),
        (date(2027, 1, 1), Stage.OVER),
    ],
)
def test_first_and_last_day_are_part_of_it(day, stage):
    assert Stage.on(day, date(2026, 12, 1), date(2026, 12, 31)) is stage


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "days"),
    [
        (date(2026, 12, 1), None, "2026年12月1日"),
        (date(2026, 12, 1), date(2026, 12, 1), "2026年12月1日"),
        (date(2026, 12, 1), date(2026, 12, 31), "2026年12月1日到12月31日"),
        (date(2026, 12, 1), date(2027, 1, 5), "2026年12月1日到2027年1月5日"),
    ],
)
def test_days_are_said_as_people_say_them(town, starts_on, ends_on, days):
    assert make_campaign(town, starts_on=starts_on, ends_on=ends_on).days == days


def test_a_county_lists_its_own_and_those_of_its_towns(client, county, town, publish):
    publish(county, "全市家庭助廉")
    publish(town, "清风进万家")
    draft = make_campaign(town, "还没有写好")
    other = Area.objects.get(short_name="广陈镇")

    def listed(area: Area) -> str:
        return client.get(CampaignIndexPage.objects.get(area=area).url).content.decode()

    assert "全市家庭助廉" in listed(county)
    assert "清风进万家" in listed(county)
    assert "全市家庭助廉" not in listed(town)
    assert "还没有公开过活动" in listed(other)
    assert draft.title not in listed(county)


def test_pages_of_places_show_the_latest(client, county, town, publish):
    page = publish(town, "清风进万家")
    for place in (HomePage.objects.get(), TownPage.objects.get(area=town)):
        assert page.url in client.get(place.url).content.decode()
    assert (
        page.url not in client.get(TownPage.objects.exclude(area=town).get().url).content.decode()
    )


def test_a_village_shows_what_its_people_can_still_go_to(client, town, publish):
    today = timezone.localdate()
    village = VillagePage.objects.get()
    yesterday = today - timedelta(days=1)
    publish(town, "办完的", starts_on=yesterday, ends_on=yesterday)
    publish(town, "今天还在办的", starts_on=yesterday, ends_on=today)
    shown = client.get(village.url).content.decode()
    assert "今天还在办的" in shown
    assert "办完的" not in shown


def test_tags_lead_to_what_has_them_too(client, town, publish):
    page = publish(town, "清风进万家", tags=["家风"])
    publish(town, "送法下村")
    shown = client.get(page.url).content.decode()
    index = CampaignIndexPage.objects.get(area=town)
    assert f"{index.url}?tag=%E5%AE%B6%E9%A3%8E" in shown
    listed = client.get(index.url, {"tag": "家风"}).content.decode()
    assert "清风进万家" in listed
    assert "送法下村" not in listed
    assert "没有带「无」这个标签" in client.get(index.url, {"tag": "无"}).content.decode()


def test_its_code_leads_to_it_and_to_a_form(client, town, publish):
    page = publish(town)
    code = Code.objects.get(page=page)
    scanned = client.get(reverse("feedback:scan", args=[code.token])).content.decode()
    assert page.url in scanned
    assert "新埭镇" in scanned
    assert "看这个活动" in scanned
    assert client.get(f"{page.url}code.svg").status_code == 200
    form = client.get(f"{reverse('feedback:new')}?page={page.pk}")
    assert form.status_code == 200
    assert page.title in form.content.decode()
    assert "回去看这个活动" in form.content.decode()


def test_it_is_found_by_its_words_and_no_more_once_taken_down(town, publish):
    page = publish(town, "清风进万家", body=[("quote", {"words": "莫拿公家一根针", "speaker": ""})])
    ship_all()
    assert [hit.document.address for hit in searcher().search("一根针", size=9).answer.hits] == [
        page.url
    ]
    page.unpublish()
    ship_all()
    assert not searcher().search("一根针", size=9).answer.hits


def migrated(apps: Apps = installed) -> None:
    """As Django says after a `migrate`."""
    campaigns = installed.get_app_config("campaigns")
    post_migrate.send(
        campaigns,
        app_config=campaigns,
        apps=apps,
        using="default",
        verbosity=0,
        interactive=False,
        plan=[],
    )


def test_a_site_of_before_gets_its_pages(county, town):
    CampaignIndexPage.objects.get(area=town).delete()
    migrated()
    assert CampaignIndexPage.objects.filter(area=town).count() == 1
    migrated()
    assert CampaignIndexPage.objects.count() == 3


def test_where_no_table_is_yet_nothing_is_made(county, town):
    """Of `migrate campaigns zero`, and of a `migrate` that stops before it."""
    CampaignIndexPage.objects.all().delete()
    migrated(StateApps([], {}))
    assert not CampaignIndexPage.objects.exists()


def test_tags_are_offered_of_what_is_public(client, town, writer, publish):
    make_campaign(town, "草稿", tags=["家宴"])
    publish(town, "公开的", tags=["家书"])
    client.force_login(writer)
    assert reverse("wagtailadmin_tag_autocomplete") == reverse("offered_tags")
    assert client.get(reverse("offered_tags"), {"term": "家"}).json() == ["家书"]
    assert client.get(reverse("offered_tags")).json() == []


def test_the_feed_of_a_county_has_what_its_towns_tell(client, county, town, publish):
    page = publish(town, tags=["家风"])
    make_campaign(town, "草稿")
    for area in (county, town):
        branch = CampaignIndexPage.objects.get(area=area)
        told = client.get(f"{branch.url}feed.atom").content.decode()
        assert told.count("<entry>") == 1
        assert f"<title>{page.title}</title>" in told
