"""Contracts and vouchers on their way onto a notice, in the admin."""

import pytest

from areas.factories import administrator
from disclosure.editing import attaching
from disclosure.models import Attachment, DisclosurePage
from tests.disclosure.attachments import (
    admin_address,
    attach,
    attachments_of,
    colours,
    editor,
    say,
    send,
)
from tests.disclosure.editing.uploading import draft_of, text_of
from tests.disclosure.pdfs import BLACK_BAR, pdf
from tests.disclosure.reading import lease_csv


def test_a_contract_is_looked_at_before_it_is_attached(notice, accountant):
    shown = text_of(send(accountant, notice, pdf([BLACK_BAR, b""])))

    assert "共 2 页" in shown
    assert "附到公示上" in shown
    assert draft_of(notice).attachments == []
    assert "读好了，还没有附上" in text_of(attachments_of(accountant, notice))

    said = text_of(say(accountant, Attachment.objects.get(), title="2号鱼塘承包合同"))
    assert "「2号鱼塘承包合同」记在草稿上了" in said
    assert "合同：2号鱼塘承包合同 放在表格下面，是整份公示的附件。共 2 页，涂黑 0 处。" in said
    (attached,) = draft_of(notice).attachments
    assert (attached.name, attached.pages, attached.row) == ("合同：2号鱼塘承包合同", 2, "")
    assert "附件（1 份）" in text_of(editor(accountant, notice))


def test_what_is_blacked_out_is_not_in_the_picture(notice, accountant):
    attachment = attach(accountant, notice, boxes="1: 10 20 40 30")

    came = accountant.get(admin_address("attachment_picture", attachment, 1))
    shown = accountant.get(admin_address("shown_picture", attachment, 1))
    places = [(11, 21), (39, 29), (60, 50)]
    assert colours(came.content, *places) == ["white", "white", "white"]
    assert colours(shown.content, *places) == ["black", "black", "white"]
    for answer in (came, shown):
        assert answer["Content-Type"] == "image/jpeg"
        assert "no-store" in answer["Cache-Control"]
    original = accountant.get(admin_address("original", attachment))
    assert original.content == pdf()
    assert original["Content-Disposition"].startswith("attachment")


def test_what_was_said_is_asked_for_again_and_may_be_said_otherwise(notice, accountant):
    attachment = attach(accountant, notice, row="鱼塘2号", boxes="1: 10 20 40 30")

    form = accountant.get(admin_address("attachment", attachment)).content.decode()
    assert "第2处：鱼塘2号，李某某，星光租2024-002" in form
    assert "1: 10 20 40 30" in form

    say(accountant, attachment, title="改过的")
    (attached,) = draft_of(notice).attachments
    assert (attached.title, attached.row, attached.boxes) == ("改过的", "", ())


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("2", "放在第2处：鱼塘2号"),
        ("第2处", "放在第2处：鱼塘2号"),
        ("第2处：以前叫别的名字", "放在第2处：鱼塘2号"),
        ("星光租2024-002", "放在第2处：鱼塘2号"),
        ("鱼塘2", "放在第2处：鱼塘2号"),
        ("", "放在表格下面"),
        ("老校舍", "有好几处都对得上：第3处：老校舍3号"),
        ("李建国", "这张表里找不到「李建国」"),
        ("99", "这张表里找不到「99」"),
    ],
)
def test_the_row_is_said_by_its_number_or_by_words_of_it(notice, accountant, wanted, said):
    send(accountant, notice)

    assert said in text_of(say(accountant, Attachment.objects.get(), row=wanted))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"title": ""}, "请写一个名称"),
        ({"title": "李某合同，电话 13800138000"}, "这里有手机号"),
        ({"title": "住院病历"}, "「病历」是个人的东西"),
        ({"title": "长" * 61}, "60"),
        ({"boxes": "2: 1 1 2 2"}, "一共 1 页"),
        ({"kind": "secret"}, "secret"),
    ],
)
def test_what_cannot_be_said_of_it_is_told(notice, accountant, said, why):
    send(accountant, notice)

    assert why in text_of(say(accountant, Attachment.objects.get(), **said))
    assert draft_of(notice).attachments == []


def test_a_row_that_a_correction_takes_away_is_pointed_out(
    notice, accountant, make_notice, village
):
    attach(accountant, notice, row="2")
    make_notice(village, "新.csv", content=lease_csv(3), publish=False)

    assert "现在的表格里已经没有它原来的那一行了" in text_of(attachments_of(accountant, notice))


def test_what_is_taken_off_is_asked_about_first(notice, accountant):
    attachment = attach(accountant, notice, title="错的合同")

    asked = text_of(accountant.get(admin_address("remove_attachment", attachment)))
    assert "要把「合同：错的合同」从这一页去掉吗" in asked
    assert len(draft_of(notice).attachments) == 1

    accountant.post(admin_address("remove_attachment", attachment))
    assert draft_of(notice).attachments == []
    assert Attachment.objects.exists()  # a version before shows it


def test_a_version_brought_back_has_its_attachments_again(notice, accountant):
    attachment = attach(accountant, notice, boxes="1: 10 20 40 30")
    before = DisclosurePage.objects.get(pk=notice.pk).latest_revision
    accountant.post(admin_address("remove_attachment", attachment))
    before.as_object().save_revision()

    shown = accountant.get(admin_address("shown_picture", attachment, 1)).content
    assert colours(shown, (20, 25)) == ["black"]


def test_a_copy_has_no_attachments(notice, accountant):
    attach(accountant, notice)
    copied = draft_of(notice).copy(update_attrs={"slug": "copied"})

    assert copied.attachments == []
    assert copied.get_latest_revision_as_object().attachments == []


def test_two_files_sent_at_once_are_both_attached(notice, accountant):
    send(accountant, notice, name="一.pdf")
    send(accountant, notice, pdf([b""]), name="二.pdf")
    for attachment in Attachment.objects.all():
        say(accountant, attachment, title=attachment.name)

    assert [each.title for each in draft_of(notice).attachments] == ["一.pdf", "二.pdf"]


def test_what_another_tab_attached_meanwhile_is_not_thrown_away(notice, accountant):
    send(accountant, notice)
    seen_before = Attachment.objects.get()
    say(accountant, seen_before)
    attaching.detach(seen_before, user=administrator())

    assert draft_of(notice).attachments == []
    assert Attachment.objects.exists()  # a version before shows it
