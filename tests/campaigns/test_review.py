"""From the town that writes a campaign to the public, by the yes of the county."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from areas.enums import Role
from areas.factories import DutyFactory
from areas.models import Area, Duty
from campaigns.factories import make_campaign
from campaigns.models import CampaignIndexPage, CampaignPage
from disclosure.models.reviews import ReviewError
from disclosure.review import approve, submit
from tests.campaigns.conftest import official

FORM = {
    "title": "清风进万家",
    "in_short": "请家属一起算一算廉洁账。",
    "organisers": "镇纪委",
    "audience": "村干部和家属",
    "starts_on": "2026-12-01",
    "ends_on": "2026-12-20",
    "tags": "",
    "go_live_at": "",
    "body-count": "1",
    "body-0-deleted": "",
    "body-0-order": "0",
    "body-0-type": "quote",
    "body-0-value-words": "家有清风，一生平安。",
    "body-0-value-speaker": "",
    "slug": "qingfeng",
    "seo_title": "",
    "search_description": "",
}


@pytest.fixture
def index(town) -> CampaignIndexPage:
    return CampaignIndexPage.objects.get(area=town)


def add(index: CampaignIndexPage) -> str:
    return reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", index.pk])


def test_the_town_writes_and_the_county_lets_it_through(
    client, index, writer, reviewer, mailoutbox
):
    client.force_login(writer)
    client.post(add(index), FORM)
    page = CampaignPage.objects.get(title="清风进万家")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "提交审核" in client.get(edit).content.decode()
    client.post(edit, FORM | {"action-submit": "action-submit"})
    assert not page.live
    assert client.get(page.url).status_code == 404
    assert [mail.to for mail in mailoutbox] == [[reviewer.email]]
    assert page.review_address in mailoutbox[0].body

    client.force_login(reviewer)
    first = client.get(reverse("wagtailadmin_home"))
    assert page.review_address in first.content.decode()
    shown = client.get(page.review_address)
    assert "家有清风，一生平安。" in shown.content.decode()
    state = page.current_workflow_task_state
    client.post(page.review_address, {"review": state.pk, "action": "approve", "comment": ""})

    client.logout()
    public = client.get(page.url).content.decode()
    assert "家有清风，一生平安。" in public
    assert "县纪检 沈国良" in public
    assert "2026年12月1日到12月20日" in public


def test_sent_back_it_says_why_to_who_wrote_it(client, town, writer, reviewer):
    page = make_campaign(town)
    state = submit(page, user=writer)
    client.force_login(reviewer)
    answer = {"review": state.pk, "action": "reject", "comment": "请写清楚在哪里"}
    client.post(page.review_address, answer)
    client.force_login(writer)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "退回了：请写清楚在哪里" in edit


def test_who_wrote_it_does_not_let_it_through(county, reviewer):
    page = make_campaign(county)
    page.save_revision(user=reviewer)
    state = submit(page, user=reviewer)
    with pytest.raises(ReviewError):
        approve(state, user=reviewer)
    colleague = official("胡建明", county, Role.COUNTY_INSPECTION)
    approve(state, user=colleague)
    assert CampaignPage.objects.get(pk=page.pk).live


def test_a_town_publishes_nothing_by_itself(client, town, writer):
    page = make_campaign(town)
    page.save_revision(user=writer)
    with pytest.raises(ValidationError):
        page.get_latest_revision().publish(user=writer)
    client.force_login(writer)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(edit, FORM | {"action-publish": "action-publish"})
    assert not CampaignPage.objects.get(pk=page.pk).live
    copy = reverse("wagtailadmin_pages:copy", args=[page.pk])
    assert client.get(copy).status_code == 302


@pytest.mark.parametrize("role", [Role.ACCOUNTANT, Role.SUPERVISION_COMMITTEE, Role.LIAISON_HEAD])
def test_nobody_in_a_village_writes_campaigns(client, index, role):
    village = Area.objects.get(short_name="星光村")
    client.force_login(official("村里的人", village, role))
    assert client.get(add(index)).status_code in (302, 404)


def test_another_town_neither_sees_nor_writes_it(client, town, index):
    page = make_campaign(town)
    other = Area.objects.get(short_name="广陈镇")
    client.force_login(official("别镇的人", other, Role.TOWN_INSPECTION))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for address in (edit, page.review_address, add(index)):
        assert client.get(address).status_code == 404


def test_rights_end_with_the_duty(client, index, writer):
    client.force_login(writer)
    assert client.get(add(index)).status_code == 200
    Duty.objects.filter(user=writer).update(ends_on=date(2020, 1, 2))
    village = Area.objects.get(short_name="星光村")
    DutyFactory(user=writer, area=village, role=Role.ACCOUNTANT, starts_on=date(2020, 1, 1))
    assert client.get(add(index)).status_code == 404


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"starts_on": None, "ends_on": None}, "哪天开始"),
        ({"body": []}, "正文还是空的"),
        ({"in_short": "有事打 13800001234。"}, "手机号"),
        ({"body": [("text", "<p>卡号 6222021234567890128</p>")]}, "银行卡"),
        ({"body": [("text", '<p><a href="tel:138%200000%201234">打电话</a></p>')]}, "手机号"),
        ({"seo_title": "找 13800001234"}, "手机号"),
        ({"search_description": "找 13800001234"}, "手机号"),
        ({"in_short": ""}, "「一句话」"),
        ({"organisers": ""}, "「主办」"),
    ],
)
def test_what_must_not_go_public_cannot_be_handed_in(town, writer, fields, why):
    index = CampaignIndexPage.objects.get(area=town)
    page = make_campaign(town)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(clean=False)
    assert why in page.get_latest_revision_as_object().objection
    with pytest.raises(ReviewError, match=why):
        submit(page, user=writer)
    assert index.get_children().live().count() == 0


def test_a_tag_tells_no_number(client, town, index, writer):
    client.force_login(writer)
    refused = client.post(add(index), FORM | {"tags": "找13800001234"}).content.decode()
    assert "「标签」里有手机号" in refused
    page = make_campaign(town)
    page.tags.add("找13800001234")
    page.save_revision(clean=False)
    with pytest.raises(ReviewError, match="「标签」里有手机号"):
        submit(page, user=writer)


def test_what_is_shared_is_shown_to_who_reviews(client, town, writer, reviewer):
    page = make_campaign(town)
    page.seo_title, page.search_description = "来听一堂课", "家属也来"
    page.save_revision(user=writer)
    submit(page, user=writer)
    client.force_login(reviewer)
    shown = client.get(page.review_address).content.decode()
    assert "来听一堂课" in shown
    assert "家属也来" in shown


def test_it_stays_with_whose_it_is(client, county, town, publish):
    """Moved, it would be listed as the first town's still, and the second's would not have it."""
    page = publish(town)
    other = CampaignIndexPage.objects.get(area__short_name="广陈镇")
    client.force_login(User.objects.create_superuser("admin"))
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk]))
    client.post(f"/admin/bulk/wagtailcore/page/move/?id={page.pk}", {"chooser": other.pk})
    assert CampaignPage.objects.get(pk=page.pk).get_parent().specific.area == town


def test_it_does_not_end_before_it_begins(town):
    with pytest.raises(ValidationError) as refused:
        make_campaign(town, starts_on=date(2026, 12, 2), ends_on=date(2026, 12, 1))
    assert "ends_on" in refused.value.message_dict


def test_where_nobody_can_review_it_is_said(client, county, reviewer):
    page = make_campaign(county)
    page.save_revision(user=reviewer)
    submit(page, user=reviewer)
    client.force_login(User.objects.get(pk=reviewer.pk))
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "现在没有人能审核" in edit


def test_an_administrator_who_publishes_many_is_told_which_must_not(client, town, index):
    page = make_campaign(town, body=[])
    client.force_login(User.objects.create_superuser("admin"))
    publish = f"/admin/bulk/wagtailcore/page/publish/?id={{}}&next={reverse('wagtailadmin_home')}"
    for sent in ({"id": page.pk}, {"id": index.pk, "include_descendants": "on"}):
        told = client.post(publish.format(sent.pop("id")), sent, follow=True).content.decode()
        assert "正文还是空的" in told
    assert not CampaignPage.objects.get(pk=page.pk).live


def test_one_that_became_unfit_before_its_hour_stops_no_other(town, writer, reviewer):
    unfit, fit = make_campaign(town, "甲"), make_campaign(town, "乙")
    for page in (unfit, fit):
        page.go_live_at = timezone.now() + timedelta(hours=1)
        page.save_revision(user=writer)
        approve(submit(page, user=writer), user=reviewer)
        revision = CampaignPage.objects.get(pk=page.pk).scheduled_revision
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
        if page is unfit:  # as if we had come to find it since
            revision.content["in_short"] = "有事打 13800001234。"
        revision.save()
    call_command("publish_scheduled")
    assert list(CampaignPage.objects.live()) == [fit]


def test_the_first_page_asks_little_for_each_that_waits(
    client, town, writer, reviewer, django_assert_max_num_queries
):
    def hand_in(title: str) -> None:
        page = make_campaign(town, title)
        page.save_revision(user=writer)
        submit(page, user=writer)

    hand_in("甲")
    client.force_login(reviewer)
    client.get(reverse("wagtailadmin_home"))
    with CaptureQueriesContext(connection) as with_one:
        client.get(reverse("wagtailadmin_home"))
    for title in ("乙", "丙"):
        hand_in(title)
    with django_assert_max_num_queries(len(with_one) + 2 * 3):
        first = client.get(reverse("wagtailadmin_home")).content.decode()
    assert first.index(">甲</a>") < first.index(">乙</a>") < first.index(">丙</a>")
