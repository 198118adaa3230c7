"""Every way in which what is public changes is written down with the change itself."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import PageViewRestriction
from wagtail.signals import page_unpublished

from areas.area_rows import COLUMNS
from areas.csv_rows import read_csv
from areas.enums import Level
from areas.factories import AreaFactory
from areas.models import Area
from areas.services import load_areas
from disclosure.enums import RedactionKind
from disclosure.expiry import drop_expired_rows
from disclosure.models import DisclosurePage
from disclosure.redaction import redact
from disclosure.text_redaction import redact_text, said_texts
from feedback.handling import steps
from feedback.handling.publishing import take_back, take_down
from feedback.handling.reclassifying import reclassify
from feedback.models import Category
from home.models import StandardPage, TownPage, VillagePage
from home.services import build_page_tree
from search.models import OutboxEntry
from search.outbox import note
from tests.disclosure.conftest import Q2, Q3
from tests.disclosure.reading import aid_csv
from tests.feedback.conftest import grids, make_official, place  # noqa: F401
from tests.feedback.published.conftest import lamp  # noqa: F401


@pytest.fixture
def notice(make_notice, village):
    page = make_notice(village, Q3)
    OutboxEntry.objects.all().delete()
    return page


@pytest.fixture
def written(db):
    """What is written down since it was asked the last time."""

    def read():
        records = {entry.record for entry in OutboxEntry.objects.all()}
        OutboxEntry.objects.all().delete()
        return records

    read()
    return read


def record(page):
    return f"notice:{page.pk}"


def test_what_goes_public(make_notice, village, written):
    written()
    page = make_notice(village, Q3)
    assert record(page) in written()


def test_a_draft_is_nobody_s_business(make_notice, village, written):
    written()
    make_notice(village, Q3, publish=False)
    assert written() == set()


def test_a_publication_that_is_refused_leaves_nothing(make_notice, village, written):
    page = make_notice(village, Q3, publish=False)
    written()
    with pytest.raises(ValidationError):
        page.get_latest_revision().publish(user=None)
    assert written() == set()


def test_what_is_taken_down_or_deleted(admin_client, notice, written):
    unpublish = reverse("wagtailadmin_pages:unpublish", args=[notice.pk])
    admin_client.post(unpublish, {"reason": "村里撤并"})
    assert written() == {record(notice)}


def test_a_taking_down_that_nobody_could_be_told_of_did_not_happen(notice):
    def fail(**kwargs):
        raise OSError("the disk is full")

    page_unpublished.connect(fail, weak=False)
    try:
        with pytest.raises(OSError, match="full"):
            notice.unpublish()
    finally:
        page_unpublished.disconnect(fail)
    assert DisclosurePage.objects.get(pk=notice.pk).live


def test_a_deleted_page_takes_along_those_below(notice, written):
    village_page = VillagePage.objects.get()
    village_page.delete()
    assert {record(notice), f"place:{village_page.pk}"} <= written()


def test_a_blanked_cell_in_every_notice_that_shows_it(make_notice, village, written):
    q2, q3 = make_notice(village, Q2, period="2026Q2"), make_notice(village, Q3)
    row = q3.batch.rows.get(values__contract_no="星光租2024-002")
    written()
    redact(q3, row.key, "lessee", kind=RedactionKind.PRIVATE, reason="是私事", user=None)
    assert written() == {record(q2), record(q3)}


def test_a_blanked_text(notice, written):
    DisclosurePage.objects.filter(pk=notice.pk).update(remark="这一季的租金都收了")
    notice.refresh_from_db()
    (said,) = [each for each in said_texts(notice) if each.what == "remark"]
    redact_text(notice, said, kind=RedactionKind.PRIVATE, reason="是私事", user=None)
    assert written() == {record(notice)}


def test_rows_whose_time_is_over(make_notice, village, written):
    content = aid_csv(("孙阿毛", "低保", "1500.00"))
    page = make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=content)
    today = timezone.localdate()
    DisclosurePage.objects.filter(pk=page.pk).update(show_until=today - timedelta(days=1))
    written()
    drop_expired_rows(today)
    assert written() == {record(page)}


def test_a_village_with_another_name_and_all_in_it(notice, village, written):
    Area.objects.filter(pk=village.pk).update(short_name="新星村")
    build_page_tree(Area.objects.get(code="330482"))
    assert written() == {record(notice), f"place:{VillagePage.objects.get().pk}"}


def test_a_page_that_moves_and_all_below_it(notice, village, written):
    elsewhere = AreaFactory(parent=village.get_parent().get_parent(), level=Level.TOWN, name="别镇")
    build_page_tree(Area.objects.get(code="330482"))
    written()
    page = VillagePage.objects.get()
    page.move(TownPage.objects.get(area=elsewhere), pos="last-child")
    assert written() == {record(notice), f"place:{page.pk}"}


def test_a_page_that_is_not_for_everybody_any_more_and_then_is(notice, written):
    restriction = PageViewRestriction.objects.create(page=notice, restriction_type="login")
    assert written() == {record(notice)}
    restriction.delete()
    assert written() == {record(notice)}


def test_pages_of_text(village, written):
    page = StandardPage.objects.get(slug="privacy")
    page.save_revision().publish()
    assert written() == {f"text:{page.pk}"}


def test_a_ticket_that_everybody_may_read_and_then_nobody(lamp, written):  # noqa: F811
    published = lamp.published()
    assert written() == {f"ticket:{published.pk}"}
    take_down(lamp.ticket.pk, lamp.station, text="说错了地方")
    assert written() == {f"ticket:{published.pk}"}
    take_back(lamp.ticket.pk)
    assert written() == {f"ticket:{published.pk}"}


def test_a_ticket_that_turns_out_to_accuse_somebody(lamp, written):  # noqa: F811
    published = lamp.published()
    written()
    accuses = Category.objects.filter(kind="accusation")[0]
    reclassify(
        lamp.ticket.pk,
        lamp.people[Level.TOWN],
        category=accuses,
        about=Level.VILLAGE,
        text="是举报",
    )
    assert written() == {f"ticket:{published.pk}"}


def test_steps_of_a_ticket_that_is_not_public_are_nobody_s_business(lamp, written):  # noqa: F811
    written()
    steps.accept(lamp.ticket.pk, lamp.people[Level.MICRO_GRID])
    assert written() == set()


def test_a_place_with_another_name_where_something_was_said(lamp, written):  # noqa: F811
    published = lamp.published()
    village = lamp.ticket.village
    written()
    rows = f"code,name,level,parent_code\n{village.code},新星村村民委员会,village,"
    load_areas(read_csv(f"{rows}{village.get_parent().code}\n".encode(), COLUMNS))
    assert written() == {f"ticket:{published.pk}"}
    Area.objects.get(pk=village.pk).save()
    assert written() == {f"ticket:{published.pk}"}


def test_what_is_rolled_back_was_never_written(db):
    with transaction.atomic():
        note("notice", [1])
        transaction.set_rollback(True)
    assert not OutboxEntry.objects.exists()


@pytest.mark.django_db
def test_the_worker_is_called_once_for_all_that_waits(settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.SEARCH_SHIPS_IN_BACKGROUND = True
    for number in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            note("notice", [number])
    assert DBTaskResult.objects.count() == 1
    OutboxEntry.objects.update(tries=1)  # these are the clock's to try again
    with django_capture_on_commit_callbacks(execute=True):
        note("notice", [4])
    assert DBTaskResult.objects.count() == 2
