"""Ordering posters: however often the form is sent it is one PDF, and each copy is noted once."""

import pytest

from disclosure.editing import poster_files
from disclosure.editing.poster_orders import MOST_KEPT
from disclosure.editing.poster_tasks import NOT_DRAWN
from disclosure.enums import PosterState
from disclosure.models import PosterFile
from feedback.models import Code, Posting
from tests.disclosure.editing.postering import (
    AID,
    ask,
    fetched,
    form_at,
    noted,
    of_month,
    pages_in,
)
from tests.disclosure.staff import ACCOUNTANT, make_staff


def test_a_form_sent_twice_is_one_pdf_and_notes_each_copy_once(q3, village, accountant):
    said = form_at(accountant, of_month(village)) | noted(q3)
    first, second = (accountant.post(of_month(village), said) for _ in range(2))
    assert first.url == second.url
    assert PosterFile.objects.count() == Posting.objects.count() == 1


def test_no_place_names_whom_one_of_the_notices_masks(q3, village, make_notice, accountant):
    aid = make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=AID)
    said = noted(q3, aid) | {"place": "孙阿毛鱼塘边"}
    shown = ask(accountant, of_month(village), **said).content.decode()
    assert "请也写成「孙某某」" in shown
    assert not Posting.objects.exists()


def test_what_was_changed_before_it_was_sent_again_is_another(q3, village, accountant):
    said = form_at(accountant, of_month(village)) | noted(q3)
    first, second = (
        accountant.post(of_month(village), said | {"place": place})
        for place in ("村委会门口公告栏", "老年活动室")
    )
    assert first.url != second.url
    assert {each.place for each in Posting.objects.all()} == {"村委会门口公告栏", "老年活动室"}


def test_what_failed_is_drawn_again_and_nothing_noted_again(
    q3, village, accountant, typeset, monkeypatch
):
    said = form_at(accountant, of_month(village)) | noted(q3)
    with monkeypatch.context() as patched:
        patched.setattr(poster_files, "draw_pdf", None)
        failed = accountant.post(of_month(village), said)
    assert NOT_DRAWN in accountant.get(failed.url).content.decode()
    (page,) = pages_in(fetched(accountant, accountant.post(of_month(village), said)))
    assert Posting.objects.get().printed in page


def test_sheets_with_a_posting_come_in_the_order_of_the_list(village, make_notice, accountant, q3):
    before = make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=AID)
    ask(accountant, of_month(village), **noted(q3, before))
    (asked,) = PosterFile.objects.all()
    assert [copy[0] for copy in asked.copies] == [before.pk, q3.pk]
    tokens = [Posting.objects.get(code__page_id=pk).token for pk, _ in asked.copies]
    assert tokens == [copy[1] for copy in asked.copies]


def test_of_one_person_only_the_last_are_kept(
    q3, village, accountant, django_capture_on_commit_callbacks, typeset
):
    ask(accountant, of_month(village), size="a4", notices=[q3.pk])
    oldest = PosterFile.objects.get()
    storage, name = oldest.file.storage, str(oldest.file)
    for number in range(MOST_KEPT - 1):
        other = PosterFile(title=f"{number}", size="a4", copies=[], state=PosterState.READY)
        other.asked_by = oldest.asked_by
        other.save()
    somebody = make_staff(village, "别人", ACCOUNTANT)
    PosterFile.objects.create(title="别人的", size="a4", copies=[], asked_by=somebody)
    with django_capture_on_commit_callbacks(execute=True):
        ask(accountant, of_month(village), size="a3", notices=[q3.pk])
    assert PosterFile.objects.filter(asked_by=oldest.asked_by).count() == MOST_KEPT
    assert not PosterFile.objects.filter(pk=oldest.pk).exists()
    assert not storage.exists(name)
    assert PosterFile.objects.filter(asked_by=somebody).exists()


@pytest.mark.parametrize("is_noted", [True, False])
def test_a_public_notice_that_has_no_code_gets_one(q3, village, accountant, typeset, is_noted):
    Code.objects.all().delete()
    said = noted(q3) if is_noted else {"size": "a4", "notices": [q3.pk]}
    (page,) = pages_in(fetched(accountant, ask(accountant, of_month(village), **said)))
    printed = Posting.objects.get() if is_noted else Code.objects.get(page=q3)
    assert printed.printed in page
