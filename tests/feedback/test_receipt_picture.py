"""The receipt as a picture to keep: its number in digits, and a code that does not hold it."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from feedback import receipt_links
from feedback.dialogue import pictures
from feedback.dialogue.pictures import draw_receipt
from tests.feedback.sending import receipt_in, send
from tests.finding import found

DAY = date(2026, 11, 26)


def test_the_receipt_page_offers_it(client, address):
    page = send(client, address)
    link = found('href="([^"]+/receipt.png)"', page.content.decode())
    assert receipt_in(page)[:8] not in link
    drawn = client.get(link)
    assert drawn.headers["Content-Type"] == "image/png"
    assert drawn.headers["Cache-Control"] == "no-store"
    assert Image.open(BytesIO(drawn.content)).size == (pictures.WIDTH, pictures.HEIGHT)


def test_after_its_minutes_or_forged_there_is_none(client, address, monkeypatch):
    link = found('href="([^"]+/receipt.png)"', send(client, address).content.decode())
    assert client.get("/feedback/received/forged:1a:2b/receipt.png").status_code == 404
    monkeypatch.setattr(receipt_links, "SHOWN_FOR", receipt_links.SHOWN_FOR * -1)
    assert client.get(link).status_code == 404


@pytest.mark.parametrize("has_font", [True, False])
def test_it_shows_the_digits_with_or_without_a_chinese_font(monkeypatch, has_font):
    if not has_font:
        monkeypatch.setattr(pictures, "_font", lambda size: None)
    one, other = (draw_receipt(f"1234 5678 9012 345{last}", "星光村", DAY) for last in "67")
    assert one != other
    assert band(one, 600, 900) == band(other, 600, 900)  # the code is the same for everybody


def band(png, top, bottom):
    with Image.open(BytesIO(png)) as image:
        return image.crop((0, top, image.width, bottom)).tobytes()
