"""What may go public: never a notice without a table, never a correction without its reason."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from areas.factories import administrator
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage, LedgerBatch, Upload
from disclosure.objections import (
    NEVER_SEEN,
    NO_PERIOD,
    NO_REASON,
    NO_SHOW_UNTIL,
    NO_TABLE,
    REPLACED,
    ROWS_GONE,
    objection,
)
from disclosure.services import AcceptError, notice_for, undo
from home.models import VillagePage
from language.periods import parse_period
from tests.disclosure.conftest import Q2, Q3
from tests.disclosure.staff import BOTH, log_in, make_staff

FORM = {
    "ledger": "leases",
    "period": "2026Q3",
    "prepared_by": "",
    "checked_by": "",
    "announced_on": "",
    "show_until": "",
    "remark": "",
    "seo_title": "",
    "search_description": "",
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
}


def version(number, reason="", **fields):
    return LedgerBatch(pk=number, version=number, reason=reason, **fields)


EMPTIED = {"rows_dropped_at": timezone.now()}


@pytest.mark.parametrize(
    ("batch", "public", "why_not"),
    [
        (None, None, NO_TABLE),
        (None, version(1), NO_TABLE),
        (version(1), None, ""),
        (version(3), None, ""),
        (version(1), version(1), ""),
        (version(2, "记错了"), version(1), ""),
        (version(2), version(1), NO_REASON),
        (version(1), version(2), REPLACED.format(2)),
        (version(1, "记错了"), version(2), REPLACED.format(2)),
        (version(1, **EMPTIED), version(1, **EMPTIED), ""),
        (version(1, **EMPTIED), None, ROWS_GONE),
        (version(2, "记错了", **EMPTIED), version(1), ROWS_GONE),
    ],
)
def test_what_may_follow_what_readers_saw_last(batch, public, why_not):
    later = timezone.localdate() + timedelta(days=30)
    assert objection(batch, public, later, period="2026Q3") == why_not


def test_what_else_stands_in_the_way():
    later = timezone.localdate() + timedelta(days=30)
    faulty = Upload(source_name="新的.xlsx", error_count=3)
    assert objection(version(1), None, None, period="2026Q3") == NO_SHOW_UNTIL
    assert objection(version(1), None, later, period="") == NO_PERIOD
    assert objection(version(1), None, timezone.localdate(), period="2026Q3") == NEVER_SEEN
    told = objection(version(1), version(1), later, period="2026Q3", faulty=faulty)
    assert "「新的.xlsx」还有 3 处错误" in told


@pytest.fixture
def empty(village):
    return notice_for(village, get_ledger("leases"), parse_period("2026Q3"))


@pytest.fixture
def supervisor(village):
    return log_in(make_staff(village, "会计", BOTH))


def reload(page):
    return DisclosurePage.objects.get(pk=page.pk)


class TestWithoutATable:
    def test_the_editor_says_so(self, empty, supervisor):
        editor = reverse("wagtailadmin_pages:edit", args=[empty.pk])
        shown = supervisor.post(editor, FORM | {"action-submit": "1"})
        assert NO_TABLE in shown.content.decode()
        assert not reload(empty).workflow_in_progress
        assert supervisor.post(editor, FORM).status_code == 302

    def test_a_new_page_says_so(self, village, supervisor):
        parent = VillagePage.objects.get(area=village)
        add = reverse("wagtailadmin_pages:add", args=["disclosure", "disclosurepage", parent.pk])
        shown = supervisor.post(add, FORM | {"action-publish": "1"})
        assert NO_TABLE in shown.content.decode()
        assert not DisclosurePage.objects.exists()

    @pytest.mark.parametrize("below", [False, True])
    def test_publishing_many_at_once_says_which(
        self, village, admin_client, make_notice, empty, below
    ):
        ready = make_notice(village, Q2, period="2026Q2", publish=False)
        chosen = [VillagePage.objects.get(area=village)] if below else [ready, empty]
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        query = "&".join(f"id={page.pk}" for page in chosen)
        said = {"include_descendants": "on"} if below else {}
        shown = admin_client.post(f"{address}?{query}", said, follow=True).content.decode()
        assert f"「{empty.title}」不能公开" in shown
        assert not reload(ready).live
        assert not reload(empty).live

    def test_the_api_publishes_nothing(self, empty, admin_client):
        """It would write past the page's own `publish`."""
        address = reverse("wagtailadmin_api:pages:action", args=[empty.pk, "publish"])
        assert admin_client.post(address).status_code == 404
        assert not reload(empty).live

    def test_no_other_way_leads_around(self, empty):
        with pytest.raises(ValidationError, match="还没有表格"):
            empty.save_revision().publish(user=administrator())
        empty.go_live_at = timezone.now() + timedelta(days=1)
        with pytest.raises(ValidationError, match="还没有表格"):
            empty.save_revision().publish(user=administrator())

    @pytest.mark.parametrize("asked", ["publish_copies", "alias"])
    def test_a_copy_cannot_be_public_at_once(self, village, supervisor, make_notice, asked):
        page = reload(make_notice(village, Q3))
        page.save_revision()
        address = reverse("wagtailadmin_pages:copy", args=[page.pk])
        parent = page.get_parent()
        said = {"new_title": "抄", "new_slug": "copy", "new_parent_page": parent.pk, asked: "on"}
        assert "不能马上公开" in supervisor.post(address, said, follow=True).content.decode()
        assert DisclosurePage.objects.get() == page

        del said[asked]
        supervisor.post(address, said)
        copy = DisclosurePage.objects.exclude(pk=page.pk).get()
        assert (copy.live, copy.batch, copy.period) == (False, None, "")
        assert copy.get_latest_revision_as_object().status_string == "还没有公开"

    def test_who_copies_is_asked_for_no_address(self, village, supervisor, make_notice):
        page = reload(make_notice(village, Q3))
        page.save_revision()
        address = reverse("wagtailadmin_pages:copy", args=[page.pk])
        form = supervisor.get(address).content.decode()
        assert "新父页面" in form
        assert "新缩略名" not in form
        assert "新标题" not in form
        for _ in range(2):
            supervisor.post(address, {"new_parent_page": page.get_parent().pk})
        copies = DisclosurePage.objects.exclude(pk=page.pk).order_by("pk")
        assert [copy.slug for copy in copies] == ["copy-1", "copy-2"]
        for copy in copies:
            assert "还没有填期间" in copy.title
            assert copy.title == copy.get_latest_revision_as_object().title


class TestCorrections:
    @pytest.fixture
    def corrected(self, village, make_notice):
        """A public notice whose first version was corrected by a second."""
        make_notice(village, Q2)
        return make_notice(village, Q3, reason="传错了季度")

    def test_an_earlier_version_does_not_come_back_by_its_revision(self, corrected, supervisor):
        first = next(
            revision
            for revision in corrected.revisions.order_by("pk")
            if revision.as_object().batch and revision.as_object().batch.version == 1
        )
        with pytest.raises(ValidationError, match="已经由第 2 版更正过"):
            first.publish(user=administrator())
        editor = reverse("wagtailadmin_pages:edit", args=[corrected.pk])
        supervisor.post(editor, FORM | {"action-publish": "1", "revision": first.pk})
        assert reload(corrected).batch.version == 2

    def test_taking_a_notice_off_is_no_way_around_the_reason(self, village, corrected, make_notice):
        corrected.unpublish()
        with pytest.raises(AcceptError, match="写明更正原因"):
            make_notice(village, Q2)
        again = make_notice(village, Q2, reason="还是第二季度的")
        assert again.live
        assert again.batch.corrects.version == 2

    def test_a_table_accepted_while_the_first_waited_for_its_time_needs_a_reason(
        self, village, make_notice
    ):
        first = make_notice(village, Q2, publish=False).get_latest_revision()
        page = make_notice(village, Q3, publish=False)
        first.publish(user=administrator())
        with pytest.raises(ValidationError, match="没有写更正原因"):
            page.get_latest_revision().publish(user=administrator())


def set_time(revision, moment):
    revision.content["go_live_at"] = moment.isoformat()
    revision.approved_go_live_at = moment
    revision.save()


class TestAtASetTime:
    @pytest.fixture
    def scheduled(self, village, make_notice):
        page = make_notice(village, Q3, publish=False).get_latest_revision_as_object()
        page.go_live_at = timezone.now() + timedelta(hours=1)
        page.save_revision().publish(user=administrator())
        return reload(page)

    def test_the_table_goes_public_then(self, scheduled):
        assert not scheduled.live
        assert scheduled.get_latest_revision_as_object().batch.first_published_at is None
        set_time(scheduled.scheduled_revision, timezone.now() - timedelta(minutes=1))
        call_command("publish_scheduled")
        page = reload(scheduled)
        assert page.live
        assert page.batch.first_published_at

    def test_it_cannot_be_undone_before_the_time_is_taken_back(self, scheduled):
        with pytest.raises(AcceptError, match="取消定时"):
            undo(scheduled, user=None)
        scheduled.revisions.update(approved_go_live_at=None)
        undo(scheduled, user=None)
        assert not LedgerBatch.objects.exists()


@pytest.mark.parametrize("field", ["remark", "seo_title", "search_description"])
def test_no_text_of_a_notice_gives_personal_data_away(empty, field):
    setattr(empty, field, "请打 13912345678")
    with pytest.raises(ValidationError) as refused:
        empty.full_clean()
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2026Q3", "2026Q3"),
        ("2026q3", "2026Q3"),
        ("2026年第三季度", "2026Q3"),
        ("2026年7-9月", "2026Q3"),
    ],
)
def test_a_period_may_be_written_in_words(village, supervisor, written, code):
    parent = VillagePage.objects.get(area=village)
    add = reverse("wagtailadmin_pages:add", args=["disclosure", "disclosurepage", parent.pk])
    supervisor.post(add, FORM | {"period": written})
    assert DisclosurePage.objects.get().period == code


def test_only_what_the_public_has_seen_counts_as_a_version(village, make_notice):
    """A table that was replaced while the notice was a draft is none: who saw it?"""
    make_notice(village, Q2, publish=False)
    first = make_notice(village, Q3)
    replaced = make_notice(village, Q2, reason="传错了季度", publish=False)
    undo(replaced, user=None)
    second = make_notice(village, Q2, reason="还是传错了季度")
    assert (first.batch.version, second.batch.version) == (1, 2)
