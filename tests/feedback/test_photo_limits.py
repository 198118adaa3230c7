"""How much may be sent with a form: nobody fills the disk, and nobody honest is stopped by it."""

from io import BytesIO

from feedback import photo_limits, photos
from feedback.models import TicketPhoto
from home import middleware
from tests.feedback.sending import add, another, complaint, hidden_in, send_with, shown

MULTIPART = "multipart/form-data; boundary=x"


def test_from_one_address_come_no_more_than_from_an_office(client, address, form, monkeypatch):
    monkeypatch.setattr(photo_limits, "MOST_FROM_AN_ADDRESS", 2)
    here = {"REMOTE_ADDR": "192.0.2.77"}
    for number in range(2):
        form = client.post(address, sending(form, another(number)), **here)
    refused = client.post(address, sending(form, another(3)), **here)
    assert "太多" in complaint(refused)
    assert len(shown(refused)) == 2
    elsewhere = client.post(address, sending(form, another(3)), REMOTE_ADDR="192.0.2.78")
    assert len(shown(elsewhere)) == 3
    assert "照片收到 3 张" in send_with(client, address, elsewhere, REMOTE_ADDR="").content.decode()


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


def test_only_the_form_takes_as_much_as_a_photo(client):
    much = middleware.LONGEST_BODY + 1
    for path in ("/feedback/receipt/", "/q/"):
        response = client.post(path, b"--x", content_type=MULTIPART, CONTENT_LENGTH=much)
        assert response.status_code == 413
        assert "写得太长" in response.content.decode()
