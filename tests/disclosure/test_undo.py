"""What was accepted and nobody saw can be taken back, with all that it wrote onto the notice."""

from datetime import timedelta

from django.utils import timezone

from areas.factories import administrator
from disclosure.models import DisclosurePage
from disclosure.services import SAID_OF_TABLE, undo
from tests.disclosure.conftest import Q2, Q3

NOTHING_SAID = ["", "", None, None]


def draft_of(page):
    return DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def said_of_table(page):
    return [getattr(draft_of(page), name) for name in SAID_OF_TABLE]


def test_undo_brings_back_the_version_before_not_the_public_one(village, make_notice):
    make_notice(village, Q2)
    make_notice(village, Q3, reason="传错了季度", publish=False)
    page = make_notice(village, Q2, reason="没有传错", publish=False)
    undo(page, user=None)
    assert draft_of(page).batch.source_name == Q3


def test_what_the_first_table_said_goes_with_it(village, make_notice):
    page = make_notice(village, Q3, publish=False)
    assert all(said_of_table(page))
    undo(page, user=None)
    assert said_of_table(page) == NOTHING_SAID


def test_what_readers_see_returns_and_what_staff_wrote_meanwhile_stays(village, make_notice):
    page = make_notice(village, Q2)
    page.prepared_by, page.show_until = "沈会计", timezone.localdate() + timedelta(days=9)
    page.save_revision().publish(user=administrator())
    public = said_of_table(page)
    make_notice(village, Q3, reason="传错了季度", publish=False)
    draft = draft_of(page)
    draft.show_until, draft.remark = timezone.localdate(), "请看第三季度的"
    draft.save_revision()
    undo(page, user=None)
    assert said_of_table(page) == public
    assert draft_of(page).remark == "请看第三季度的"


def test_one_table_after_another_is_taken_back(village, make_notice):
    page = make_notice(village, Q2, publish=False)
    first = said_of_table(page)
    make_notice(village, Q3, publish=False)
    assert said_of_table(page) != first
    undo(page, user=None)
    assert said_of_table(page) == first
    undo(page, user=None)
    assert said_of_table(page) == NOTHING_SAID
