"""The page tree follows the areas."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from areas.enums import Level
from areas.factories import AreaFactory, make_area
from areas.models import Area
from home.factories import make_site
from home.models import CountyPage, HomePage, SiteSettings, StandardPage, TownPage, VillagePage
from home.services import TreeError, TreeReport, build_page_tree


def rename(area, name):
    area.name = name
    area.save()


def test_one_page_for_each_area_in_the_order_of_the_areas(county, home):
    villages = [page.title for page in VillagePage.objects.order_by("path")]
    assert [page.title for page in TownPage.objects.order_by("path")] == ["新埭镇", "广陈镇"]
    assert villages == ["星光村", "红旗村", "红旗村"]
    texts = StandardPage.objects.child_of(home).values_list("slug", flat=True)
    assert sorted(texts) == ["accessibility", "privacy"]


def test_addresses_are_made_of_codes(village):
    assert village.slug == village.area.code
    assert village.get_parent().slug == village.area.get_parent().code


def test_the_home_page_is_the_root_of_the_site_and_the_welcome_page_is_gone(county):
    welcome = Page.get_first_root_node().add_child(title="Welcome")  # as a new Wagtail has it
    Site.objects.update(root_page=welcome)
    home = make_site(county)
    site = Site.objects.get(is_default_site=True)
    assert site.root_page.specific == home
    assert SiteSettings.for_site(site).name == "平湖市清廉村居"
    assert list(Page.objects.filter(depth=2)) == [home.page_ptr]


def test_a_second_run_changes_nothing(county, home):
    before = list(Page.objects.order_by("path").values_list("pk", "path", "title"))
    assert build_page_tree(county) == TreeReport(unchanged=6)
    assert list(Page.objects.order_by("path").values_list("pk", "path", "title")) == before


def test_a_new_name_is_carried_over_and_the_address_stays(county, village):
    address = village.url
    rename(village.area, "星辉村村民委员会")
    assert build_page_tree(county).renamed == 1
    village.refresh_from_db()
    assert (village.title, village.draft_title, village.url) == ("星辉村", "星辉村", address)


def test_publishing_an_old_draft_does_not_bring_the_old_name_back(county, village):
    village.intro = "<p>三百户人家。</p>"
    village.save_revision()
    rename(village.area, "星辉村村民委员会")
    build_page_tree(county)
    village.refresh_from_db()
    assert village.has_unpublished_changes
    village.get_latest_revision().publish()
    village.refresh_from_db()
    assert (village.title, village.intro) == ("星辉村", "<p>三百户人家。</p>")


def test_a_rename_alone_leaves_no_draft_behind(county, village):
    village.save_revision().publish()
    rename(village.area, "星辉村村民委员会")
    build_page_tree(county)
    village.refresh_from_db()
    assert not village.has_unpublished_changes


def test_a_village_that_changed_towns_takes_its_page_along(county, village):
    town = Area.objects.get(name="广陈镇")
    village.area.move(town, pos="last-child")
    AreaFactory(parent=Area.objects.get(pk=town.pk), name="新港村村民委员会")
    report = build_page_tree(county)
    assert (report.moved, report.created) == (1, 1)
    below = VillagePage.objects.child_of(TownPage.objects.get(area=town))
    assert {page.title for page in below} == {"星光村", "红旗村", "新港村"}


def test_a_city_has_county_pages_and_takes_over_what_was_there(county, home):
    report = build_page_tree(county.get_parent())
    assert CountyPage.objects.get(area=county).get_children().count() == 2
    assert (report.created, report.moved) == (2, 2)
    assert Site.objects.get().root_page.specific == HomePage.objects.get(area=county.get_parent())


def test_wording_of_editors_stays(county, home):
    page = StandardPage.objects.get(slug="privacy")
    page.body = [("text", "<p>我们自己写的。</p>")]
    page.save()
    build_page_tree(county)
    page.refresh_from_db()
    assert "我们自己写的" in str(page.body)
    assert StandardPage.objects.count() == 2


@pytest.mark.django_db
def test_only_a_county_or_a_city_is_served():
    with pytest.raises(TreeError, match="不是县，也不是市"):
        build_page_tree(make_area(Level.TOWN))
    assert not HomePage.objects.exists()


def test_the_command_builds_the_served_area(county, settings, capsys):
    settings.SERVED_AREA = county.code
    call_command("build_pages")
    assert "新建 6" in capsys.readouterr().out
    assert VillagePage.objects.count() == 3


@pytest.mark.django_db
def test_the_command_says_what_is_missing(settings):
    settings.SERVED_AREA = "999999"
    with pytest.raises(CommandError, match="还没有载入"):
        call_command("build_pages")
