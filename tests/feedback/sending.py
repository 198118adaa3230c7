"""Sending a form as a browser does, and reading the receipt and the code."""

import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile

from feedback.models import Code
from feedback.receipts import check_receipt
from feedback.stamps import new_stamp
from tests.finding import found
from tests.picturing import exif, picture, saved

PHOTO = saved(picture(), exif=exif().tobytes())
SAID = "这块鱼塘去年就退租了。"


def send(client, address, text=SAID, contact="", stamp=None, headers=None, **fields):
    data = {
        **fields,
        "text": text,
        "contact": contact,
        "stamp": new_stamp() if stamp is None else stamp,
    }
    return client.post(address, data, headers=headers or {}, follow=True)


def hidden_in(response):
    """The hidden fields of the form and what is chosen in it, as a browser sends them along."""
    page = response.content.decode()
    fields = re.findall('type="hidden" name="(.+?)" value="(.*?)"', page, re.S)
    fields += re.findall('type="radio" name="(.+?)" value="(.*?)" checked', page)
    return {name: unescape(value) for name, value in fields}


def send_with(client, address, form, photo=None, **fields):
    """Send a form that was shown once more, with a photo chosen in it, and what is typed now."""
    chosen = {} if photo is None else {"photo": SimpleUploadedFile("IMG_20261125.jpg", photo)}
    said = {"text": SAID, "contact": ""}
    return client.post(address, {**hidden_in(form), **said, **chosen, **fields}, follow=True)


def another(number):
    return saved(picture(400 + 2 * number, 200))


def add(client, address, form, photo=PHOTO, **fields):
    return send_with(client, address, form, photo, add_photo="yes", **fields)


def shown(response):
    """The addresses of the photos beside the form."""
    return re.findall('<img src="(/feedback/photos/[^"]+)"', response.content.decode())


def complaint(response):
    return found('id="photos_error".*?>(.*?)</p>', response.content.decode())


def receipt_in(response):
    shown = found(r"<dd>(\d{4} \d{4}<br>\d{4} \d{4})</dd>", response.content.decode())
    return check_receipt(shown.replace("<br>", ""))


def shows_receipt(page, receipt):
    """Whether half of it stands there, in groups or not: four digits are in a page by chance."""
    return receipt[:8] in page.replace(" ", "").replace("<br>", "")


def code_on(page):
    """The code of a page that has one."""
    return Code.objects.get(page_id=page.pk)
