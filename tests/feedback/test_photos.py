"""Photos with what a resident says: added one by one, kept privately, and swept if never sent."""

import os
import re
import time
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from PIL import Image

from feedback.intake import photo_links
from feedback.models import Category, Ticket, TicketPhoto
from home import pictures
from tests.feedback.sending import (
    PHOTO,
    add,
    another,
    complaint,
    hidden_in,
    receipt_in,
    send_with,
    shown,
)
from tests.finding import found
from tests.picturing import QUARTERS, jpeg_segments, quarters

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where private storage lies on the disk."""
    storage = TicketPhoto._meta.get_field("jpeg").storage
    monkeypatch.setattr(storage, "within", FileSystemStorage(location=tmp_path))
    return tmp_path


def test_a_photo_is_shown_beside_the_form_which_keeps_what_was_typed(client, address, form):
    response = add(client, address, form, text="塘里没水。", contact="小陈")
    page = response.content.decode()

    assert "加上了 1 张，还没有送出" in page
    assert "塘里没水。" in found("<textarea.*?</textarea>", page, re.S)
    assert 'value="小陈"' in page
    assert 'role="alert"' not in page
    assert not Ticket.unscoped.exists()
    (address_of_photo,) = shown(response)
    small = client.get(address_of_photo)
    assert quarters(small.content) == QUARTERS
    assert max(Image.open(BytesIO(small.content)).size) == 320
    assert small.headers["Content-Type"] == "image/jpeg"
    assert small.headers["Cache-Control"] == "no-store"
    assert small.headers["X-Content-Type-Options"] == "nosniff"
    assert not small.cookies


def test_photos_one_after_the_other_come_with_the_ticket(client, address, form):
    first = add(client, address, form)
    second = add(client, address, first, another(1))
    sent = send_with(client, address, second)

    assert len(shown(second)) == 2
    receipt = receipt_in(sent)
    assert "照片收到 2 张" in sent.content.decode()
    photos = TicketPhoto.unscoped.filter(ticket=Ticket.unscoped.get())
    assert [(photo.width, photo.height) for photo in photos] == [(400, 200), (402, 200)]
    looked_up = client.post("/feedback/receipt/", {"receipt": receipt}).content.decode()
    assert "收到 2 张，这里不显示" in looked_up
    assert "<img" not in looked_up.split("<main")[1]


def test_a_photo_that_was_chosen_but_not_added_is_sent_along(client, address, form):
    sent = send_with(client, address, form, PHOTO)
    assert "照片收到 1 张" in sent.content.decode()
    assert TicketPhoto.unscoped.get().ticket == Ticket.unscoped.get()


def test_another_type_size_keeps_the_photo_that_was_chosen(client, address, form):
    larger = send_with(client, address, form, PHOTO, size="large")
    assert len(shown(larger)) == 1
    assert not Ticket.unscoped.exists()
    assert len(shown(send_with(client, address, larger, size="largest"))) == 1


def test_a_form_without_photos_says_nothing_of_them_later(client, address, form):
    sent = send_with(client, address, form)
    assert "照片" not in sent.content.decode()
    looked_up = client.post("/feedback/receipt/", {"receipt": receipt_in(sent)})
    assert "<dt>照片</dt>" not in looked_up.content.decode()


def test_nothing_is_kept_of_the_file_but_what_can_be_seen(client, address, form, folder):
    add(client, address, form)
    photo = TicketPhoto.unscoped.get()
    jpeg = photo.jpeg.read()

    assert 0xE1 not in jpeg_segments(jpeg)
    (stored,) = [path for path in folder.rglob("*") if path.is_file()]
    assert jpeg[:20] not in stored.read_bytes()  # encrypted
    assert stored.parent.name == "photos"
    assert "IMG" not in repr(TicketPhoto.unscoped.values().get())


def test_a_photo_is_taken_off_with_its_file(
    client, address, form, folder, django_capture_on_commit_callbacks
):
    both = add(client, address, add(client, address, form), another(1))
    first, second = TicketPhoto.unscoped.all()
    with django_capture_on_commit_callbacks(execute=True):
        left = send_with(client, address, both, remove_photo=first.number, text="塘里没水。")

    assert len(shown(left)) == 1
    assert "塘里没水。" in left.content.decode()
    assert TicketPhoto.unscoped.get() == second
    assert len(list(folder.rglob("*.jpg"))) == 1
    assert "照片收到 1 张" in send_with(client, address, left).content.decode()


def test_no_form_and_no_address_tells_how_many_photos_there_are(client, address, form):
    one = add(client, address, form)
    TicketPhoto.unscoped.update(id=987001)
    page = add(client, address, one, another(1)).text
    photo = TicketPhoto.unscoped.get(pk=987001)
    assert photo.number in page
    assert "987001" not in page + photo_links.said_link(photo)


@pytest.mark.parametrize("signed", ["987001", "x", "a" * 26])
def test_a_link_that_names_no_photo_leads_nowhere(client, place, signed):
    for signer in (photo_links._OWN, photo_links._SAID):
        assert client.get(f"/feedback/photos/{signer.sign(signed)}/").status_code == 404
        assert client.get(f"/feedback/photos/{signer.sign(signed)}/said/").status_code == 404


@pytest.mark.parametrize(
    "named", ["{other.number}", "{sent.number}", "{other.pk}", "0", "x", "", "９", "1" * 40]
)
def test_nobody_takes_off_what_is_not_on_his_form(client, address, form, named):
    add(client, address, client.get(address))
    other = TicketPhoto.unscoped.get()
    send_with(client, address, client.get(address), PHOTO)
    sent = TicketPhoto.unscoped.exclude(ticket=None).get()

    response = send_with(client, address, form, remove_photo=named.format(other=other, sent=sent))
    assert response.status_code == 200
    assert TicketPhoto.unscoped.count() == 2


def test_a_form_gets_no_photos_of_another(client, address, form):
    add(client, address, form)
    sent = send_with(client, address, client.get(address))
    assert "照片收到" not in sent.content.decode()
    forged = send_with(client, address, form, photos="forged:1a:2b")
    assert "照片收到" not in forged.content.decode()
    assert TicketPhoto.unscoped.get().ticket is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (SVG, "不是照片"),
        (b"MZ\x90\0" + bytes(100), "这是程序"),
        (PHOTO[: len(PHOTO) // 2], "没有传完整"),
        (b"", "没有收到照片"),
        (bytes(pictures.MOST_BYTES + 1), "超过了 20 MB"),
    ],
)
@pytest.mark.parametrize("button", ["add_photo", "send"])
def test_what_is_no_photo_is_told_and_nothing_is_lost(client, address, form, content, said, button):
    first = add(client, address, form)
    response = send_with(client, address, first, content, **{button: "yes"})
    page = response.content.decode()

    assert said in complaint(response)
    assert len(shown(response)) == 1
    assert ("还没有送出：" in page) == (button == "send")
    assert not Ticket.unscoped.exists()
    assert "照片收到 1 张" in send_with(client, address, response).content.decode()


def test_to_add_without_having_chosen_is_told(client, address, form):
    assert "还没有选照片" in complaint(send_with(client, address, form, add_photo="yes"))
    assert not Ticket.unscoped.exists()


def test_six_photos_and_no_more(client, address, form):
    for number in range(6):
        form = add(client, address, form, another(number))
    assert "不能再加了" in form.content.decode()
    assert 'type="file"' not in form.content.decode()

    assert "最多加 6 张" in complaint(add(client, address, form, another(7)))
    again = add(client, address, form, another(5))
    assert complaint(again) == "这张已经加过了。"
    assert "照片收到 6 张" in send_with(client, address, again).content.decode()


def test_the_same_photo_sent_twice_is_one(client, address, form):
    add(client, address, form)
    again = add(client, address, form)
    assert complaint(again) == "这张已经加过了。"
    assert len(shown(again)) == 1
    assert TicketPhoto.unscoped.count() == 1


def test_a_form_with_a_photo_sent_twice_is_one_ticket_with_one_photo(client, address, form):
    first = send_with(client, address, form, PHOTO)
    second = send_with(client, address, form, PHOTO)
    assert receipt_in(first) == receipt_in(second)
    assert "照片收到 1 张" in second.content.decode()
    assert TicketPhoto.unscoped.count() == 1


def test_another_photo_under_a_used_stamp_is_not_lost_unsaid(client, address, form):
    send_with(client, address, form, PHOTO)
    response = send_with(client, address, form, another(1))
    assert "已经收到了" in response.content.decode()
    assert len(shown(response)) == 1
    assert Ticket.unscoped.count() == 1


def test_photos_of_a_form_that_was_left_go_after_a_day(
    client, address, form, folder, django_capture_on_commit_callbacks
):
    send_with(client, address, form, PHOTO)
    waiting = add(client, address, client.get(address))
    call_command("drop_waiting_photos")
    assert TicketPhoto.unscoped.count() == 2

    for photo in TicketPhoto.unscoped.all():
        photo.created_at -= timedelta(hours=25)
        photo.save()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("drop_waiting_photos")
    assert TicketPhoto.unscoped.get().ticket == Ticket.unscoped.get()
    assert len(list(folder.rglob("*.jpg"))) == 1

    late = send_with(client, address, waiting)
    assert "放得太久" in complaint(late)
    assert Ticket.unscoped.count() == 1
    receipt_in(send_with(client, address, late, text="还有一件。"))


def test_the_file_of_a_photo_is_no_file_that_nobody_knows(client, address, form, folder):
    add(client, address, form)
    yesterday = time.time() - 25 * 3600
    for path in folder.rglob("*.jpg"):
        os.utime(path, (yesterday, yesterday))
    call_command("drop_unknown_files")
    assert TicketPhoto.unscoped.get().jpeg.read()[:3] == b"\xff\xd8\xff"


def test_after_reencrypting_an_old_key_of_photos_can_go(client, address, form, folder, settings):
    send_with(client, address, form, PHOTO)
    new = Fernet.generate_key().decode()
    settings.FILE_KEYS = [new, *settings.FILE_KEYS]
    call_command("reencrypt_files")
    settings.FILE_KEYS = [new]
    assert quarters(TicketPhoto.unscoped.get().jpeg.read()) == QUARTERS
    assert len(list(folder.rglob("*.jpg"))) == 1


def test_no_log_tells_of_a_photo(client, address, form, caplog, monkeypatch):
    with caplog.at_level("DEBUG"):
        added = add(client, address, form)
        add(client, address, added, PHOTO[:-300])
        add(client, address, added, SVG)
        monkeypatch.setattr(pictures, "_DECODER", Path("/nowhere"))
        add(client, address, added, another(1))
    assert "A confined program" in caplog.text
    for told in ("IMG_2026", "192.0.2", "127.0.0.1", hidden_in(added)["photos"]):
        assert told not in caplog.text


def test_a_deleted_photo_leaves_no_file(
    client, address, form, folder, django_capture_on_commit_callbacks
):
    send_with(client, address, form, PHOTO)
    with django_capture_on_commit_callbacks(execute=True):
        TicketPhoto.unscoped.get().delete()
    assert not TicketPhoto.unscoped.exists()
    assert not list(folder.rglob("*.jpg"))


@pytest.mark.parametrize("signed", ["x", "1", "1:2:3"])
def test_an_address_that_we_did_not_sign_shows_no_photo(client, address, form, signed):
    add(client, address, form)
    signed = signed.replace("1", str(TicketPhoto.unscoped.get().pk), 1)
    assert client.get(f"/feedback/photos/{signed}/").status_code == 404


def test_once_sent_the_photo_is_for_inspection_only(client, address, form):
    added = add(client, address, form)
    send_with(client, address, added)
    assert client.get(shown(added)[0]).status_code == 404


def test_where_nothing_is_kept_no_photo_is(
    place, client, folder, django_capture_on_commit_callbacks
):
    address = f"/feedback/new/?page={place.notice.pk}&kind=accusation"
    form = add(client, address, client.get(address))
    category = Category.objects.filter(kind="accusation")[0]
    with django_capture_on_commit_callbacks(execute=True):
        said = send_with(client, address, form, category=category.pk, about="county")
    assert "没有留下" in said.text
    assert not TicketPhoto.unscoped.exists()
    assert not [path for path in folder.rglob("*") if path.is_file()]
