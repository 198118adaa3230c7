"""Who goes by its address to what he may not do with a page is told what to do instead."""

import pytest
from django.urls import reverse

from areas.enums import Role
from disclosure.models import DisclosurePage
from home.models import VillagePage
from tests.disclosure.conftest import Q3
from tests.disclosure.editing.uploading import text_of
from tests.disclosure.staff import log_in, make_staff


def asked(client, action, *pages):
    address = reverse(f"wagtailadmin_pages:{action}", args=[page.pk for page in pages])
    answers = [client.get(address, follow=True), client.post(address, follow=True)]
    return [text_of(answer) for answer in answers]


@pytest.mark.parametrize(
    ("action", "why"),
    [
        ("delete", "公开过，您不能删除。数字错了，请更正；真要删除，请找系统管理员"),
        ("unpublish", "公开过，您不能撤下。数字错了，请更正；真要撤下，请找系统管理员"),
        ("move", "公开过，不能移动。别的村要公开，请在那个村下面新建一页"),
    ],
)
def test_what_was_public(make_notice, village, accountant, supervisor, action, why):
    notice = make_notice(village, Q3)
    for client in (accountant, supervisor):
        for said in asked(client, action, notice):
            assert f"「{notice.title}」{why}" in said
            assert "没有权限" not in said
    assert DisclosurePage.objects.get(pk=notice.pk).live


@pytest.mark.parametrize("action", ["delete", "unpublish", "move", "copy"])
def test_the_page_of_a_place(village, accountant, admin_client, action):
    place = VillagePage.objects.get(area=village)
    for client in (accountant, admin_client):
        for said in asked(client, action, place):
            assert "跟着区划走" in said
            assert "请系统管理员改区划" in said


def test_a_draft_seen_by_the_town_alone(make_notice, village, town):
    notice = make_notice(village, Q3, publish=False)
    inspector = log_in(make_staff(town, "zhenjiwei", (Role.TOWN_INSPECTION,)))
    for action in ("delete", "move", "copy"):
        assert "归村里管" in asked(inspector, action, notice)[0]
    assert "现在没有公开，不用撤下" in asked(inspector, "unpublish", notice)[0]


def test_the_last_step_of_a_move_by_itself(make_notice, village, make_village, accountant):
    """The first step is open to the accountant: the draft is his; the other village is not."""
    draft = make_notice(village, Q3, publish=False)
    other = make_village("旧埭村")
    duty = village.duties.get()
    duty.pk, duty.area, duty.role = None, other, Role.SUPERVISION_COMMITTEE
    duty.save()
    elsewhere = VillagePage.objects.get(area=other)
    said = asked(accountant, "move_confirm", draft, elsewhere)
    assert all("不能移到「旧埭村」。要在那里公开，请在那里新建一页" in each for each in said)


def test_an_administrator_takes_down_first(make_notice, village, admin_client):
    notice = make_notice(village, Q3)
    assert "先撤下，写明原因，再删除" in asked(admin_client, "delete", notice)[0]


@pytest.mark.parametrize("live", [True, False])
def test_an_administrator_is_not_told_to_take_down_for_a_move(
    make_notice, village, admin_client, live
):
    """With its table it would not be let into another village afterwards either."""
    notice = make_notice(village, Q3)
    if not live:
        notice.unpublish()
    for said in asked(admin_client, "move", notice):
        assert f"「{notice.title}」公开过，不能移动。别的村要公开，请在那个村下面新建一页" in said
        assert "先撤下" not in said


def test_what_is_allowed_goes_on(make_notice, village, accountant):
    draft = make_notice(village, Q3, publish=False)
    for action in ("delete", "move", "copy"):
        address = reverse(f"wagtailadmin_pages:{action}", args=[draft.pk])
        assert accountant.get(address).status_code == 200
