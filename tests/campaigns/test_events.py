"""Events: from the town that writes one to who reads it, and what came of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction

from areas.enums import Role
from areas.models import Area
from campaigns.event_rules import ENDS_FIRST, NEGATIVE
from campaigns.factories import make_campaign, make_event
from campaigns.models import CampaignIndexPage, EventPage
from campaigns.tally import tally_of
from disclosure.inspection_form import OTHERS_PICTURE
from feedback.models import Code
from home.models import TownPage, VillagePage
from search.documents.campaigns import EVENTS
from search.live import searcher
from search.shipping import ship_all
from tests.campaigns.conftest import official
from tests.picturing import picture, saved

DAY = timedelta(days=1)
FORM = {
    "title": "星光村家庭助廉课",
    "campaign": "",
    "in_short": "听一堂课。",
    "organisers": "镇纪委",
    "audience": "",
    "venue": "星光村文化礼堂",
    "begins_at": "2030-12-08 14:00",
    "ends_at": "2030-12-08 16:00",
    "attendance": "",
    "go_live_at": "",
    "programme-count": "1",
    "programme-0-deleted": "",
    "programme-0-order": "0",
    "programme-0-type": "item",
    "programme-0-value-at": "14:30",
    "programme-0-value-what": "写一封家书",
    "body-count": "0",
    "slug": "zhulianke",
    "seo_title": "",
    "search_description": "",
}


def add(index: CampaignIndexPage) -> str:
    return reverse("wagtailadmin_pages:add", args=["campaigns", "eventpage", index.pk])


def sent(client, index, **fields) -> str:
    return client.post(add(index), FORM | fields).content.decode()


def read(address: str, **asked) -> str:
    return Client().get(address, asked).content.decode()


def test_the_town_writes_one_and_the_county_lets_it_through(client, index, writer, reviewer):
    client.force_login(writer)
    assert add(index) in client.get(reverse("wagtailadmin_home")).content.decode()
    client.post(add(index), FORM)
    page = EventPage.objects.get()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(edit, FORM | {"action-submit": "action-submit"})
    assert Client().get(page.url).status_code == 404
    client.force_login(reviewer)
    shown = client.get(page.review_address).content.decode()
    assert "写一封家书" in shown
    state = page.current_workflow_task_state
    client.post(page.review_address, {"review": state.pk, "action": "approve", "comment": ""})
    public = read(page.url)
    assert "2030年12月8日（星期日）下午2点到4点，还没有开始" in public
    assert "下午2点半" in public
    assert "还没有写来了多少人" not in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"ends_at": "2030-12-08 13:00"}, ENDS_FIRST),
        ({"attendance": "-3"}, NEGATIVE),
        ({"attendance": "很多"}, "整数"),
        ({"begins_at": "十二月八日"}, "日期"),
        ({"venue": "找 13800001234"}, "「在哪里」里有手机号"),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(client, index, writer, fields, said):
    client.force_login(writer)
    shown = sent(client, index, **fields)
    assert said in shown
    assert "星光村家庭助廉课" in shown
    assert not EventPage.objects.exists()


def test_a_number_in_the_programme_is_told(client, index, writer):
    client.force_login(writer)
    shown = client.post(add(index), FORM | {"programme-0-value-what": "打 13800001234"})
    assert "「怎么安排」里有手机号" in str(shown.context["form"].errors["programme"])


def test_what_a_draft_has_not_said_is_asked_for_when_it_is_handed_in(client, index, writer):
    client.force_login(writer)
    client.post(add(index), FORM | {"venue": ""})
    page = EventPage.objects.get()
    assert page.objection == "还没有填「在哪里」。请填好、保存，再提交审核。"
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(edit, FORM | {"venue": "", "action-submit": "action-submit"})
    assert not EventPage.objects.get().workflow_in_progress


def test_a_town_chooses_its_own_campaigns_and_those_of_the_county(
    client, county, town, index, writer, publish
):
    own = make_campaign(town, "镇里的")
    above = publish(county, "全市家庭助廉")
    draft = make_campaign(county, "县里的草稿")
    other = publish(Area.objects.get(short_name="广陈镇"), "别镇的")
    client.force_login(writer)
    offered = client.get(add(index)).context["form"].fields["campaign"].queryset
    assert set(offered) == {own, above}
    for not_offered in (draft, other):
        sent(client, index, campaign=not_offered.pk)
        assert not EventPage.objects.exists()
    client.post(add(index), FORM | {"campaign": above.pk})
    assert EventPage.objects.get().campaign == above


def test_a_town_writes_none_for_another(client, index):
    other = Area.objects.get(short_name="广陈镇")
    client.force_login(official("别镇的人", other, Role.TOWN_INSPECTION))
    sent(client, index)
    assert not EventPage.objects.exists()


def test_a_campaign_shows_what_comes_first_then_what_is_over(county, town, publish, hold):
    campaign = publish(county, "全市家庭助廉")
    now = timezone.now()
    hold(town, "后天的", now + 2 * DAY, campaign=campaign)
    hold(town, "明天的", now + DAY, campaign=campaign)
    hold(town, "昨天的", now - DAY, campaign=campaign, attendance=86)
    hold(town, "前天的", now - 2 * DAY, campaign=campaign)
    hold(town, "单独办的", now + DAY)
    make_event(town, "草稿", campaign=campaign)
    shown = read(campaign.url)
    places = [shown.index(f">{title}</a>") for title in ("明天的", "后天的", "昨天的", "前天的")]
    assert places == sorted(places)
    assert "来了 86 人" in shown
    assert "单独办的" not in shown
    assert "草稿" not in shown
    calendar = f"{CampaignIndexPage.objects.get(area=county).url}calendar/"
    of_campaign = read(calendar, campaign=campaign.pk)
    assert "明天的" in of_campaign
    assert "单独办的" not in of_campaign
    assert "昨天的" in read(calendar, campaign=campaign.pk, when="past")


def test_a_report_tells_a_number_and_shows_pictures(client, town, writer, hold):
    client.force_login(writer)
    file = SimpleUploadedFile("a.jpg", saved(picture()), "image/jpeg")
    said = {"title": "合影", "file": file, "collection": 1, "description": "", "tags": ""}
    client.post(reverse("wagtailimages:add"), said)
    image = get_image_model().objects.get()
    photos = ("gallery", [{"image": image, "caption": "写家书"}] * 2)
    page = hold(town, begins_at=timezone.now() - DAY, attendance=86, body=[photos])
    shown = read(page.url)
    assert "86 人" in shown
    assert shown.count("<figure>") == 2
    assert "加到手机日历" not in shown


def test_a_gallery_takes_no_pictures_of_others(client, index, writer, reviewer):
    client.force_login(reviewer)
    file = SimpleUploadedFile("a.jpg", saved(picture()), "image/jpeg")
    said = {"title": "合影", "file": file, "collection": 1, "description": "", "tags": ""}
    client.post(reverse("wagtailimages:add"), said)
    image = get_image_model().objects.get()
    client.force_login(official("同事", index.area, Role.TOWN_INSPECTION))
    of_gallery = {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "gallery",
        "body-0-value-count": "1",
        "body-0-value-0-deleted": "",
        "body-0-value-0-order": "0",
        "body-0-value-0-value-image-image": str(image.pk),
        "body-0-value-0-value-image-alt_text": "合影",
        "body-0-value-0-value-caption": "",
    }
    shown = client.post(add(index), FORM | of_gallery)
    assert OTHERS_PICTURE in str(shown.context["form"].errors["body"])


def test_who_held_one_is_asked_what_came_of_it(client, town, writer, hold):
    hold(town, "昨天的", timezone.now() - DAY)
    hold(town, "写过的", timezone.now() - DAY, attendance=0)
    client.force_login(writer)
    first = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "还没有写来了多少人" in first
    assert "昨天的</a>" in first
    assert "写过的</a>" not in first


def test_a_town_is_told_how_many_it_held_this_year(county, town, hold):
    now = datetime(2025, 12, 8, tzinfo=UTC)
    hold(town, "昨天的", now - DAY, attendance=86)
    hold(town, "前天的", now - 2 * DAY)
    hold(county, "县里的", now - 3 * DAY, attendance=20)
    hold(town, "去年的", now - 365 * DAY, attendance=500)
    hold(town, "明天的", now + DAY)
    make_event(town, "草稿", now - DAY)
    of_town, of_county = tally_of(town, now), tally_of(county, now)
    assert (of_town.year, of_town.events, of_town.people) == (2025, 2, 86)
    assert (of_county.events, of_county.people) == (3, 106)
    assert of_county.towns == [("新埭镇", 2)]


def test_the_count_stands_on_the_pages_of_town_and_branch(town, index, hold):
    begins = timezone.now() - timedelta(hours=3)
    hold(town, "刚办完的", begins, attendance=86)
    said = f"{timezone.localtime(begins).year}年办了 1 场廉洁教育活动，来了 86 人次。"
    assert said in read(TownPage.objects.get(area=town).url)
    assert said in read(index.url)
    other = CampaignIndexPage.objects.get(area__short_name="广陈镇")
    assert "场廉洁教育活动" not in read(other.url)


def test_villagers_find_what_they_can_go_to_near_them(county, town, hold):
    hold(county, "县里的")
    hold(town, "镇里的")
    hold(Area.objects.get(short_name="广陈镇"), "别镇的")
    hold(town, "昨天的", timezone.now() - DAY)
    calendar = f"{CampaignIndexPage.objects.get(area=town).url}calendar/"
    for shown in (read(VillagePage.objects.get().url), read(calendar)):
        assert "县里的" in shown
        assert "镇里的" in shown
        assert "别镇的" not in shown
        assert "昨天的" not in shown


def test_a_calendar_pages_and_asks_as_little_for_many_as_for_few(index, town, hold):
    address = f"{index.url}calendar/"
    assert "近期没有活动" in read(address)
    hold(town, "一")
    with CaptureQueriesContext(connection) as with_one:
        read(address)
    for number in range(2, 24):
        hold(town, f"第 {number} 场", timezone.now() + number * DAY)
    with CaptureQueriesContext(connection) as with_many:
        shown = read(address)
    assert len(with_many) <= len(with_one) + 1
    assert "第 1 页，共 2 页" in shown
    assert "第 23 场" not in shown
    assert "第 23 场" in read(address, page=2)
    assert "第 2 页，共 2 页" in read(address, page=99)
    assert "第 1 页" in read(address, page="无", campaign="无", when="无")
    assert Client().get(address, {"campaign": "9" * 30}).status_code == 200


def test_the_feed_tells_of_events_too(town, index, hold):
    event = hold(town)
    told = read(f"{index.url}feed.atom")
    assert f"<title>{event.title}</title>" in told
    assert event.venue in told


def test_its_code_leads_to_it_and_to_a_form(town, hold):
    event = hold(town)
    code = Code.objects.get(page=event)
    assert "看这场活动" in read(reverse("feedback:scan", args=[code.token]))
    assert "回去看这场活动" in read(reverse("feedback:new"), page=event.pk)
    assert Client().get(f"{event.url}code.svg").status_code == 200


def test_it_is_found_by_its_words_and_no_more_once_taken_down(town, hold):
    event = hold(town, programme=[("item", {"at": None, "what": "莫拿公家一根针"})])
    ship_all()
    assert [hit.document.address for hit in searcher().search("一根针", size=9).answer.hits] == [
        event.url
    ]
    event.unpublish()
    ship_all()
    assert not searcher().search("一根针", size=9).answer.hits


def test_it_outlives_its_campaign(town, publish, hold):
    campaign = publish(town)
    event = hold(town, campaign=campaign)
    assert campaign.url in read(event.url)
    campaign.unpublish()
    assert campaign.title not in read(event.url)
    campaign.delete()
    assert EventPage.objects.get().campaign is None
    assert EventPage.objects.get().get_latest_revision_as_object().campaign is None


def test_why_it_was_taken_down_stands_where_it_stood(client, town, hold):
    event = hold(town)
    client.force_login(User.objects.create_superuser("admin"))
    taken = reverse("wagtailadmin_pages:unpublish", args=[event.pk])
    client.post(taken, {"reason": "改期了。"})
    for address in (event.url, f"{event.url}events.ics"):
        gone = Client().get(address)
        assert gone.status_code == 410
        assert "改期了。" in gone.content.decode()


def test_an_administrator_cannot_publish_what_cannot_be_true(town):
    page = make_event(town)
    page.ends_at = page.begins_at
    with pytest.raises(ValidationError, match="结束的时间"):
        page.full_clean()


def test_a_campaign_that_is_not_for_everybody_is_not_named(town, publish, hold):
    campaign = publish(town, "只给自己人看的")
    event = hold(town, campaign=campaign)
    PageViewRestriction.objects.create(page=campaign, restriction_type=PageViewRestriction.LOGIN)
    assert campaign.title not in read(event.url)
    told = [document.body for document in EVENTS.documents(event.pk)]
    assert told
    assert campaign.title not in told[0]
