"""Lease tables of any shape, and what staff do with them in the admin."""

import re
from io import BytesIO

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disclosure.models import DisclosurePage

Q2 = "星光村2026年第二季度租赁公示.xlsx"
Q3 = "星光村2026年第三季度租赁公示.xlsx"
FAULTY = "旧埭村2026年第三季度租赁公示(待改).xlsx"
HEADERS = [
    *["合同编号", "租赁标的", "承租方", "面积", "租期起", "租期止"],
    *["年租金", "本季应收", "本季已收", "欠缴", "租赁方式", "备注"],
]


def lease(number, lessee="陈建国", due=100, received=100, **cells):
    """One row of a lease table."""
    row = {
        "合同编号": f"租{number}",
        "租赁标的": f"店面{number}号",
        "承租方": lessee,
        "面积": 20,
        "租期起": "2026-01-01",
        "租期止": "2026-12-31",
        "年租金": due * 4,
        "本季应收": due,
        "本季已收": received,
        "欠缴": due - received,
        "租赁方式": "公开招租",
    }
    return [(row | cells).get(header, "") for header in HEADERS]


def workbook(*rows, headers=HEADERS, sheets=("租赁",)):
    """The bytes of an .xlsx that has the same table on each of its sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in sheets:
        sheet = book.create_sheet(name)
        for row in (headers, *rows):
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def send(client, page, content, name="租赁.xlsx"):
    address = reverse("disclosure_admin:upload", args=[page.pk])
    return client.post(address, {"workbook": SimpleUploadedFile(name, content)}, follow=True)


def address(name, upload):
    return reverse(f"disclosure_admin:{name}", args=[upload.pk])


def accept(client, upload, **said):
    said = {"confirmed": "on", "prepared_by": "", "checked_by": ""} | said
    return client.post(address("accept", upload), said, follow=True)


def undo(client, page, batch=None):
    """Take back the draft's table, or `batch` as a screen that was opened before has it."""
    address = reverse("disclosure_admin:undo", args=[page.pk])
    return client.post(address, {"batch": (batch or draft_of(page).batch).pk}, follow=True)


def draft_of(page):
    return DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def text_of(response):
    """The page's words without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))
