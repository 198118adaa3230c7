"""Posters as one PDF in the admin: of one notice, and of a place and a month."""

import pytest
from django.urls import reverse

from areas.enums import Role
from disclosure.models import PosterFile
from disclosure.notices.posters import PaperSize
from feedback.factories import PostingFactory
from feedback.models import Posting
from tests.disclosure.editing.postering import ask, fetched, form_at, noted, of_month, pages_in
from tests.disclosure.staff import log_in, make_staff
from tests.feedback.sending import code_on


@pytest.fixture
def make_served(village):
    """Somebody logged in who serves the village, or the place around it in which there is one."""

    def make(role, area=village):
        return log_in(make_staff(area, role.value, (role,)))

    return make


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


@pytest.mark.usefixtures("typeset")
class TestMonth:
    def test_holds_what_is_public_of_the_village_about_it(
        self, q3, village, other_village, accountant
    ):
        shown = accountant.get(of_month(village)).content.decode()
        assert "星光村2026年9月：1 份" in shown
        response = ask(accountant, of_month(village), size="a4", notices=[q3.pk])
        (page,) = pages_in(fetched(accountant, response))
        assert "2026年第三季度" in page
        assert not Posting.objects.exists()

    def test_of_a_town_holds_all_villages(self, q3, town, other_village, make_served):
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
        accountant.post(of_month(village), {"number": "1", "size": "a4"})
        assert not PosterFile.objects.exists()

    def test_has_a_largest_number(self, q3, town, other_village, make_served, monkeypatch):
        monkeypatch.setattr("disclosure.editing.poster_forms.MOST", 1)
        inspector = make_served(Role.TOWN_INSPECTION, town)
        shown = ask(inspector, of_month(town), size="a4").content.decode()
        assert "请选小一点的地方" in shown
        assert not PosterFile.objects.exists()
