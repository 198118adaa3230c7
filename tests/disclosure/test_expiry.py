"""manage.py drop_expired_rows: after show-until rows about persons go, everything else stays."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from django.utils import timezone

from disclosure.models import DisclosurePage, LedgerBatch
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
