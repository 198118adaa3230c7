"""PDFs of posters in the admin: who may have which, how they are made, and how long they stay."""

from datetime import timedelta

import pypdfium2
import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from areas.enums import Role
from areas.models import Duty
from disclosure.editing import poster_files
from disclosure.editing.poster_files import draw
from disclosure.editing.poster_orders import MOST_KEPT, order
from disclosure.editing.poster_tasks import NOT_DRAWN, draw_posters_in_background
from disclosure.enums import PosterState
from disclosure.models import PosterFile
from disclosure.notices.posters import Copy, PaperSize
from feedback.factories import PostingFactory
from feedback.models import Code, Posting
from home.pdf import NO_FONT, NoPdfError
from tests.disclosure.conftest import Q3
from tests.disclosure.reading import aid_csv
from tests.disclosure.staff import ACCOUNTANT, log_in, make_staff
from tests.feedback.sending import code_on
from tests.finding import found

MONTH = reverse("disclosure_admin:month_posters")
SEPTEMBER = {"month": "2026-09"}
AID = aid_csv(("孙阿毛", "低保", "1500.00"))


def of_month(area):
    return f"{MONTH}?area={area.pk}&month=2026-09"


def ask(client, address, **said):
    """The answer to the form at an address, sent once, as a browser sends it."""
    return client.post(address, form_at(client, address) | said)


def form_at(client, address):
    """What stands hidden in the form that is shown there, but for Django's own."""
    shown = client.get(address).content.decode()
    return {"number": found('name="number" value="(.+?)"', shown)}


def pages_in(response):
    """What stands on each page of a PDF that was fetched."""
    assert response.headers["Content-Type"] == "application/pdf"
    sheets = pypdfium2.PdfDocument(response.content)
    return ["".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets]


def fetched(client, response):
    """The PDF that a request led to, by the links on the screen."""
    assert response.status_code == 302
    shown = client.get(response.url).content.decode()
    return client.get(found('href="(/admin/disclosure/posters/[0-9]+/pdf/)"', shown))


@pytest.fixture
def make_served(village):
    """Somebody logged in who serves the village, or the place around it in which there is one."""

    def make(role, area=village):
        return log_in(make_staff(area, role.value, (role,)))

    return make


@pytest.fixture
def other(make_village, make_notice):
    """Another village of the town, with a public notice about September, and a draft."""
    village = make_village("鱼圻塘村")
    make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=AID)
    make_notice(village, Q3, publish=False)
    return village


@pytest.mark.usefixtures("typeset")
class TestOne:
    @pytest.mark.parametrize("size", PaperSize)
    def test_is_made_and_fetched(self, q3, accountant, size):
        address = reverse("disclosure_admin:posters", args=[q3.pk])
        response = fetched(accountant, ask(accountant, address, size=size.value))
        (page,) = pages_in(response)
        assert "星光村" in page
        assert code_on(q3).printed in page
        assert "attachment" in response.headers["Content-Disposition"]

    def test_of_a_posting_has_its_code(self, q3, accountant):
        posting = PostingFactory(code=code_on(q3), place="老年活动室")
        address = reverse("disclosure_admin:posters", args=[q3.pk])
        response = ask(accountant, address, size="a4", posting=posting.token)
        (page,) = pages_in(fetched(accountant, response))
        assert posting.printed in page
        assert "老年活动室" in page

    def test_offers_the_page_for_print_and_the_svg_beside_it(self, q3, accountant):
        posting = PostingFactory(code=code_on(q3))
        shown = accountant.get(reverse("disclosure_admin:posters", args=[q3.pk])).content.decode()
        for token in ("", f"?posting={posting.token}"):
            assert f'href="{q3.url}code.svg{token}"' in shown
        assert f'href="{q3.url}poster/?size=a3&amp;posting={posting.token}"' in shown
        edited = accountant.get(reverse("wagtailadmin_pages:edit", args=[q3.pk])).content.decode()
        assert reverse("disclosure_admin:posters", args=[q3.pk]) in edited


def noted(*notices):
    """Said in the form of a village: all of these, each with where it hangs."""
    return {
        "size": "a4",
        "notices": [notice.pk for notice in notices],
        "noted": "on",
        "place": "村委会门口公告栏",
        "put_up_by": "陈小英",
        "put_up_on": str(timezone.localdate()),
    }


@pytest.mark.usefixtures("typeset")
class TestMonth:
    def test_holds_what_is_public_of_the_village_about_it(self, q3, village, other, accountant):
        shown = accountant.get(of_month(village)).content.decode()
        assert "星光村2026年9月：1 份" in shown
        response = ask(accountant, of_month(village), size="a4", notices=[q3.pk])
        (page,) = pages_in(fetched(accountant, response))
        assert "2026年第三季度" in page
        assert not Posting.objects.exists()

    def test_of_a_town_holds_all_villages(self, q3, town, other, make_served):
        inspector = make_served(Role.TOWN_INSPECTION, town)
        pages = pages_in(fetched(inspector, ask(inspector, of_month(town), size="a3")))
        assert sorted("鱼圻塘村" in page for page in pages) == [False, True]

    def test_notes_where_each_hangs_only_if_asked(self, q3, village, accountant):
        said = form_at(accountant, of_month(village)) | noted(q3)
        assert "请写明贴在哪里" in (
            accountant.post(of_month(village), said | {"place": ""}).content.decode()
        )
        assert not Posting.objects.exists()
        (page,) = pages_in(fetched(accountant, accountant.post(of_month(village), said)))
        posting = Posting.objects.get(code__page_id=q3.pk)
        assert posting.printed in page
        assert "贴在：村委会门口公告栏" in page

    def test_without_any_says_so(self, village, accountant):
        assert "没有2026年9月的公示" in accountant.get(of_month(village)).content.decode()
        accountant.post(of_month(village), {"size": "a4"})
        assert not PosterFile.objects.exists()

    def test_has_a_largest_number(self, q3, town, other, make_served, monkeypatch):
        monkeypatch.setattr("disclosure.editing.poster_forms.MOST", 1)
        inspector = make_served(Role.TOWN_INSPECTION, town)
        shown = ask(inspector, of_month(town), size="a4").content.decode()
        assert "请选小一点的地方" in shown
        assert not PosterFile.objects.exists()


class TestOrdering:
    def test_a_form_sent_twice_is_one_pdf_and_notes_each_copy_once(self, q3, village, accountant):
        said = form_at(accountant, of_month(village)) | noted(q3)
        first, second = (accountant.post(of_month(village), said) for _ in range(2))
        assert first.url == second.url
        assert PosterFile.objects.count() == Posting.objects.count() == 1

    def test_no_place_names_whom_one_of_the_notices_masks(
        self, q3, village, make_notice, accountant
    ):
        aid = make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=AID)
        said = noted(q3, aid) | {"place": "孙阿毛鱼塘边"}
        shown = ask(accountant, of_month(village), **said).content.decode()
        assert "请也写成「孙某某」" in shown
        assert not Posting.objects.exists()

    def test_what_was_changed_before_it_was_sent_again_is_another(self, q3, village, accountant):
        said = form_at(accountant, of_month(village)) | noted(q3)
        first, second = (
            accountant.post(of_month(village), said | {"place": place})
            for place in ("村委会门口公告栏", "老年活动室")
        )
        assert first.url != second.url
        assert {each.place for each in Posting.objects.all()} == {"村委会门口公告栏", "老年活动室"}

    def test_what_failed_is_drawn_again_and_nothing_noted_again(
        self, q3, village, accountant, typeset, monkeypatch
    ):
        said = form_at(accountant, of_month(village)) | noted(q3)
        with monkeypatch.context() as patched:
            patched.setattr(poster_files, "draw_pdf", None)
            failed = accountant.post(of_month(village), said)
        assert NOT_DRAWN in accountant.get(failed.url).content.decode()
        (page,) = pages_in(fetched(accountant, accountant.post(of_month(village), said)))
        assert Posting.objects.get().printed in page

    def test_sheets_with_a_posting_come_in_the_order_of_the_list(
        self, village, make_notice, accountant, q3
    ):
        before = make_notice(village, "救助.csv", ledger="aid", period="2026-09", content=AID)
        ask(accountant, of_month(village), **noted(q3, before))
        (asked,) = PosterFile.objects.all()
        assert [copy[0] for copy in asked.copies] == [before.pk, q3.pk]
        tokens = [Posting.objects.get(code__page_id=pk).token for pk, _ in asked.copies]
        assert tokens == [copy[1] for copy in asked.copies]

    def test_of_one_person_only_the_last_are_kept(
        self, q3, village, accountant, django_capture_on_commit_callbacks, typeset
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
    def test_a_public_notice_that_has_no_code_gets_one(
        self, q3, village, accountant, typeset, is_noted
    ):
        Code.objects.all().delete()
        said = noted(q3) if is_noted else {"size": "a4", "notices": [q3.pk]}
        (page,) = pages_in(fetched(accountant, ask(accountant, of_month(village), **said)))
        printed = Posting.objects.get() if is_noted else Code.objects.get(page=q3)
        assert printed.printed in page


class TestRights:
    def test_nobody_has_those_of_places_that_he_does_not_serve(self, q3, other, town, accountant):
        for area in (other, town):
            for response in (
                accountant.get(of_month(area)),
                accountant.post(of_month(area), {"size": "a4"}),
            ):
                assert "鱼圻塘" not in response.content.decode()
        assert not PosterFile.objects.exists()

    def test_one_cannot_slip_in_a_notice_of_others(self, q3, village, other, accountant):
        foreign = other.notices.get(ledger="aid")
        ask(accountant, of_month(village), size="a4", notices=[q3.pk, foreign.pk])
        assert not PosterFile.objects.exists()

    @pytest.mark.parametrize("ledger", ["aid", "leases"])
    def test_one_notice_of_another_village_is_not_there(self, other, accountant, ledger):
        address = reverse("disclosure_admin:posters", args=[other.notices.get(ledger=ledger).pk])
        assert accountant.get(address).status_code == 404
        assert accountant.post(address, {"size": "a4"}).status_code == 404

    def test_drafts_are_not_there(self, village, make_notice, accountant):
        draft = make_notice(village, Q3, publish=False)
        assert (
            accountant.get(reverse("disclosure_admin:posters", args=[draft.pk])).status_code == 404
        )
        assert "没有2026年9月的公示" in accountant.get(of_month(village)).content.decode()

    def test_only_who_asked_fetches_it(self, q3, village, accountant, supervisor):
        asked = PosterFile.objects.create(
            title="海报", size="a4", copies=[], asked_by=make_staff(village, "别人", ACCOUNTANT)
        )
        for name in ("poster_file", "poster_pdf"):
            address = reverse(f"disclosure_admin:{name}", args=[asked.pk])
            assert accountant.get(address).status_code == 404

    def test_a_duty_that_ended_ends_them(self, q3, village, accountant):
        Duty.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
        assert accountant.get(of_month(village)).status_code != 200


@pytest.fixture
def asked(q2, q3, village):
    return PosterFile.objects.create(
        copies=[Copy(q3.pk), Copy(q2.pk)],
        size=PaperSize.A4,
        title="星光村",
        asked_by=make_staff(village, "会计二", ACCOUNTANT),
    )


class TestDrawing:
    def test_tells_how_far_it_is(self, asked, typeset, monkeypatch):
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

    def test_leaves_out_what_is_not_public_any_more(self, asked, typeset, q3):
        q3.unpublish()
        draw(asked)
        asked.refresh_from_db()
        assert (asked.state, asked.left_out) == (PosterState.READY, 1)
        assert len(pypdfium2.PdfDocument(asked.file.read())) == 1

    def test_of_nothing_that_is_public_says_so(self, asked, typeset, q2, q3):
        q2.unpublish()
        q3.unpublish()
        draw(asked)
        asked.refresh_from_db()
        assert (asked.state, asked.problem) == (PosterState.FAILED, poster_files.NOTHING_LEFT)

    def test_where_there_is_no_font_the_screen_says_what_to_install(
        self, asked, monkeypatch, client
    ):
        def no_font(html, **style):
            raise NoPdfError(NO_FONT)

        monkeypatch.setattr(poster_files, "draw_pdf", no_font)
        draw_posters_in_background.enqueue(asked.pk)
        client.force_login(asked.asked_by)
        shown = client.get(reverse("disclosure_admin:poster_file", args=[asked.pk]))
        assert NO_FONT in shown.content.decode()
        notice = asked.copies[0][0]
        assert client.get(reverse("disclosure_admin:posters", args=[notice])).status_code == 200

    def test_stops_where_it_was_asked_for_anew(self, asked, typeset, monkeypatch, settings):
        def ask_anew(html, **style):
            settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
            order(lambda: [], PaperSize.A3, "另一份", sending="1", user=asked.asked_by)
            return typeset(html, **style)

        monkeypatch.setattr(poster_files, "draw_pdf", ask_anew)
        draw_posters_in_background.enqueue(asked.pk)
        assert PosterFile.objects.get().state == PosterState.WAITING

    def test_that_broke_off_is_said(self, asked, monkeypatch, client):
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
