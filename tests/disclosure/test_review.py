"""From handing in to the public: what goes out is what was reviewed, by who did not make it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from areas.enums import Role
from areas.factories import administrator
from areas.models import Duty
from disclosure.models import DisclosurePage, Upload
from disclosure.models.reviewed import EDITED, PUBLISHED_DIRECTLY
from disclosure.models.reviews import MOVED_ON, ReviewError
from disclosure.objections import NO_SHOW_UNTIL, NO_TABLE
from disclosure.review import IN_REVIEW, approve, current_review, send_back, submit
from disclosure.services import notice_for
from language.periods import parse_period
from tests.disclosure.conftest import Q2, Q3
from tests.disclosure.reading import read
from tests.disclosure.staff import ACCOUNTANT, COMMITTEE, log_in, make_staff

TOWN = (Role.TOWN_INSPECTION,)


@pytest.fixture
def accountant(village):
    return make_staff(village, "陆雪英", ACCOUNTANT)


@pytest.fixture
def member(village):
    return make_staff(village, "沈志强", COMMITTEE)


@pytest.fixture
def inspector(town):
    return make_staff(town, "顾建平", TOWN)


@pytest.fixture
def draft(village, make_notice):
    return make_notice(village, Q3, publish=False)


def fresh(page):
    return DisclosurePage.objects.get(pk=page.pk)


def write(page, remark, user=None):
    """Save another draft, as by the editor."""
    draft = fresh(page).get_latest_revision_as_object()
    draft.remark = remark
    return draft.save_revision(user=user)


class TestTheWay:
    def test_what_the_committee_lets_through_is_public_and_says_by_whom(
        self, client, draft, accountant, member
    ):
        review = submit(draft, user=accountant)
        assert fresh(draft).status_string == "正在审核"
        approve(review, user=member)
        for path in ("", "print/"):
            html = read(client, fresh(draft).url + path)
            assert "村务监督委员会 沈志强" in html
            assert "村会计（报账员） 陆雪英" in html
            assert "镇纪检" not in html

    def test_what_is_sent_back_waits_with_the_comment_and_may_come_again(
        self, draft, accountant, member
    ):
        send_back(submit(draft, user=accountant), user=member, comment="第 3 行写错了")
        assert not fresh(draft).live
        assert fresh(draft).last_review().comment == "第 3 行写错了"
        approve(submit(draft, user=accountant), user=member)
        assert fresh(draft).live

    def test_a_correction_goes_the_same_way(self, village, make_notice, accountant, member):
        make_notice(village, Q2)
        page = make_notice(village, Q3, reason="传错了季度", publish=False)
        review = submit(page, user=accountant)
        assert fresh(page).batch.version == 1
        approve(review, user=member)
        assert fresh(page).batch.version == 2

    def test_nothing_is_handed_in_twice(self, draft, accountant):
        submit(draft, user=accountant)
        with pytest.raises(ReviewError, match=IN_REVIEW):
            submit(draft, user=accountant)

    def test_what_could_not_be_public_is_not_handed_in(self, village, draft, accountant):
        empty = notice_for(village, draft.declaration, parse_period("2026Q2"))
        with pytest.raises(ReviewError, match=NO_TABLE):
            submit(empty, user=accountant)
        unlimited = fresh(draft).get_latest_revision_as_object()
        unlimited.show_until = None
        unlimited.save_revision()
        with pytest.raises(ReviewError, match=NO_SHOW_UNTIL):
            submit(draft, user=accountant)
        assert fresh(draft).current_workflow_state is None


class TestWho:
    def test_nobody_lets_through_what_he_handed_in(self, village, draft, member):
        make_staff(village, "另一位委员", COMMITTEE)
        with pytest.raises(ReviewError, match="等村务监督委员会审核，现在不归您审核"):
            approve(submit(draft, user=member), user=member)
        assert not fresh(draft).live

    def test_nor_what_he_wrote(self, village, draft, accountant, member):
        make_staff(village, "另一位委员", COMMITTEE)
        write(draft, "补充一句", user=member)
        with pytest.raises(ReviewError, match="不归您审核"):
            approve(submit(draft, user=accountant), user=member)

    def test_nor_what_holds_his_words_in_a_version_of_somebody_else_s(
        self, village, draft, accountant, member
    ):
        other = make_staff(village, "另一位委员", COMMITTEE)
        write(draft, "补充一句", user=member)
        write(draft, "补充一句", user=accountant)  # as the editor does before it hands in
        review = submit(draft, user=accountant)
        with pytest.raises(ReviewError, match="不归您审核"):
            approve(review, user=member)
        approve(review, user=other)
        write(draft, "又一句", user=accountant)  # what was let through since is nobody's new work
        approve(submit(draft, user=accountant), user=member)
        assert fresh(draft).remark == "又一句"

    def test_nor_what_he_uploaded_the_table_of(self, village, draft, accountant, member):
        make_staff(village, "另一位委员", COMMITTEE)
        batch = draft.batches.get()
        Upload.objects.create(page=draft, batch=batch, uploaded_by=member, source_sha256="0" * 64)
        with pytest.raises(ReviewError, match="不归您审核"):
            approve(submit(draft, user=accountant), user=member)

    def test_nor_what_he_accepted_the_table_of(self, village, draft, accountant, member):
        make_staff(village, "另一位委员", COMMITTEE)
        draft.batches.update(accepted_by=member)
        with pytest.raises(ReviewError, match="不归您审核"):
            approve(submit(draft, user=accountant), user=member)

    @pytest.mark.parametrize(
        ("name", "phone"), [("陆雪英", ""), ("陆雪英（委员）", "138 0000 0000")]
    )
    def test_nor_what_he_made_under_another_account(
        self, village, draft, accountant, member, name, phone
    ):
        accountant.duties.update(phone="13800000000")
        second = make_staff(village, "陆雪英二", COMMITTEE)
        second.duties.update(person_name=name, phone=phone)
        review = submit(draft, user=accountant)
        with pytest.raises(ReviewError, match="不归您审核"):
            approve(review, user=second)
        approve(review, user=member)

    def test_the_accountant_is_not_asked_nor_another_village(
        self, draft, accountant, member, make_village
    ):
        review = submit(draft, user=accountant)
        stranger = make_staff(make_village("泖河村"), "别村", COMMITTEE)
        for user in (accountant, stranger, administrator()):
            with pytest.raises(ReviewError, match="不归您审核"):
                approve(review, user=user)
            with pytest.raises(ReviewError, match="不归您审核"):
                send_back(review, user=user, comment="不行")
        assert not fresh(draft).live

    def test_the_town_reviews_where_the_committee_has_nobody_and_the_public_reads_why(
        self, client, draft, accountant, inspector
    ):
        approve(submit(draft, user=accountant), user=inspector)
        html = read(client, fresh(draft).url)
        assert "镇纪检 顾建平" in html
        assert "本村村务监督委员会现在没有人能审核，所以由镇纪检审核。" in html

    def test_the_town_reviews_where_the_committee_made_it(self, client, draft, member, inspector):
        approve(submit(draft, user=member), user=inspector)
        assert "参与了编制，要回避，所以由镇纪检审核。" in read(client, fresh(draft).url)

    def test_it_goes_over_to_the_town_when_the_last_of_the_committee_leaves(
        self, draft, accountant, member, inspector
    ):
        review = submit(draft, user=accountant)
        with pytest.raises(ReviewError, match="不归您审核"):
            approve(review, user=inspector)
        Duty.objects.filter(user=member).update(ends_on=timezone.localdate() - timedelta(days=1))
        with pytest.raises(ReviewError, match="不归您审核"):
            approve(review, user=member)
        approve(review, user=inspector)
        assert fresh(draft).live


class TestTheTownBehind:
    @pytest.fixture(autouse=True)
    def _behind(self, settings):
        settings.TOWN_REVIEWS = True

    def test_both_say_yes_and_both_are_named(self, client, draft, accountant, member, inspector):
        approve(submit(draft, user=accountant), user=member)
        assert not fresh(draft).live
        with pytest.raises(ReviewError, match="不归您审核"):
            approve(current_review(fresh(draft)), user=member)
        approve(current_review(fresh(draft)), user=inspector)
        html = read(client, fresh(draft).url)
        assert "村务监督委员会 沈志强；镇纪检 顾建平" in html

    def test_what_the_town_sent_back_is_the_committee_s_again(
        self, client, draft, accountant, member, inspector
    ):
        approve(submit(draft, user=accountant), user=member)
        send_back(current_review(fresh(draft)), user=inspector, comment="请补上制表人")
        write(draft, "改了很多", user=accountant)
        again = submit(fresh(draft), user=accountant)
        with pytest.raises(ReviewError, match="等村务监督委员会审核，现在不归您审核"):
            approve(again, user=inspector)
        approve(again, user=member)
        assert not fresh(draft).live
        approve(current_review(fresh(draft)), user=inspector)
        html = read(client, fresh(draft).url)
        assert "村务监督委员会 沈志强；镇纪检 顾建平" in html

    def test_the_town_is_not_asked_twice(self, draft, accountant, inspector):
        approve(submit(draft, user=accountant), user=inspector)
        assert fresh(draft).live


class TestInBetween:
    def test_an_edit_takes_back_what_was_handed_in(self, draft, accountant, member):
        review = submit(draft, user=accountant)
        write(draft, "改一句", user=accountant)
        with pytest.raises(ReviewError, match=MOVED_ON):
            approve(review, user=member)
        page = fresh(draft)
        assert not page.live
        assert not page.workflow_in_progress
        assert page.last_review().comment == EDITED

    def test_what_was_handed_in_is_not_written_over(self, draft, accountant, member):
        """Wagtail's editor writes the draft of a moment ago over while somebody types."""
        handed_in = write(draft, "", user=accountant)
        submit(draft, user=accountant)
        draft = fresh(draft).get_latest_revision_as_object()
        draft.remark = "悄悄改一句"
        draft.save_revision(user=accountant, overwrite_revision=handed_in)
        handed_in.refresh_from_db()
        assert handed_in.content["remark"] == ""
        assert not fresh(draft).workflow_in_progress

    def test_an_edit_after_the_yes_is_a_draft(self, draft, accountant, member):
        approve(submit(draft, user=accountant), user=member)
        newer = write(draft, "改一句", user=accountant)
        page = fresh(draft)
        assert (page.live, page.remark, page.has_unpublished_changes) == (True, "", True)
        with pytest.raises(ValidationError, match="要公开，请先提交审核"):
            newer.publish(user=member)
        with pytest.raises(ValidationError, match="要公开，请先提交审核"):
            newer.publish()
        assert fresh(draft).remark == ""

    def test_a_yes_holds_once(self, draft, accountant, member):
        review = submit(draft, user=accountant)
        approve(review, user=member)
        with pytest.raises(ReviewError, match=MOVED_ON):
            approve(review, user=member)

    def test_what_became_unfit_meanwhile_says_why_and_waits_still(self, draft, accountant, member):
        review = submit(draft, user=accountant)
        revision = review.revision
        revision.content["show_until"] = timezone.localdate().isoformat()
        revision.save()
        with pytest.raises(ReviewError, match="已经到了"):
            approve(review, user=member)
        assert fresh(draft).workflow_in_progress


def test_at_its_hour_goes_public_what_was_let_through(draft, accountant, member):
    page = fresh(draft).get_latest_revision_as_object()
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision(user=accountant)
    approve(submit(draft, user=accountant), user=member)
    page = fresh(draft)
    assert not page.live
    assert page.opens_at
    passed = timezone.now() - timedelta(minutes=1)
    scheduled = page.scheduled_revision
    scheduled.content["go_live_at"] = passed.isoformat()
    scheduled.approved_go_live_at = passed
    scheduled.save()
    call_command("publish_scheduled")
    assert fresh(draft).live
    assert fresh(draft).approval["by"] == ["村务监督委员会 沈志强"]


def test_what_an_administrator_publishes_directly_says_so(client, draft):
    draft.get_latest_revision().publish(user=administrator())
    assert "系统管理员直接公开，没有经过审核" in read(client, fresh(draft).url)
    assert PageLogEntry.objects.filter(page=draft.pk, action=PUBLISHED_DIRECTLY).exists()


def test_what_must_not_open_at_its_hour_stops_no_other(village, make_notice, draft):
    """Its days on show went by while the machine was off."""
    unfit, fit = draft, make_notice(village, Q2, period="2026Q2", publish=False)
    passed = timezone.now() - timedelta(minutes=1)
    for page in (unfit, fit):
        revision = page.get_latest_revision()
        revision.approved_go_live_at = passed
        if page == unfit:
            revision.content["show_until"] = timezone.localdate().isoformat()
        revision.save()
    errors = StringIO()
    call_command("publish_scheduled", stderr=errors)
    assert (fresh(unfit).live, fresh(fit).live) == (False, True)
    assert f"{unfit.title}：" in errors.getvalue()
    assert not fresh(unfit).opens_at


def test_what_was_taken_down_comes_back_only_by_a_new_review(client, draft, accountant, member):
    """Not in the name of who let it through before."""
    approve(submit(draft, user=accountant), user=member)
    admin = log_in(administrator())
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[draft.pk]), {"reason": "重做"})
    with pytest.raises(ValidationError, match="请先提交审核"):
        fresh(draft).get_latest_revision().publish(user=member)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    admin.post(f"{bulk}?id={draft.pk}&next=/admin/")
    notice = read(client, fresh(draft).url)
    assert "系统管理员直接公开，没有经过审核" in notice
    assert "村务监督委员会 沈志强" not in notice
    assert PageLogEntry.objects.filter(page=draft.pk, action=PUBLISHED_DIRECTLY).exists()
