"""Black boxes burnt into a picture: what lies below them is not in the file any more."""

from collections.abc import Iterable
from io import BytesIO

from PIL import Image, ImageDraw

from disclosure.attached import WHOLE, Box

BLOCK = 16
"""Pixels: JPEG keeps a picture in such blocks, and the whole of one shows traces of all that is in
it; so a box covers whole blocks."""

QUALITY = 85


def blacked_out(jpeg: bytes, boxes: Iterable[Box]) -> bytes:
    """The picture with the boxes drawn into it, as JPEG; as it is where there are none."""
    boxes = list(boxes)
    if not boxes:
        return jpeg
    with Image.open(BytesIO(jpeg), formats=["JPEG"]) as picture:
        drawn = picture.convert("RGB")
    pen = ImageDraw.Draw(drawn)
    for box in boxes:
        pen.rectangle(_pixels(box, *drawn.size), fill="black")
    content = BytesIO()
    drawn.save(content, "JPEG", quality=QUALITY)
    return content.getvalue()


def _pixels(box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    """From the first to the last pixel, both of which are covered."""
    left, top = (_before(edge, size) for edge, size in ((box.left, width), (box.top, height)))
    right, bottom = (_after(e, s) for e, s in ((box.right, width), (box.bottom, height)))
    return left, top, right - 1, bottom - 1


def _before(edge: int, size: int) -> int:
    return edge * size // WHOLE // BLOCK * BLOCK


def _after(edge: int, size: int) -> int:
    return -(-edge * size // (WHOLE * BLOCK)) * BLOCK
