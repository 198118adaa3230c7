"""Attachments as accountants send them, and what readers get of them."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from disclosure.models import Attachment
from tests.disclosure.pdfs import pdf

CONTRACT = pdf()


def admin_address(name, attachment, *more):
    return reverse(f"disclosure_admin:{name}", args=[attachment.pk, *more])


def attachments_of(client, page):
    """The list of what is attached to a notice, in the admin."""
    return client.get(reverse("disclosure_admin:attachments", args=[page.pk]))


def editor(client, page):
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def send(client, page, content=CONTRACT, name="合同.pdf"):
    """The answer to sending a file for a notice, read to its end."""
    address = reverse("disclosure_admin:attachments", args=[page.pk])
    return client.post(address, {"file": SimpleUploadedFile(name, content)}, follow=True)


def say(client, attachment, **said):
    """The answer to saying what an attachment is, and so putting it on the draft."""
    said = {"kind": "contract", "title": "鱼塘合同", "row": "", "boxes": ""} | said
    return client.post(admin_address("attachment", attachment), said, follow=True)


def attach(client, page, content=CONTRACT, **said):
    """Send a file, and put it on the notice's draft."""
    send(client, page, content)
    attachment = Attachment.objects.latest("pk")
    say(client, attachment, **said)
    return attachment


def colours(jpeg, *points):
    """What is seen at these points, in percent from the left and the top: black or white."""
    picture = Image.open(BytesIO(jpeg)).convert("1")
    places = [(picture.width * x // 100, picture.height * y // 100) for x, y in points]
    return ["white" if picture.getpixel(place) else "black" for place in places]
