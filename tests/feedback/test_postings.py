"""Printed copies of a code: each with its own token, its place, and how often it was scanned."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from areas.enums import Role
from areas.factories import make_village
from feedback.factories import CodeFactory, PostingFactory
from feedback.models import Code, DailyScans, Posting
from feedback.selectors import code_url, left_hanging
from feedback.services import count_scan
from feedback.tokens import new_token
from tests.covering import read
from tests.feedback.sending import code_on

DAY = timezone.localdate() - timedelta(days=1)
SAID = {"place": " 村委会\u202e门口  公告栏 ", "put_up_by": "陈小英", "put_up_on": str(DAY)}


@pytest.fixture
def posting(place) -> Posting:
    return PostingFactory(code=code_on(place.notice), place="村委会门口公告栏")


@pytest.fixture
def accountant(place, client, make_official):
    client.force_login(make_official(Role.ACCOUNTANT, place.village))
    return client


@pytest.fixture
def address(place) -> str:
    return f"/admin/postings/{place.notice.pk}/"


def test_the_day_is_chosen_from_a_calendar_on_a_page_with_a_title(accountant, address, posting):
    page = accountant.get(address).content.decode()
    assert "wagtailadmin/js/date-time-chooser.js" in page
    assert "张贴：" in page[: page.index("</title>")]


def test_that_the_paper_was_moved_is_said_under_a_condition(posting, client):
    page = client.get(f"/q/{posting.token}/").content.decode()
    assert "要是您不是在那里看到的，这张可能被人挪过" in page


def scans_of(printed: Code | Posting) -> int:
    return sum(each.count for each in DailyScans.objects.filter(token=printed.token))


def test_a_scan_leads_to_the_notice_and_says_where_the_paper_should_hang(place, client, posting):
    page = client.get(f"/q/{posting.token}/").content.decode()
    assert f'href="{place.notice.url}"' in page
    assert "村委会门口公告栏" in page
    assert "村委会门口公告栏" not in client.get(f"/q/{posting.code.token}/").content.decode()


def test_printed_again_the_old_one_still_works(client, posting):
    another = PostingFactory(code=posting.code, place="老年活动室")
    for printed in (posting, another, posting.code):
        assert client.get(f"/q/{printed.token}/").status_code == 200


@pytest.mark.parametrize("end", ["unpublish", "delete"])
def test_the_copy_of_a_page_that_is_gone_says_when_and_leads_to_the_village(
    place, client, posting, end
):
    getattr(place.notice, end)()
    response = client.get(f"/q/{posting.token}/")
    today = timezone.localdate()
    assert response.status_code == 410
    assert f"{today.year}年{today.month}月{today.day}日撤下了" in response.content.decode()
    assert f'href="{place.village_page.url}"' in response.content.decode()
    assert f"贴在：<b>{posting.place}</b>" in response.text
    assert '<b class="domain">' in response.text


def test_a_page_that_comes_back_is_not_said_to_be_gone(place, client, posting):
    place.notice.unpublish()
    place.notice.save_revision().publish()
    assert code_on(place.notice).gone_at is None
    assert client.get(f"/q/{posting.token}/").status_code == 200


def test_codes_lead_on_after_a_rename_and_a_move(place, client, posting):
    place.notice.refresh_from_db()
    place.notice.slug = "renamed"
    place.notice.save_revision().publish()
    for printed in (posting, posting.code):
        assert "/renamed/" in client.get(f"/q/{printed.token}/").content.decode()
    place.notice.refresh_from_db()
    place.notice.move(place.village_page.get_parent(), pos="last-child")
    for printed in (posting, posting.code):
        assert client.get(f"/q/{printed.token}/").status_code == 200


class TestScans:
    def test_are_counted_for_each_copy_and_day(self, client, posting):
        another = PostingFactory(code=posting.code)
        for printed in (posting, posting, another):
            client.get(f"/q/{printed.token}/")
        assert (scans_of(posting), scans_of(another), scans_of(posting.code)) == (2, 1, 0)
        assert DailyScans.objects.get(token=posting.token).day == timezone.localdate()

    def test_are_counted_where_the_page_is_gone(self, place, client, posting):
        place.notice.unpublish()
        client.get(f"/q/{posting.token}/")
        assert scans_of(posting) == 1

    def test_of_what_was_never_printed_leave_nothing(self, db, client):
        client.get(f"/q/{new_token()}/")
        assert not DailyScans.objects.exists()

    def test_a_look_at_the_head_is_none(self, client, posting):
        client.head(f"/q/{posting.token}/")
        assert scans_of(posting) == 0

    def test_keep_neither_who_nor_when(self):
        kept = {field.name for field in DailyScans._meta.get_fields()}
        assert kept == {"id", "token", "day", "count"}


class TestPicture:
    def test_reads_back_as_the_copy(self, place, client, posting):
        response = client.get(f"{place.notice.url}code.png?posting={posting.token}")
        assert read(Image.open(BytesIO(response.content))) == [code_url(posting)]

    @pytest.mark.parametrize("kind", ["svg", "png"])
    def test_is_only_of_copies_of_this_page(self, place, client, kind):
        other = PostingFactory(code=CodeFactory())
        for token in (other.token, new_token(), ""):
            address = f"{place.notice.url}code.{kind}?posting={token}"
            assert client.get(address).status_code == 404


class TestAdmin:
    def test_an_accountant_notes_a_copy_and_prints_it(self, place, accountant, address):
        shown = accountant.post(address, SAID, follow=True).content.decode()
        posting = Posting.objects.get()
        assert (posting.place, posting.put_up_on) == ("村委会门口 公告栏", DAY)
        assert str(posting.made_by).startswith("official")
        assert posting.printed in shown
        assert f'href="{place.notice.url}print/?posting={posting.token}"' in shown

    def test_scans_are_shown_lately_and_in_all(self, accountant, address, posting):
        today = timezone.localdate()
        for days in (0, 29, 30, 400):
            count_scan(posting.token, today - timedelta(days=days))
        shown = accountant.get(address).content.decode()
        assert "<td>2 次</td>" in shown
        assert "<td>4 次</td>" in shown

    def test_places_of_before_are_offered(self, accountant, address, posting):
        elsewhere = CodeFactory(village=make_village())
        PostingFactory(code=elsewhere, place="别村的公告栏")
        shown = accountant.get(address).content.decode()
        assert '<option value="村委会门口公告栏">' in shown
        assert "别村的公告栏" not in shown

    @pytest.mark.parametrize(
        ("said", "complaint"),
        [
            ({"place": ""}, "请写明贴在哪里"),
            ({"place": "打 13800138000 问"}, "请删去"),
            ({"place": "http://evil.cn/请扫这里"}, "这里像是有个网址"),
            ({"put_up_by": ""}, "请写明谁去贴"),
            ({"put_up_on": "昨天"}, "2026-10-08 这样"),
            ({"put_up_on": "9999-12-31"}, "日期离今天太远"),
            ({"place": "\u200b\u2800"}, "请写明贴在哪里"),
        ],
    )
    def test_what_is_wrong_is_said(self, accountant, address, said, complaint):
        assert complaint in accountant.post(address, SAID | said).content.decode()
        assert not Posting.objects.exists()

    def test_nobody_of_another_village_gets_in(self, client, make_official, address):
        client.force_login(make_official(Role.ACCOUNTANT, make_village()))
        assert client.get(address).status_code == 404
        assert client.post(address, SAID).status_code == 404
        assert not Posting.objects.exists()

    def test_a_page_that_was_taken_down_says_where_its_paper_hangs(
        self, place, accountant, address, posting
    ):
        place.notice.unpublish()
        shown = accountant.get(address).content.decode()
        assert posting.place in shown
        assert "撤下了" in shown
        assert "打印这一张" not in shown
        accountant.post(address, SAID)
        assert Posting.objects.get() == posting

    @pytest.mark.parametrize("live", [True, False])
    def test_a_copy_that_was_taken_off_is_noted_once_and_its_code_goes_on(
        self, place, accountant, address, posting, live
    ):
        if not live:
            place.notice.unpublish()
        off = {"taken_off": posting.token}
        shown = accountant.post(address, off, follow=True).content.decode()
        assert f"记下了：{posting.place}（{posting.printed}）揭下来了" in shown
        today = timezone.localdate()
        assert f"<td>{today.year}年{today.month}月{today.day}日揭下来了</td>" in shown
        assert "打印这一张" not in shown
        accountant.post(address, off)
        check = posting.checks.get()
        assert str(check.by).startswith("official")
        posting.checks.update(day=today - timedelta(days=1))
        assert "已经记过" in accountant.post(address, off, follow=True).content.decode()
        assert accountant.get(f"/q/{posting.token}/").status_code == (200 if live else 410)

    def test_no_paper_is_asked_for_that_was_taken_off(self, place, accountant, address, posting):
        place.notice.unpublish()
        day = timezone.localdate() - timedelta(days=1)
        assert list(left_hanging([place.village], day).values()) == [[posting.place]]
        accountant.post(address, {"taken_off": posting.token})
        assert left_hanging([place.village], day) == {}

    def test_paper_of_a_page_that_was_deleted_is_noted_as_taken_off(
        self, place, client, make_official, accountant, posting
    ):
        address = reverse("feedback_admin:postings_of_deleted", args=[posting.code.token])
        assert accountant.get(address).status_code == 404
        place.notice.delete()
        shown = accountant.get(address).content.decode()
        assert posting.place in shown
        assert "这一页后来删除了" in shown
        off = {"taken_off": posting.token}
        client.force_login(make_official(Role.ACCOUNTANT, make_village()))
        assert client.get(address).status_code == client.post(address, off).status_code == 404
        client.force_login(make_official(Role.SUPERVISION_COMMITTEE, place.village))
        assert "揭下来了。" in client.post(address, off, follow=True).content.decode()
        assert left_hanging([place.village], DAY) == {}

    def test_only_a_copy_of_this_page_is_taken_off_by_who_may_edit_it(
        self, client, make_official, accountant, address, posting
    ):
        other = PostingFactory(code=CodeFactory())
        for token in (other.token, "", "\x00"):
            assert accountant.post(address, {"taken_off": token}).status_code == 404
        client.force_login(make_official(Role.ACCOUNTANT, make_village()))
        assert client.post(address, {"taken_off": posting.token}).status_code == 404
        assert not any(each.is_off for each in Posting.objects.all())

    def test_nor_do_others_find_what_was_taken_down(
        self, place, client, make_official, address, posting
    ):
        place.notice.unpublish()
        client.force_login(make_official(Role.ACCOUNTANT, make_village()))
        assert client.get(address).status_code == 404

    def test_a_page_that_was_never_public_has_none(self, place, accountant, address):
        Code.objects.all().delete()
        place.notice.unpublish()
        assert accountant.get(address).status_code == 404

    def test_a_page_without_a_code_has_none(self, place, accountant):
        assert accountant.get(f"/admin/postings/{place.village_page.pk}/").status_code == 404
