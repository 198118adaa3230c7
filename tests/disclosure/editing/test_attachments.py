"""Contracts and vouchers on their way onto a notice, in the admin."""

import struct
import zlib
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from PIL import Image

from areas.enums import Role
from areas.factories import AreaFactory, administrator
from disclosure import pdf_pages
from disclosure.attached import Attached
from disclosure.attachment_faults import MESSAGES
from disclosure.editing import attaching
from disclosure.editing.attaching import DIED, MOST_WAITING, WAIT, draw, give_up, take_in, take_up
from disclosure.importing.files.workbook import MAX_BYTES
from disclosure.models import Attachment, DisclosurePage
from disclosure.review import submit
from tests.disclosure.attachments import (
    admin_address,
    attach,
    colours,
    say,
    send,
)
from tests.disclosure.conftest import Q3
from tests.disclosure.editing.uploading import draft_of, text_of
from tests.disclosure.pdfs import BLACK_BAR, LOCKED, SCRIPT, pdf, veils
from tests.disclosure.reading import lease_csv
from tests.disclosure.staff import ACCOUNTANT, COMMITTEE, log_in, make_staff


@pytest.fixture
def notice(make_notice, village):
    return make_notice(village, Q3, publish=False)


def picture(kind="JPEG", size=(60, 40), exif=b""):
    content = BytesIO()
    Image.new("RGB", size, "white").save(content, kind, exif=exif)
    return content.getvalue()


def bomb():
    """A PNG of 30,000 × 30,000 pixels in a hundred kilobytes."""

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(20_000_000), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


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


def attachments_of(client, page):
    return client.get(reverse("disclosure_admin:attachments", args=[page.pk]))


def editor(client, page):
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))


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


AT_SIGHT = {
    "renamed.pdf": (b"MZ\x90\0" + bytes(200), "这是程序"),
    "drawn.jpg": (
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
        "网页或者绘图文件",
    ),
    "zip.pdf": (b"PK\x03\x04" + bytes(100), "文档或者压缩包"),
    "words.png": ("就是几个字".encode(), "这不是照片"),
    "cut.pdf": (pdf([BLACK_BAR] * 9)[:1500], MESSAGES["truncated"]),
    "behind.pdf": (pdf() + b"PK\x03\x04" + bytes(60), MESSAGES["more_behind"]),
    "large.pdf": (b"%PDF-1.7\n" + bytes(MAX_BYTES) + b"%%EOF", MESSAGES["too_large"]),
    "words.docx": (b"PK\x03\x04" + bytes(100), "请另存为 PDF 再传"),
    "empty.pdf": (b"", "打不开"),
}


@pytest.mark.parametrize("name", AT_SIGHT)
def test_what_is_no_attachment_is_refused_at_once(notice, accountant, name):
    content, why = AT_SIGHT[name]

    answer = send(accountant, notice, content, name)

    assert answer.status_code == 400
    assert why in text_of(answer)
    assert not Attachment.objects.exists()


IN_THE_WORKER = {
    "locked.pdf": (pdf(trailer=LOCKED), MESSAGES["encrypted"]),
    "long.pdf": (pdf([b""] * 51), MESSAGES["too_many_pages"]),
    "slow.pdf": (veils(1, 200_000), MESSAGES["too_complex"]),
    "rubbish.pdf": (b"%PDF-1.7\nrubbish\n%%EOF", MESSAGES["unreadable"]),
    "cut.jpg": (picture(size=(600, 400))[:-900], "没有传完整，或者已经坏了"),
    "bomb.png": (bomb(), "这张照片太大"),
}


@pytest.mark.parametrize("name", IN_THE_WORKER)
def test_what_turns_out_to_be_none_is_told_and_nothing_of_it_kept(
    notice, accountant, name, django_capture_on_commit_callbacks, monkeypatch
):
    monkeypatch.setattr(pdf_pages, "PAGE_SECONDS", 1)
    content, why = IN_THE_WORKER[name]

    with django_capture_on_commit_callbacks(execute=True):
        said = text_of(send(accountant, notice, content, name))

    assert why in said
    attachment = Attachment.objects.get()
    assert not attachment.original
    assert not attachment.pages.exists()
    assert why in text_of(attachments_of(accountant, notice))
    say(accountant, attachment)
    assert draft_of(notice).attachments == []
    accountant.post(admin_address("remove_attachment", attachment))
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    "content",
    [picture() + b"PK\x03\x04 a whole archive", pdf(catalog=SCRIPT), picture("PNG") + b"<script>"],
    ids=["picture and archive", "PDF with a script", "picture and page"],
)
def test_nothing_but_the_picture_is_left_of_a_file(notice, accountant, content):
    attachment = attach(accountant, notice, content)

    shown = accountant.get(admin_address("shown_picture", attachment, 1)).content
    assert Image.open(BytesIO(shown)).format == "JPEG"
    assert not any(word in shown for word in (b"PK\x03\x04", b"script", b"JavaScript"))


def test_a_photo_stands_upright_and_tells_not_where_it_was_taken(notice, accountant):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "a phone"
    attachment = attach(accountant, notice, picture(exif=exif.tobytes()))

    shown = accountant.get(admin_address("shown_picture", attachment, 1)).content
    assert Image.open(BytesIO(shown)).size == (40, 60)
    assert b"a phone" not in shown


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
    assert answers == [404, 404, 200]


def test_the_reviewer_sees_what_he_lets_through(notice, accountant, supervisor):
    attachment = attach(accountant, notice, title="2号鱼塘承包合同", boxes="1: 1 1 5 5")
    submit(notice, user=None)

    shown = supervisor.get(reverse("disclosure_admin:review", args=[notice.pk]))
    assert "这一份带着 1 份附件" in text_of(shown)
    assert "合同：2号鱼塘承包合同" in text_of(shown)
    address = admin_address("shown_picture", attachment, 1)
    assert f'src="{address}"' in shown.content.decode()
    assert supervisor.get(address).status_code == 200


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


def test_the_same_file_is_not_taken_twice_unless_it_was_taken_off(notice, accountant):
    attachment = attach(accountant, notice)
    assert "这份文件已经传过了，就是「合同.pdf」" in text_of(
        send(accountant, notice, name="又一次.pdf")
    )
    assert Attachment.objects.count() == 1

    accountant.post(admin_address("remove_attachment", attachment))
    assert "附到公示上" in text_of(send(accountant, notice))


def test_what_is_still_being_read_may_be_given_up(notice, accountant, caplog):
    taken = take_in(notice, pdf(), "合同.pdf", user=None)
    reading = accountant.get(admin_address("attachment", taken)).content.decode()
    assert admin_address("remove_attachment", taken) in reading
    accountant.post(admin_address("remove_attachment", taken))
    draw(taken)

    assert not Attachment.objects.exists()
    assert "could not be drawn" not in caplog.text


def test_a_village_has_only_a_few_files_in_line(notice, accountant, make_notice, make_village):
    for number in range(MOST_WAITING):
        take_in(notice, pdf([b"%d w" % number]), f"{number}.pdf", user=None)

    assert WAIT in text_of(send(accountant, notice, pdf([b"9 w"])))
    other = make_notice(make_village("泖河村"), Q3, publish=False)
    assert take_in(other, pdf(), "合同.pdf", user=None)

    draw(Attachment.objects.earliest("pk"))
    assert "附到公示上" in text_of(send(accountant, notice, pdf([b"9 w"])))


def test_an_attachment_is_drawn_by_one_worker_only(notice, village):
    taken = take_in(notice, pdf(), "合同.pdf", user=None)

    assert take_up(taken.pk) == taken
    assert take_up(taken.pk) is None
    draw(taken)
    assert Attachment.objects.get().state == "ready"


def test_who_waits_is_told_of_a_worker_that_died(notice, accountant):
    taken = take_in(notice, pdf(), "合同.pdf", user=None)
    assert "正在打开文件" in text_of(accountant.get(admin_address("attachment", taken)))

    give_up(taken.pk, DIED)
    assert DIED in text_of(accountant.get(admin_address("attachment", taken)))


@pytest.fixture
def public(make_notice, village):
    return make_notice(village, Q3)


def test_what_should_not_be_public_goes_from_every_version_at_once(
    public, accountant, supervisor, client, django_capture_on_commit_callbacks
):
    attachment = attach(accountant, public, title="写了卡号的发票", kind="voucher")
    draft_of(public).get_latest_revision().publish(user=administrator())
    address = f"{public.url}attachments/{attachment.pk}/pages/1/"
    assert client.get(address).status_code == 200
    assert accountant.get(admin_address("withdraw_attachment", attachment)).status_code == 404

    with django_capture_on_commit_callbacks(execute=True):
        said = supervisor.post(
            admin_address("withdraw_attachment", attachment),
            {"kind": "number", "reason": "漏涂了一处"},
            follow=True,
        )

    assert "已隐去" in text_of(said)
    assert client.get(address).status_code == 404
    seen = text_of(client.get(public.url))
    assert "凭证：写了卡号的发票（" in seen
    assert "隐去：写了身份证号、卡号或电话）" in seen
    assert all(
        version.content["attached"][0]["withdrawn"]
        for version in public.revisions.all()
        if version.content["attached"]
    )
    assert not attachment.original.storage.exists(attachment.original.name)


def test_what_is_public_still_though_the_draft_has_it_no_more_can_be_taken_away(
    public, accountant, supervisor
):
    attachment = attach(accountant, public, title="发票")
    draft_of(public).get_latest_revision().publish(user=administrator())
    accountant.post(admin_address("remove_attachment", attachment))

    shown = attachments_of(supervisor, public).content.decode()
    assert "「合同：发票」从草稿上去掉了，可是村民现在还看得到" in shown
    assert f'href="{admin_address("withdraw_attachment", attachment)}"' in shown


def test_what_another_tab_attached_meanwhile_is_not_thrown_away(notice, accountant):
    send(accountant, notice)
    seen_before = Attachment.objects.get()
    say(accountant, seen_before)
    attaching.detach(seen_before, user=administrator())

    assert draft_of(notice).attachments == []
    assert Attachment.objects.exists()  # a version before shows it


def test_the_town_hears_of_what_a_village_took_away(
    public, accountant, supervisor, town, mailoutbox
):
    """And nobody of another town."""
    inspector = make_staff(town, "顾建平", (Role.TOWN_INSPECTION,))
    User.objects.filter(pk=inspector.pk).update(email="town@example.org")
    other = AreaFactory(parent=town.get_parent(), name="广陈镇")
    elsewhere = make_staff(other, "别镇", (Role.TOWN_INSPECTION,))
    attachment = attach(accountant, public, title="发票")
    asked = supervisor.get(admin_address("withdraw_attachment", attachment))
    assert "镇纪检会收到通知" in text_of(asked)
    supervisor.post(
        admin_address("withdraw_attachment", attachment), {"kind": "number", "reason": "漏涂了一处"}
    )

    (mail,) = [mail for mail in mailoutbox if "隐去" in mail.subject]
    assert mail.to == ["town@example.org"]
    assert public.title in mail.subject
    assert "漏涂" not in mail.body
    overview = reverse("disclosure_admin:overview")
    assert overview in mail.body
    shown = text_of(log_in(inspector).get(overview))
    for word in ("各村自己隐去的附件", "合同：发票", "写了身份证号、卡号或电话", "漏涂了一处"):
        assert word in shown
    assert "合同.pdf" not in shown  # the file's own name may be a person's
    assert "漏涂了一处" not in text_of(log_in(elsewhere).get(overview))
