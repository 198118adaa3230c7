"""A notice that goes public by itself, at a time that was set."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from disclosure.models import DisclosurePage
from tests.disclosure.conftest import Q3
from tests.disclosure.editing.test_review import answer, editor, post
from tests.disclosure.editing.uploading import text_of


@pytest.fixture
def page(make_notice, village):
    return make_notice(village, Q3, publish=False)


def at(**later):
    return timezone.localtime(timezone.now() + timedelta(**later)).strftime("%Y-%m-%d %H:%M")


def test_what_is_set_says_so_wherever_the_state_is_shown(accountant, supervisor, page):
    post(accountant, page, "action-submit", go_live_at=at(days=2))
    said = text_of(answer(supervisor, page, "approve"))
    planned = DisclosurePage.objects.get(pk=page.pk).status_string

    assert planned.startswith("定于 ")
    assert f"{planned}。到时候自己公开，不用再点。" in said
    shown = text_of(editor(supervisor, page))
    assert f"{planned}。 到时候自己公开，不用再点。要改，先点最上面的「取消定时」。" in shown
    assert planned in text_of(supervisor.get(reverse("notices:index")))
    assert planned in text_of(
        supervisor.get(reverse("disclosure_admin:upload", args=[page.pk]), follow=True)
    )


def test_who_may_not_take_the_hour_back_reads_whom_to_ask(accountant, supervisor, page):
    """The accountant has no such button."""
    post(accountant, page, "action-submit", go_live_at=at(days=2))
    answer(supervisor, page, "approve")
    shown = text_of(editor(accountant, page))
    assert "要改，请村务监督委员会打开这一页取消定时；委员会没有人的，请系统管理员。" in shown
    assert "「取消定时」" not in shown


def test_taking_the_hour_back_calls_the_draft_as_elsewhere(accountant, supervisor, page):
    post(accountant, page, "action-submit", go_live_at=at(days=2))
    answer(supervisor, page, "approve")
    revision = DisclosurePage.objects.get(pk=page.pk).scheduled_revision.pk
    address = reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision])
    shown = text_of(supervisor.get(address))
    assert f"第 {revision} 稿" in shown
    assert "修订版本" not in shown
    assert f"第 {revision} 稿" in text_of(supervisor.post(address, follow=True))


def test_an_older_draft_names_the_person_who_saved_it(accountant, page):
    """Not his login, nor that of whoever looks."""
    User.objects.update(first_name="王阿珍")
    post(accountant, page, "action-save")
    revision = DisclosurePage.objects.get(pk=page.pk).revisions.earliest("pk")
    revision.user = User.objects.first()
    revision.save()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk])
    assert "您看的是这一页的旧版本， 王阿珍 在 " in text_of(accountant.get(address))


def test_a_time_in_the_draft_alone_sets_nothing(accountant, page):
    post(accountant, page, "action-save", go_live_at=at(days=2))
    shown = text_of(editor(accountant, page))
    assert "还没有公开。" in shown
    assert "审核通过了，到那时才公开" in shown


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"go_live_at": "2026-01-01 08:00"}, "这个时间已经过了"),
        ({"go_live_at": at(days=9), "show_until": at(days=8)[:10]}, "「公示到哪天」已经到了"),
    ],
)
def test_times_that_make_no_sense_are_refused(accountant, page, said, refusal):
    assert refusal in text_of(post(accountant, page, "action-submit", **said))
    assert DisclosurePage.objects.get(pk=page.pk).status_string == "还没有公开"


def test_the_village_throws_nothing_away_that_is_in_review_or_let_through(
    accountant, supervisor, page
):
    """The review, and who asked for it, would be gone with it."""
    post(accountant, page, "action-submit", go_live_at=at(days=2))
    refused(page, accountant, supervisor)
    answer(supervisor, page, "approve")
    refused(page, accountant, supervisor)


def refused(page, *clients):
    delete = reverse("wagtailadmin_pages:delete", args=[page.pk])
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    for client in clients:
        said = text_of(client.post(delete, follow=True))
        assert "正等着审核，或者定了时间公开，不能删除。先撤回提交，或者请人取消定时" in said
        client.post(f"{bulk}?id={page.pk}&next=/")
        assert DisclosurePage.objects.filter(pk=page.pk).exists()
