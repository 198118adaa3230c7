"""Codes as they hang: small, and with a part of them torn off, stained or pasted over."""

from random import Random

import zxingcpp
from PIL import Image, ImageDraw

DPI = 150
TWO_CM = 20 / 25.4 * DPI  # pixels
PART = 0.08  # of the code's area
CORNER = 8  # modules of each of the three corners by which a code is found
WHITE = 4  # modules around a code, by ISO/IEC 18004
INK = 160  # of 255: what is darker a scanner may take for a part of the code

Box = tuple[float, float, float, float]


def read(picture: Image.Image) -> list[str]:
    """What the codes in a picture say."""
    return [code.text for code in _codes_in(picture)]


def _codes_in(picture: Image.Image) -> list[zxingcpp.Barcode]:
    """Its QR codes; asked for every kind, the reader now and then sees a bar code too."""
    return zxingcpp.read_barcodes(
        picture.convert("L"), zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )


def place_of_code(picture: Image.Image) -> Box:
    """Where the modules of the only code are: left, top, right, bottom."""
    (code,) = _codes_in(picture)
    found = code.position
    corners = (found.top_left, found.top_right, found.bottom_left, found.bottom_right)
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    return min(xs), min(ys), max(xs), max(ys)


def covered(picture: Image.Image, place: Box, modules: int, seed: int) -> Image.Image:
    """The picture with 8 % of the code's area covered, in one or a few pieces."""
    random, hurt = Random(seed), picture.convert("RGB")
    pieces = random.choice((1, 1, 1, 2, 3))
    for _ in range(pieces):
        box = _somewhere(random, place, modules, PART / pieces)
        shade = random.choice((0, 60, 128, 200, 255))
        ImageDraw.Draw(hurt).rectangle(box, fill=(shade,) * 3)
    return hurt


def _somewhere(random: Random, place: Box, modules: int, part: float) -> Box:
    """A rectangle of that part of the code's area, away from its three corners."""
    left, top, right, _ = place
    side = right - left
    shape = random.uniform(0.5, 2)
    width, height = side * (part * shape) ** 0.5, side * (part / shape) ** 0.5
    corner = side * CORNER / modules
    while True:
        x, y = random.uniform(0, side - width), random.uniform(0, side - height)
        far_right, far_down = x + width > side - corner, y + height > side - corner
        near_left, near_top = x < corner, y < corner
        if not ((near_left and (near_top or far_down)) or (far_right and near_top)):
            return left + x, top + y, left + x + width, top + y + height


def white_around(picture: Image.Image, modules: int) -> float:
    """How many modules of white there are around the only code before the next ink; at most 10."""
    left, top, right, bottom = place_of_code(picture)
    dark = picture.convert("L").point(lambda shade: 255 * (shade < INK))
    module = (right - left) / modules
    ImageDraw.Draw(dark).rectangle(
        (left - module / 2, top - module / 2, right + module / 2, bottom + module / 2), fill=0
    )
    for tenths in range(5, 100):
        far = module * tenths / 10
        box = (round(left - far), round(top - far), round(right + far), round(bottom + far))
        if dark.crop(box).getbbox():
            return tenths / 10
    return 10
