"""manage.py drop_expired_rows: after show-until rows about persons go, everything else stays."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from django.utils import timezone

from areas.factories import administrator
from disclosure.models import DisclosurePage, LedgerBatch
from disclosure.services import undo
from tests.disclosure.conftest import Q3
from tests.disclosure.reading import aid_csv, read, text_of

AID = "救助.csv"


@pytest.fixture
def aid(make_notice, village):
    content = aid_csv(("孙阿毛", "低保", "1500.00"), ("周小妹", "重病救助", "2000.00"))
    return make_notice(village, AID, ledger="aid", period="2026-09", content=content)


def put_on_show(page, *, days):
    """Let the notice be on show until so many days from now."""
    until = timezone.localdate() + timedelta(days=days)
    DisclosurePage.objects.filter(pk=page.pk).update(show_until=until)


def run():
    out = StringIO()
    call_command("drop_expired_rows", stdout=out)
    return out.getvalue()


def test_rows_and_workbook_of_an_expired_aid_notice_go(aid, django_capture_on_commit_callbacks):
    source = aid.batch.source.name
    put_on_show(aid, days=-1)

    with django_capture_on_commit_callbacks(execute=True):
        assert "1 份" in run()
        assert storages["private"].exists(source)  # a rollback would need it

    batch = LedgerBatch.objects.get(pk=aid.batch_id)
    assert not batch.rows.exists()
    assert not batch.source
    assert not batch.source_name
    assert not storages["private"].exists(source)
    assert batch.rows_dropped_at is not None


def test_totals_stay_and_the_page_says_what_is_gone(aid, client):
    put_on_show(aid, days=-1)
    run()

    seen = text_of(read(client, aid.url))

    assert "公示期已满" in seen
    assert "每一笔的明细不再显示" in seen
    assert "3,500.00" in seen  # both rows together
    assert "孙某某" not in seen


def test_every_version_goes_the_corrected_one_too(aid, make_notice, village):
    corrected = aid_csv(("孙阿毛", "低保", "1600.00"))
    make_notice(
        village, AID, ledger="aid", period="2026-09", content=corrected, reason="金额写错了"
    )
    put_on_show(aid, days=-1)

    assert "2 份" in run()
    assert sum(batch.rows.count() for batch in LedgerBatch.objects.all()) == 0


@pytest.fixture
def correct(aid, make_notice, village):
    """Accept another table for the notice, and leave it to wait."""

    def correct(amount):
        content = aid_csv(("孙阿毛", "低保", amount))
        return make_notice(
            village,
            AID,
            ledger="aid",
            period="2026-09",
            content=content,
            reason="错",
            publish=False,
        )

    return correct


def wait(page, *, days):
    """Let the draft be meant to be on show until so many days from now."""
    draft = page.get_latest_revision_as_object()
    draft.show_until = timezone.localdate() + timedelta(days=days)
    draft.save_revision()


class TestACorrectionThatWaits:
    def test_stays_whole_though_the_notice_is_over(self, aid, correct, client):
        put_on_show(aid, days=-1)
        page = correct("1600.00")

        assert "1 份" in run()
        page.get_latest_revision().publish(user=administrator())

        seen = text_of(read(client, page.url))
        assert "孙某某" in seen
        assert LedgerBatch.objects.get(version=2).source

    @pytest.mark.parametrize("path", ["", "print/", "changes/?version=2"])
    def test_is_told_by_its_sums_as_the_rows_before_it_are_gone(self, aid, correct, client, path):
        put_on_show(aid, days=-1)
        page = correct("1600.00")
        run()
        page.get_latest_revision().publish(user=administrator())

        seen = text_of(read(client, page.url + path))
        assert "已经删掉，只能比合计" in seen
        assert "发放金额合计 原来写 3,500.00 元，改成 1,600.00 元" in seen
        assert "补上" not in seen

    def test_can_be_undone_to_the_one_that_waited_before(self, aid, correct):
        put_on_show(aid, days=-1)
        correct("1600.00")
        page = correct("1700.00")
        run()
        undo(page, user=None)

        left = DisclosurePage.objects.get(pk=aid.pk).get_latest_revision_as_object().batch
        assert left == LedgerBatch.objects.order_by("pk")[1]
        assert left.rows.exists()

    def test_goes_when_its_own_time_is_over(self, aid, correct):
        put_on_show(aid, days=-1)
        wait(correct("1600.00"), days=-1)

        assert "2 份" in run()

    def test_what_another_one_replaced_before_it_was_public_goes_with_that(self, aid, correct):
        correct("1600.00")
        correct("1700.00").get_latest_revision().publish(user=administrator())
        put_on_show(aid, days=-1)

        assert "3 份" in run()


def test_a_longer_time_that_waits_keeps_the_rows(aid):
    put_on_show(aid, days=-1)
    wait(aid, days=10)

    assert "0 份" in run()


def test_an_emptied_table_may_be_put_on_again(aid, make_notice, village, client):
    content = aid.batch.source.read()
    put_on_show(aid, days=-1)
    run()
    page = make_notice(
        village, AID, ledger="aid", period="2026-09", content=content, reason="再公示一次"
    )

    assert "孙某某" in text_of(read(client, page.url))


def test_rows_of_a_deleted_notice_go_too(aid):
    batch = aid.batch_id
    aid.delete()

    assert "1 份" in run()
    assert not LedgerBatch.objects.get(pk=batch).rows.exists()


def test_rows_stay_until_the_last_day_is_over(aid):
    put_on_show(aid, days=0)

    assert "0 份" in run()
    assert aid.batch.rows.exists()


def test_ledgers_that_are_not_about_persons_keep_their_rows(make_notice, village):
    leases = make_notice(village, Q3)
    put_on_show(leases, days=-1)

    assert "0 份" in run()
    batch = LedgerBatch.objects.get(pk=leases.batch_id)
    assert batch.rows.count() == batch.listed_count
    assert batch.source


def test_running_again_changes_nothing(aid):
    put_on_show(aid, days=-1)
    run()
    dropped_at = LedgerBatch.objects.get(pk=aid.batch_id).rows_dropped_at

    assert "0 份" in run()
    assert LedgerBatch.objects.get(pk=aid.batch_id).rows_dropped_at == dropped_at
