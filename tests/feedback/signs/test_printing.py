"""Door signs on paper: what they say, that they are noted once, and that their codes are read."""

from datetime import timedelta
from types import SimpleNamespace

import pypdfium2
import pytest
from django.core.management import call_command
from django.utils import timezone

from areas.enums import Role
from areas.factories import DutyFactory
from feedback.enums import Hanging, PrintState, Stands
from feedback.images import outline
from feedback.models import Posting, SignPrinting
from feedback.selectors import code_url
from feedback.signs import drawing, printing
from feedback.signs.drawing import draw_signs_in_background
from feedback.signs.places import ensure_places
from home.pdf import NO_FONT, NoPdfError
from tests.covering import DPI, WHITE, covered, place_of_code, read, white_around
from tests.finding import found

DOORS = [f"{number}号" for number in range(1, 9)]
PLACEMENTS = 20
CODE_WITH_WHITE = 48  # mm, as the style says


@pytest.fixture
def doors(grids):
    return ensure_places(grids.micro, Stands.DOOR, DOORS)


@pytest.fixture
def leader(client, grids, make_official):
    user = make_official(Role.GRID_LEADER, grids.grid)
    user.duties.update(person_name="钱大明", phone="13800000000")
    client.force_login(user)
    return user


def form_at(client, area):
    shown = client.get(f"/desk/signs/{area.pk}/").content.decode()
    return {"number": found('name="number" value="(.+?)"', shown), "which": "missing"}


def order(client, area, **said):
    return client.post(f"/desk/signs/{area.pk}/print/", form_at(client, area) | said)


def fetched(client, response):
    shown = client.get(response.url).content.decode()
    return client.get(found('href="(/desk/signs/printings/[0-9]+/pdf/)"', shown))


def pages_in(content):
    return [
        "".join(sheet.get_textpage().get_text_range().split())
        for sheet in pypdfium2.PdfDocument(content)
    ]


class TestPdf:
    def test_holds_every_door_with_all_that_one_needs(self, client, grids, doors, leader, typeset):
        response = fetched(client, order(client, grids.micro))
        assert response.headers["Content-Type"] == "application/pdf"
        pages = pages_in(response.content)
        assert len(pages) == 2
        for posting in Posting.objects.all():
            assert posting.printed in "".join(pages)
        for words in (
            "星光村",
            "第一微网格",
            "12号"[1:],
            "网格长",
            "钱大明",
            "13800000000",
            "回执号",
        ):
            assert words in pages[0]
        assert "testserver" in pages[0] or "/q/" in pages[0]

    def test_its_codes_are_read_2_cm_wide_and_partly_covered(
        self, client, grids, doors, leader, typeset
    ):
        content = fetched(client, order(client, grids.micro)).content
        sheet = pypdfium2.PdfDocument(content)[0]
        wanted = {code_url(posting) for posting in Posting.objects.order_by("pk")[:6]}
        assert set(read(sheet.render(scale=DPI / 72).to_pil())) == wanted

        first = sheet.render(scale=DPI / 72 * 20 / CODE_WITH_WHITE).to_pil()
        first = first.crop((0, 0, first.width // 2, first.height // 3))
        (address,) = read(first)
        modules, place = outline(address).side - 8, place_of_code(first)
        for seed in range(PLACEMENTS):
            assert read(covered(first, place, modules, seed)) == [address], seed

    def test_its_codes_are_2_cm_wide_at_least(self, client, grids, doors, leader, typeset):
        content = fetched(client, order(client, grids.micro)).content
        sheet = pypdfium2.PdfDocument(content)[0].render(scale=DPI / 72).to_pil()
        first = sheet.crop((0, 0, sheet.width // 2, sheet.height // 3))
        left, _, right, _ = place_of_code(first)
        assert (right - left) / DPI * 25.4 > 20

    def test_nothing_comes_near_its_codes(self, client, grids, doors, leader, typeset):
        content = fetched(client, order(client, grids.micro)).content
        sheet = pypdfium2.PdfDocument(content)[0].render(scale=5).to_pil()
        first = sheet.crop((0, 0, sheet.width // 2, sheet.height // 3))
        (address,) = read(first)
        assert white_around(first, outline(address).side - 8) >= WHITE

    def test_where_there_is_no_font_the_screen_says_so_and_it_is_drawn_again(
        self, client, grids, doors, leader, monkeypatch, typeset
    ):
        def no_font(html, **style):
            raise NoPdfError(NO_FONT)

        with monkeypatch.context() as patched:
            patched.setattr(drawing, "draw_pdf", no_font)
            address = order(client, grids.micro).url
        assert "没有装中文字体" in client.get(address).content.decode()
        client.post(address)
        assert "下载 PDF" in client.get(address).content.decode()

    def test_goes_after_a_day_and_is_drawn_again(self, client, grids, doors, leader, typeset):
        address = order(client, grids.micro).url
        file = SignPrinting.objects.get().file
        storage, name = file.storage, str(file.name)
        call_command("drop_old_sign_files")
        assert storage.exists(name)
        SignPrinting.objects.update(asked_at=timezone.now() - timedelta(days=1, minutes=1))
        call_command("drop_old_sign_files")
        assert not storage.exists(name)
        assert client.get(f"{address}pdf/").status_code == 404
        client.post(address)
        assert len(pages_in(client.get(f"{address}pdf/").content)) == 2


class TestOrder:
    def test_the_same_form_sent_twice_prints_once(self, client, grids, doors, leader):
        form = form_at(client, grids.micro)
        address = f"/desk/signs/{grids.micro.pk}/print/"
        first, second = (client.post(address, form) for _ in range(2))
        assert first.url == second.url
        assert Posting.objects.count() == len(DOORS)

    def test_what_is_printed_and_whole_is_not_printed_again_unless_all_are(
        self, client, grids, doors, leader
    ):
        order(client, grids.micro)
        assert "没有要印的" in order(client, grids.micro).content.decode()
        torn = Posting.objects.earliest("pk")
        Posting.objects.filter(pk=torn.pk).update(hanging=Hanging.TORN)
        again = order(client, grids.micro)
        assert again.status_code == 302
        assert Posting.objects.latest("pk").code == torn.code
        assert Posting.objects.count() == len(DOORS) + 1
        order(client, grids.micro, which="all")
        assert Posting.objects.count() == 2 * len(DOORS) + 1

    def test_all_of_a_village_are_printed_by_micro_grid(self, client, grids, doors, make_official):
        ensure_places(grids.other_micro, Stands.DOOR, ["1号"])
        client.force_login(make_official(Role.LIAISON_HEAD, grids.village))
        order(client, grids.village)
        postings = Posting.objects.order_by("pk")
        assert [posting.place for posting in postings] == [*DOORS, "1号"]

    def test_nothing_is_noted_where_the_task_cannot_be_begun(
        self, client, grids, doors, leader, monkeypatch
    ):
        def fail(pk):
            raise OSError("the queue is away")

        monkeypatch.setattr(printing, "draw_signs_in_background", SimpleNamespace(enqueue=fail))
        with pytest.raises(OSError, match="queue"):
            order(client, grids.micro)
        assert not Posting.objects.exists()
        assert not SignPrinting.objects.exists()

    def test_others_order_and_fetch_nothing(self, client, grids, doors, leader, make_official):
        form = form_at(client, grids.micro)
        address = order(client, grids.micro).url
        before = Posting.objects.count()
        member = make_official(Role.MICRO_GRID_MEMBER, grids.micro)
        elsewhere = make_official(Role.GRID_LEADER, DutyFactory(role=Role.GRID_LEADER).area)
        for user in (member, elsewhere):
            client.force_login(user)
            assert client.post(f"/desk/signs/{grids.micro.pk}/print/", form).status_code == 404
            for below in ("", "print/", "pdf/"):
                assert client.get(f"{address}{below}").status_code == 404
        assert Posting.objects.count() == before


def test_the_page_for_print_says_the_same(client, grids, doors, leader):
    page = client.get(f"{order(client, grids.micro).url}print/").content.decode()
    for posting in Posting.objects.all():
        assert outline(code_url(posting)).path in page
        assert posting.printed in page
    assert page.count("<h2") == len(DOORS)
    assert page.count('<section class="sheet">') == 2
    assert "13800000000" in page


def test_where_nobody_leads_it_says_who_above_and_no_phone(client, grids, doors, make_official):
    head = make_official(Role.LIAISON_HEAD, grids.village)
    head.duties.update(person_name="周国华", phone="13900000000")
    client.force_login(head)
    page = client.get(f"{order(client, grids.micro).url}print/").content.decode()
    assert "星光村监察工作联络站" in page
    assert "周国华" in page
    assert "13900000000" not in page


def test_a_task_that_nobody_waits_for_draws_nothing(grids):
    ready = SignPrinting.objects.create(area=grids.micro, sending="1", state=PrintState.READY)
    draw_signs_in_background.call(ready.pk)
    ready.refresh_from_db()
    assert not ready.file
