"""Sending a form as a browser does, and reading the receipt and the code."""

from feedback.models import Code
from feedback.receipts import check_receipt
from feedback.stamps import new_stamp
from tests.finding import found

SAID = "这块鱼塘去年就退租了。"


def send(client, address, text=SAID, contact="", stamp=None, **headers):
    data = {"text": text, "contact": contact, "stamp": new_stamp() if stamp is None else stamp}
    return client.post(address, data, headers=headers)


def receipt_in(response):
    shown = found(r"<dd>(\d{4} \d{4}<br>\d{4} \d{4})</dd>", response.content.decode())
    return check_receipt(shown.replace("<br>", ""))


def code_on(page):
    """The code of a page that has one."""
    return Code.objects.get(page_id=page.pk)
