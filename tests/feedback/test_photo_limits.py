"""How much may be sent with a form: nobody fills the disk, and nobody honest is stopped by it."""

from datetime import timedelta
from io import BytesIO
from time import monotonic

import pytest
from django.utils import timezone

from feedback.intake import photo_limits, photos
from feedback.intake.photo_limits import sender_of
from feedback.models import TicketPhoto
from home import middleware
from home.picture_line import PATIENCE, a_decoder
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

MULTIPART = "multipart/form-data; boundary=x"


def test_from_one_address_come_no_more_than_from_an_office(client, address, form, monkeypatch):
    monkeypatch.setattr(photo_limits, "MOST_FROM_AN_ADDRESS", 2)
    here = {"REMOTE_ADDR": "192.0.2.77"}
    for number in range(2):
        form = client.post(address, sending(form, another(number)), follow=True, **here)
    refused = client.post(address, sending(form, another(3)), follow=True, **here)
    minutes = int(found(r"请过 (\d+) 分钟再加照片", complaint(refused)))
    assert 1 <= minutes <= 60
    assert len(shown(refused)) == 2
    there = {"REMOTE_ADDR": "192.0.2.78"}
    elsewhere = client.post(address, sending(form, another(3)), follow=True, **there)
    assert len(shown(elsewhere)) == 3
    assert "照片收到 3 张" in send_with(client, address, elsewhere, REMOTE_ADDR="").content.decode()


def test_who_may_add_no_photo_from_here_still_sends_words(client, address, form, monkeypatch):
    monkeypatch.setattr(photo_limits, "MOST_FROM_AN_ADDRESS", 0)
    refused = send_with(client, address, form, PHOTO)
    assert "不加照片，现在就能送出" in complaint(refused)
    receipt_in(send_with(client, address, refused))


@pytest.mark.parametrize("photo", [b"x", b"<svg/>", PHOTO[:-300]])
def test_only_what_is_kept_is_counted(client, address, form, monkeypatch, photo):
    monkeypatch.setattr(photo_limits, "MOST_FROM_AN_ADDRESS", 2)
    add(client, address, form)
    for _ in range(3):
        add(client, address, form, photo)
        add(client, address, form)  # as the form has it already
    assert len(shown(add(client, address, form, another(1)))) == 2


def test_a_photo_without_a_stamp_of_ours_is_neither_looked_at_nor_counted(
    client, address, form, monkeypatch
):
    monkeypatch.setattr(photo_limits, "MOST_FROM_AN_ADDRESS", 1)
    for stamp in ("", "forged:1a:2b"):
        for photo in (PHOTO, b"x"):
            told = complaint(add(client, address, form, photo, photos=stamp))
            assert "放得太久" in told
    assert not TicketPhoto.unscoped.exists()
    assert len(shown(add(client, address, form))) == 1


def test_while_one_from_there_is_decoded_another_is_not_nor_counted(
    client, address, form, monkeypatch
):
    monkeypatch.setattr(photo_limits, "MOST_FROM_AN_ADDRESS", 1)
    began = monotonic()
    with a_decoder(sender_of(form.wsgi_request)):
        assert "请过一分钟再传" in complaint(add(client, address, form))
    assert monotonic() - began < PATIENCE  # he does not wait, as others do
    assert len(shown(add(client, address, form))) == 1


def test_the_cache_learns_no_address_and_counts_each_hour_anew(rf, monkeypatch):
    here = rf.get("/", REMOTE_ADDR="192.0.2.77")
    now = sender_of(here)
    assert "192.0.2" not in now
    assert now != sender_of(rf.get("/", REMOTE_ADDR="192.0.2.78"))
    later = timezone.localtime() + timedelta(hours=1)
    monkeypatch.setattr(timezone, "localtime", lambda: later)
    assert now != sender_of(here)


def sending(form, photo):
    return {**hidden_in(form), "text": "", "add_photo": "yes", "photo": BytesIO(photo)}


def test_the_disk_is_not_filled_in_a_day(client, address, form, monkeypatch):
    monkeypatch.setattr(photos, "MOST_A_DAY", 1)
    add(client, address, form)
    refused = add(client, address, client.get(address), another(1))
    assert "明天再加照片" in complaint(refused)
    assert TicketPhoto.unscoped.count() == 1


def test_a_body_that_no_photo_has_is_refused_before_it_is_read(client, address):
    response = client.post(address, b"--x", content_type=MULTIPART, CONTENT_LENGTH=65 * 1024 * 1024)
    assert response.status_code == 413
    assert "照片最多 20 MB" in response.content.decode()


def test_words_as_long_as_a_photo_are_told_to_be_too_long(client, address, form):
    response = send_with(client, address, form, text="账" * 1_000_000)
    assert response.status_code == 413
    assert "写得太长" in response.content.decode()


def test_only_what_asks_for_photos_takes_as_much_as_one(client):
    much = middleware.LONGEST_BODY + 1
    for path in ("/q/", "/"):
        response = client.post(path, b"--x", content_type=MULTIPART, CONTENT_LENGTH=much)
        assert response.status_code == 413
        assert "写得太长" in response.content.decode()
