"""The receipt as a picture, to be saved in a phone."""

import subprocess
from datetime import date
from functools import lru_cache
from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from PIL import Image, ImageDraw, ImageFont

from feedback import images
from language.dates import say_date

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

WIDTH, HEIGHT = 720, 1120
_DIGITS, _WORDS, _CODE = 96, 34, 460  # pixels: type, type, side of the code


def draw_receipt(receipt: str, village: str, day: date) -> bytes:
    """A PNG: the receipt (as `format_receipt` writes it) in large digits, where and when it was
    given, and the code of the page that asks for it, without it.

    Without a Chinese font the words are left out.
    """
    sheet = Image.new("L", (WIDTH, HEIGHT), 255)
    pen = ImageDraw.Draw(sheet)
    digits = ImageFont.load_default(_DIGITS)
    words = _font(_WORDS)
    address = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse('feedback:receipt')}"
    if words:
        _line(pen, 70, "回执号，不要告诉别人", words)
        _line(pen, 420, f"{village}，{say_date(day)}", words)
        _line(pen, 1030, "扫这个码，输上面的号，看办得怎么样", words)
    _line(pen, 170, receipt[:9], digits)
    _line(pen, 290, receipt[10:], digits)
    code = Image.open(BytesIO(images.png(address, ""))).convert("L")
    code.thumbnail((_CODE, _CODE * 2))
    sheet.paste(code, ((WIDTH - code.width) // 2, 480))
    _line(pen, 980, urlsplit(address).netloc, ImageFont.load_default(_WORDS))
    drawn = BytesIO()
    sheet.save(drawn, "PNG")
    return drawn.getvalue()


def _line(pen: ImageDraw.ImageDraw, y: int, text: str, font: Font) -> None:
    pen.text((WIDTH / 2, y), text, fill=0, font=font, anchor="mm")


@lru_cache
def _font(size: int) -> ImageFont.FreeTypeFont | None:
    """A Chinese font of this system, of which fontconfig tells; None if there is none."""
    try:
        listed = subprocess.run(
            ["fc-list", "-f", "%{file}\n", ":lang=zh"],
            capture_output=True,
            text=True,
            timeout=10,
            check=True,
        ).stdout.split("\n")
        files = sorted(filter(None, listed), key=lambda file: ("Regular" not in file, file))
        return ImageFont.truetype(files[0], size)
    except (OSError, IndexError, subprocess.SubprocessError):
        return None
