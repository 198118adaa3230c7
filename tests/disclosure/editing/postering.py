"""Asking for posters in the admin, and what stands on the PDF that comes of it."""

import pypdfium2
from django.urls import reverse
from django.utils import timezone

from tests.disclosure.reading import aid_csv
from tests.finding import found

MONTH = reverse("disclosure_admin:month_posters")
AID = aid_csv(("孙阿毛", "低保", "1500.00"))


def of_month(area):
    return f"{MONTH}?area={area.pk}&month=2026-09"


def ask(client, address, **said):
    """The answer to the form at an address, sent once, as a browser sends it."""
    return client.post(address, form_at(client, address) | said)


def form_at(client, address):
    """What stands hidden in the form that is shown there, but for Django's own."""
    shown = client.get(address).content.decode()
    return {"number": found('name="number" value="(.+?)"', shown)}


def pages_in(response):
    """What stands on each page of a PDF that was fetched."""
    assert response.headers["Content-Type"] == "application/pdf"
    sheets = pypdfium2.PdfDocument(response.content)
    return ["".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets]


def fetched(client, response):
    """The PDF that a request led to, by the links on the screen."""
    assert response.status_code == 302
    shown = client.get(response.url).content.decode()
    return client.get(found('href="(/admin/disclosure/posters/[0-9]+/pdf/)"', shown))


def noted(*notices):
    """Said in the form of a village: all of these, each with where it hangs."""
    return {
        "size": "a4",
        "notices": [notice.pk for notice in notices],
        "noted": "on",
        "place": "村委会门口公告栏",
        "put_up_by": "陈小英",
        "put_up_on": str(timezone.localdate()),
    }
