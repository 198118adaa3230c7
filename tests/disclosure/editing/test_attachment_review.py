"""Who sees an attachment before the public does, and who may let it through."""

import pytest
from django.urls import reverse

from areas.enums import Role
from areas.factories import administrator
from disclosure.attached import Attached, Box
from disclosure.editing import attaching
from disclosure.editing.changed_beside import changed_beside
from disclosure.models import Attachment, DisclosurePage
from disclosure.review import submit
from tests.disclosure.attachments import (
    admin_address,
    attach,
    attachments_of,
    editor,
    say,
    send,
)
from tests.disclosure.editing.uploading import draft_of, text_of
from tests.disclosure.staff import ACCOUNTANT, COMMITTEE, log_in, make_staff


def test_while_it_is_in_review_nothing_is_attached_or_changed(notice, accountant):
    attachment = attach(accountant, notice)
    submit(notice, user=None)

    for answer in (send(accountant, notice), say(accountant, attachment, title="改过的")):
        assert "正在审核，要改附件，请先点「撤回提交」" in text_of(answer)
    accountant.post(admin_address("remove_attachment", attachment))
    (attached,) = draft_of(notice).attachments
    assert attached.title == "鱼塘合同"


def test_what_is_attached_by_another_way_takes_the_submission_back(notice, accountant, village):
    attachment = attach(accountant, notice)
    submit(notice, user=None)
    say_anyway(attachment, make_staff(village, "别的会计", ACCOUNTANT))

    assert "提交以后又改动过，所以退回了" in text_of(editor(accountant, notice))


def say_anyway(attachment, user):
    """What a request does that began before the notice was handed in."""
    attaching.attach(attachment, Attached(attachment.pk, "other", "晚到的", 1), user=user)


def test_who_sent_or_attached_it_does_not_review_it(notice, village):
    sender, other, third = (make_staff(village, name, COMMITTEE) for name in ("甲", "乙", "丙"))
    send(log_in(sender), notice)
    say(log_in(other), Attachment.objects.get())
    submit(notice, user=None)

    address = reverse("disclosure_admin:review", args=[notice.pk])
    answers = [log_in(user).get(address).status_code for user in (sender, other, third)]
    assert answers == [302, 302, 200]  # led on: it waits for somebody else


def test_the_reviewer_sees_what_he_lets_through(notice, accountant, supervisor):
    attachment = attach(accountant, notice, title="2号鱼塘承包合同", boxes="1: 1 1 5 5")
    submit(notice, user=None)

    shown = supervisor.get(reverse("disclosure_admin:review", args=[notice.pk]))
    assert "这一份带着 1 份附件" in text_of(shown)
    assert "合同：2号鱼塘承包合同" in text_of(shown)
    address = admin_address("shown_picture", attachment, 1)
    assert f'src="{address}"' in shown.content.decode()
    assert supervisor.get(address).status_code == 200


def test_the_reviewer_sees_what_is_taken_off_or_signed_anew(notice, accountant, supervisor):
    """The table stays as it was: without being told, he would let through what he never saw."""
    attachment = attach(accountant, notice)
    submit(notice, user=None)
    address = reverse("disclosure_admin:review", args=[notice.pk])
    assert "表格以外改了什么" not in text_of(supervisor.get(address))
    draft_of(notice).latest_revision.publish(user=administrator())
    accountant.post(admin_address("remove_attachment", attachment))
    draft = draft_of(notice)
    draft.prepared_by = "别人"
    draft.save_revision()
    submit(DisclosurePage.objects.get(pk=notice.pk), user=None)
    shown = text_of(supervisor.get(address))
    assert "表格以外改了什么" in shown
    assert "制表人 陆雪英 别人" in shown
    assert "附件 合同：鱼塘合同，涂黑 0 处 （没有）" in shown


def test_the_town_sees_it_only_while_it_is_asked(notice, accountant, town):
    attachment = attach(accountant, notice)
    inspector = log_in(make_staff(town, "顾建平", (Role.TOWN_INSPECTION,)))
    address = admin_address("shown_picture", attachment, 1)
    assert inspector.get(address).status_code == 404

    submit(notice, user=None)
    assert inspector.get(address).status_code == 200


def test_nobody_of_another_village_finds_it(notice, accountant, make_village):
    attachment = attach(accountant, notice)
    other = log_in(make_staff(make_village("泖河村"), "别村", (*ACCOUNTANT, *COMMITTEE)))

    names = ("attachment", "remove_attachment", "withdraw_attachment", "original")
    pictures = [admin_address(n, attachment, 1) for n in ("attachment_picture", "shown_picture")]
    for address in (*(admin_address(name, attachment) for name in names), *pictures):
        assert other.get(address).status_code == 404
        assert other.post(address, {"title": "改"}).status_code in (404, 405)
    assert attachments_of(other, notice).status_code == 404
    assert send(other, notice).status_code == 404


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({}, {}, []),
        ({}, None, [("合同：甲，涂黑 1 处", "")]),
        (None, {}, [("", "合同：甲，涂黑 1 处")]),
        ({}, {"title": "乙"}, [("合同：甲，涂黑 1 处", "合同：乙，涂黑 1 处")]),
        ({}, {"boxes": ()}, [("合同：甲，涂黑 1 处", "合同：甲，涂黑 0 处")]),
        (
            {},
            {"boxes": (Box(1, 5, 5, 9, 9),)},
            [("合同：甲，涂黑 1 处", "合同：甲，涂黑 1 处，涂黑的地方变了")],
        ),
        ({}, {"row": "一行"}, [("合同：甲，涂黑 1 处", "合同：甲，涂黑 1 处，放到了别处")]),
    ],
)
@pytest.mark.parametrize("live", [True, False])
def test_what_is_told_of_an_attachment_that_changed(old, new, told, live):
    def page(said):
        usual = {"attachment": 1, "kind": "contract", "title": "甲", "pages": 1}
        boxes = (Box(1, 0, 0, 9, 9),)
        attached = [] if said is None else [Attached(**{**usual, "boxes": boxes, **said}).as_json()]
        return DisclosurePage(live=live, ledger="leases", attached=attached)

    found = [(each.before, each.after) for each in changed_beside(page(old), page(new))]
    assert found == (told if live else [])
