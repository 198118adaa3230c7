"""QR codes as pictures, with their letters below for those who cannot scan."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import groupby

import qrcode
from PIL import Image, ImageDraw, ImageFont
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_Q
from qrcode.image.pil import PilImage

_QUIET_ZONE = 4  # modules; scanners need it
_PIXELS = 16  # per module: 5 cm in print at 300 dpi
_LETTERS, _BASELINE, _TYPE = 0.15, 1.115, 0.146  # of the side: room for the letters, place, size
_COARSEST, _FINEST = 5, 7
"""Versions, of 37 and 45 modules a side: in a coarser one a hole takes too much of what mends it; a
finer one cannot be read any more in print 2 cm wide (decision 34)."""
_MASK = 2  # fixed, because trying all eight takes longer than everything else


@dataclass(frozen=True, slots=True)
class Outline:
    """A QR code as an SVG path in a square of `side` modules, the quiet zone around it included."""

    side: int
    path: str


@lru_cache(maxsize=256)
def outline(url: str) -> Outline:
    """The QR code of `url`, its dark modules joined along each line."""
    modules = _code(url).get_matrix()
    return Outline(len(modules), "".join(map(_bars, range(len(modules)), modules)))


@lru_cache(maxsize=256)
def svg(url: str, letters: str) -> bytes:
    """The QR code of `url` over `letters` as an SVG document, black on white."""
    code = outline(url)
    side = code.side
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side * (1 + _LETTERS):g}">'
        f'<rect width="100%" height="100%" fill="white"/><path d="{code.path}"/>'
        f'<text x="50%" y="{side * _BASELINE:g}" text-anchor="middle" font-family="monospace"'
        f' font-weight="bold" font-size="{side * _TYPE:g}">{letters}</text></svg>'
    ).encode()


@lru_cache(maxsize=256)
def png(url: str, letters: str) -> bytes:
    """The QR code of `url` over `letters` as a PNG, black on white, about 600 pixels wide."""
    code = _code(url).make_image(image_factory=PilImage).get_image()
    side = code.width
    sheet = Image.new("L", (side, round(side * (1 + _LETTERS))), 255)
    sheet.paste(code.convert("L"))
    font = ImageFont.load_default(side * _TYPE)
    ImageDraw.Draw(sheet).text(
        (side / 2, side * _BASELINE), letters, fill=0, font=font, anchor="ms"
    )
    stream = BytesIO()
    sheet.save(stream, "PNG")
    return stream.getvalue()


def _bars(y: int, modules: list[bool]) -> str:
    """One line of modules: a bar for each run of dark ones."""
    bars, x = [], 0
    for dark, run in groupby(modules):
        length = len(list(run))
        if dark:
            bars.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(bars)


def _code(url: str) -> qrcode.QRCode:
    """A third of the code may be torn, stained or faded; of a very long address's a quarter."""
    strongest = _made(url, ERROR_CORRECT_H, _COARSEST)
    return strongest if strongest.version <= _FINEST else _made(url, ERROR_CORRECT_Q, _FINEST)


def _made(url: str, level: int, coarsest: int) -> qrcode.QRCode:
    code = qrcode.QRCode(
        version=coarsest,
        error_correction=level,
        border=_QUIET_ZONE,
        box_size=_PIXELS,
        mask_pattern=_MASK,
    )
    code.add_data(url, optimize=0)
    code.make()
    return code
