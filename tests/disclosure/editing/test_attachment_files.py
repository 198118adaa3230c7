"""What is taken as an attachment, what is refused, and what is left of a file."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from disclosure import pdf_pages
from disclosure.attachment_faults import MESSAGES
from disclosure.importing.files.workbook import MAX_BYTES
from disclosure.models import Attachment
from tests.disclosure.attachments import (
    admin_address,
    attach,
    attachments_of,
    say,
    send,
)
from tests.disclosure.editing.uploading import draft_of, text_of
from tests.disclosure.pdfs import BLACK_BAR, LOCKED, SCRIPT, pdf, veils


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
    "empty.pdf": (b"", MESSAGES["empty"]),
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


def test_the_same_file_is_not_taken_twice_unless_it_was_taken_off(notice, accountant):
    attachment = attach(accountant, notice)
    assert "这份文件已经传过了，就是「合同.pdf」" in text_of(
        send(accountant, notice, name="又一次.pdf")
    )
    assert Attachment.objects.count() == 1

    accountant.post(admin_address("remove_attachment", attachment))
    assert "附到公示上" in text_of(send(accountant, notice))
