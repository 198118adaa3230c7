"""Who is asked gets mail, and who handed in hears what came of it; nobody is named in it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from areas.enums import Role
from disclosure.review import approve, send_back, submit
from disclosure.states import say_time
from tests.disclosure.conftest import Q3
from tests.disclosure.staff import ACCOUNTANT, COMMITTEE, make_staff

COMMENT = "第 3 行写错了"


def with_address(area, username, roles, address):
    user = make_staff(area, username, roles)
    user.email = address
    user.save()
    return user


@pytest.fixture
def people(village, town, make_village):
    """The accountant, the committee's two, the town's, and another village's committee."""
    with_address(make_village("泖河村"), "别村", COMMITTEE, "other@example.org")
    return {
        "accountant": with_address(village, "陆雪英", ACCOUNTANT, "accountant@example.org"),
        "member": with_address(village, "沈志强", COMMITTEE, "member@example.org"),
        "silent": make_staff(village, "没有邮箱", COMMITTEE),
        "inspector": with_address(town, "顾建平", (Role.TOWN_INSPECTION,), "town@example.org"),
    }


@pytest.fixture
def draft(village, make_notice):
    return make_notice(village, Q3, publish=False)


def test_who_is_asked_is_written_to_with_a_link(draft, people, mailoutbox, admin_user):
    submit(draft, user=people["accountant"])
    [mail] = mailoutbox
    assert mail.to == ["member@example.org"]
    assert mail.subject == f"请审核：{draft.title}"
    assert f"http://testserver/admin/disclosure/pages/{draft.pk}/review/" in mail.body


def test_where_the_committee_made_it_the_town_is_written_to(draft, people, mailoutbox):
    people["silent"].delete()
    submit(draft, user=people["member"])
    assert [mail.to for mail in mailoutbox] == [["town@example.org"]]


@pytest.mark.parametrize("sent_back", [True, False])
def test_who_handed_in_hears_what_came_of_it(draft, people, mailoutbox, sent_back):
    review = submit(draft, user=people["accountant"])
    mailoutbox.clear()
    if sent_back:
        send_back(review, user=people["member"], comment=COMMENT)
    else:
        approve(review, user=people["member"])
    [mail] = mailoutbox
    assert mail.to == ["accountant@example.org"]
    assert mail.subject == f"{'退回了' if sent_back else '审核通过'}：{draft.title}"
    assert f"/admin/pages/{draft.pk}/edit/" in mail.body
    for private in (COMMENT, "陆雪英", "沈志强"):
        assert private not in mail.subject + mail.body


@pytest.mark.parametrize(
    ("days", "said"), [(0, "审核通过了。已公开。"), (2, "审核通过了。定于 {} 公开。")]
)
def test_the_mail_of_a_yes_says_whether_readers_see_it(draft, people, mailoutbox, days, said):
    hour = timezone.now() + timedelta(days=days)
    draft = draft.get_latest_revision_as_object()
    draft.go_live_at = hour if days else None
    draft.save_revision()
    approve(submit(draft, user=people["accountant"]), user=people["member"])
    assert said.format(say_time(hour)) in mailoutbox[-1].body
