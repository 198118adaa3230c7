"""Who chooses many pages to delete or take down is told of each that stays why, and what to do."""

import pytest
from django.urls import reverse

from disclosure.models import DisclosurePage
from home.models import VillagePage
from tests.disclosure.conftest import Q2, Q3
from tests.disclosure.reading import text_of

ONE_BY_ONE = "要一份一份撤下，写明原因"


def many(action, *pages):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return f"{address}?{'&'.join(f'id={page.pk}' for page in pages)}&next=/admin/"


@pytest.fixture
def public(village, make_notice):
    return make_notice(village, Q3)


@pytest.mark.parametrize(
    ("action", "why"), [("delete", "公开着，不能删除。先撤下，写明原因"), ("unpublish", ONE_BY_ONE)]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_administrator_reads_why_none_goes(admin_client, public, action, why, method):
    answer = getattr(admin_client, method)(many(action, public))
    assert answer.status_code == 200
    shown = text_of(answer.content.decode())
    assert f"{public.title} ：{why}" in shown
    assert " 0 " not in shown
    assert "请找系统管理员" not in shown
    assert DisclosurePage.objects.get(pk=public.pk).live


def test_what_may_go_goes_and_the_page_before_says_what_stays(
    admin_client, village, make_notice, public
):
    draft = make_notice(village, Q2, period="2026Q2", publish=False)
    shown = text_of(admin_client.get(many("delete", public, draft)).content.decode())
    assert f"{public.title} ：公开着" in shown
    assert f"{draft.title} ：" not in shown
    admin_client.post(many("delete", public, draft))
    assert list(DisclosurePage.objects.values_list("pk", flat=True)) == [public.pk]


def test_the_page_of_a_village_says_that_it_follows_its_area(admin_client, village):
    page = VillagePage.objects.get(area=village)
    shown = text_of(admin_client.get(many("delete", page)).content.decode())
    assert f"{page.title} ：是一个地方的页面" in shown


def test_a_draft_is_not_public_and_need_not_be_taken_down(admin_client, village, make_notice):
    draft = make_notice(village, Q3, publish=False)
    shown = text_of(admin_client.get(many("unpublish", draft)).content.decode())
    assert f"{draft.title} ：现在没有公开，不用撤下" in shown
