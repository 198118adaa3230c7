"""How long a notice stays on show: nobody sets a day before tomorrow, by whatever way."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from areas.factories import administrator
from disclosure.checking import SourceFile, check_workbook
from disclosure.ledgers import get_ledger
from disclosure.models import DisclosurePage, LedgerBatch, Upload
from disclosure.services import AcceptError, accept, default_show_until, notice_for
from language.periods import parse_period
from tests.disclosure.conftest import Q3
from tests.disclosure.editing import uploading as by_upload
from tests.disclosure.editing.test_review import EMPTY, FORM
from tests.disclosure.reading import aid_csv
from tests.disclosure.staff import COMMITTEE, log_in, make_staff

LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def staff(village):
    return log_in(make_staff(village, "监委会", COMMITTEE))


def save(client, page, day):
    """Save the editor's form with another last day on show."""
    fields = FORM | EMPTY | {"search_description": "", "show_until": str(day)}
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields, follow=True)


def draft_of(page):
    return DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_accepting_refuses_a_day_that_has_come(village, staff):
    page = notice_for(village, get_ledger("leases"), parse_period("2026Q3"))
    by_upload.send(staff, page, by_upload.workbook(by_upload.lease(1)))
    upload = Upload.objects.get()
    for day in (LONG_AGO, timezone.localdate()):
        shown = by_upload.text_of(by_upload.accept(staff, upload, show_until=str(day)))
        assert "最早填明天" in shown
    assert not LedgerBatch.objects.exists()
    tomorrow = timezone.localdate() + timedelta(days=1)
    by_upload.accept(staff, upload, show_until=str(tomorrow))
    assert draft_of(page).show_until == tomorrow


def test_no_other_way_of_accepting_takes_it(village):
    ledger, period = get_ledger("aid"), parse_period("2026-09")
    file = SourceFile(aid_csv(("王小明", "临时救助", 500)), "救助.csv")
    result = check_workbook(village, ledger, period, file)
    page, today = notice_for(village, ledger, period), timezone.localdate()
    with pytest.raises(AcceptError, match="最早填明天"):
        accept(page, result, file, user=None, show_until=today)


def test_the_editor_refuses_it_and_keeps_the_day(make_notice, village, staff):
    page = make_notice(village, Q3)
    kept = draft_of(page).show_until
    assert "最早填明天" in by_upload.text_of(save(staff, page, timezone.localdate()))
    assert draft_of(page).show_until == kept
    tomorrow = timezone.localdate() + timedelta(days=1)
    save(staff, page, tomorrow)
    assert draft_of(page).show_until == tomorrow


def test_what_waited_until_its_time_was_over_is_not_made_public(make_notice, village):
    """Readers would never have seen it."""
    page = make_notice(village, Q3, publish=False)
    draft = draft_of(page)
    draft.show_until = timezone.localdate()
    with pytest.raises(ValidationError, match="来不及看"):
        draft.save_revision().publish(user=administrator())
    assert not DisclosurePage.objects.get(pk=page.pk).live


def test_a_notice_whose_time_is_over_can_still_be_edited(make_notice, village, staff):
    page = make_notice(village, Q3)
    over = timezone.localdate() - timedelta(days=1)
    page.show_until = over
    page.save_revision().publish(user=administrator())
    save(staff, page, over)
    assert draft_of(page).latest_revision.user is not None
    assert draft_of(page).show_until == over


def test_a_correction_after_that_is_on_show_again(make_notice, village):
    page = make_notice(village, Q3)
    page.show_until = timezone.localdate() - timedelta(days=1)
    page.save_revision().publish(user=administrator())
    corrected = by_upload.workbook(by_upload.lease(1))
    page = make_notice(village, Q3, content=corrected, reason="少了几户")
    assert page.show_until == default_show_until(page)
