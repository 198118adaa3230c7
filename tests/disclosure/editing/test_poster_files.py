"""The PDF of posters: how it is drawn, how long it stays, and that nobody reads it on the disk."""

from datetime import timedelta

import pypdfium2
import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from disclosure.editing import poster_files
from disclosure.editing.poster_files import draw
from disclosure.editing.poster_orders import order
from disclosure.editing.poster_tasks import NOT_DRAWN, draw_posters_in_background
from disclosure.enums import PosterState
from disclosure.models import PosterFile
from disclosure.notices.posters import Copy, PaperSize
from home.pdf import NO_FONT, NoPdfError
from tests.disclosure.staff import ACCOUNTANT, make_staff


@pytest.fixture
def asked(q2, q3, village):
    return PosterFile.objects.create(
        copies=[Copy(q3.pk), Copy(q2.pk)],
        size=PaperSize.A4,
        title="星光村",
        asked_by=make_staff(village, "会计二", ACCOUNTANT),
    )


def test_tells_how_far_it_is(asked, typeset, monkeypatch):
    seen = []

    def draw_and_look(html, **style):
        seen.append(PosterFile.objects.values_list("state", "done").get())
        return typeset(html, **style)

    monkeypatch.setattr(poster_files, "AT_A_TIME", 1)
    monkeypatch.setattr(poster_files, "draw_pdf", draw_and_look)
    draw(asked)
    assert seen == [(PosterState.DRAWING, 0), (PosterState.DRAWING, 1)]
    asked.refresh_from_db()
    assert (asked.state, asked.done) == (PosterState.READY, 2)
    whole = pypdfium2.PdfDocument(asked.file.read())
    assert len(whole) == 2
    assert whole.get_metadata_value("Title") == "星光村（海报）"


def test_leaves_out_what_is_not_public_any_more(asked, typeset, q3):
    q3.unpublish()
    draw(asked)
    asked.refresh_from_db()
    assert (asked.state, asked.left_out) == (PosterState.READY, 1)
    assert len(pypdfium2.PdfDocument(asked.file.read())) == 1


def test_of_nothing_that_is_public_says_so(asked, typeset, q2, q3):
    q2.unpublish()
    q3.unpublish()
    draw(asked)
    asked.refresh_from_db()
    assert (asked.state, asked.problem) == (PosterState.FAILED, poster_files.NOTHING_LEFT)


def test_where_there_is_no_font_the_screen_says_what_to_install(asked, monkeypatch, client):
    def no_font(html, **style):
        raise NoPdfError(NO_FONT)

    monkeypatch.setattr(poster_files, "draw_pdf", no_font)
    draw_posters_in_background.enqueue(asked.pk)
    client.force_login(asked.asked_by)
    shown = client.get(reverse("disclosure_admin:poster_file", args=[asked.pk]))
    assert NO_FONT in shown.content.decode()
    notice = asked.copies[0][0]
    assert client.get(reverse("disclosure_admin:posters", args=[notice])).status_code == 200


def test_stops_where_it_was_asked_for_anew(asked, typeset, monkeypatch, settings):
    def ask_anew(html, **style):
        settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
        order(lambda: [], PaperSize.A3, "另一份", sending="1", user=asked.asked_by)
        return typeset(html, **style)

    monkeypatch.setattr(poster_files, "draw_pdf", ask_anew)
    draw_posters_in_background.enqueue(asked.pk)
    assert PosterFile.objects.get().state == PosterState.WAITING


def test_that_broke_off_is_said(asked, monkeypatch, client):
    def broken(html, **style):
        raise MemoryError

    monkeypatch.setattr(poster_files, "draw_pdf", broken)
    draw_posters_in_background.enqueue(asked.pk)
    client.force_login(asked.asked_by)
    shown = client.get(reverse("disclosure_admin:poster_file", args=[asked.pk]))
    assert NOT_DRAWN in shown.content.decode()


def test_they_go_after_a_day_with_their_files(asked, typeset, django_capture_on_commit_callbacks):
    draw(asked)
    asked.refresh_from_db()
    storage, name = asked.file.storage, asked.file.name
    call_command("drop_old_posters")
    assert storage.exists(name)
    PosterFile.objects.update(asked_at=timezone.now() - timedelta(days=1, minutes=1))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("drop_old_posters")
    assert not PosterFile.objects.exists()
    assert not storage.exists(name)


def test_on_the_disk_they_are_not_readable(asked, typeset):
    draw(asked)
    asked.refresh_from_db()
    with asked.file.storage.within.open(asked.file.name) as kept:
        assert not kept.read().startswith(b"%PDF")
