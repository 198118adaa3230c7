"""QR codes as pictures."""

from functools import lru_cache
from io import BytesIO

import qrcode
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.image.base import BaseImage
from qrcode.image.pil import PilImage
from qrcode.image.svg import SvgPathFillImage

_QUIET_ZONE = 4  # modules; scanners need it
_PIXELS = 16  # per module: 5 cm in print at 300 dpi
_MASK = 2  # fixed, because trying all eight takes longer than everything else


@lru_cache(maxsize=256)
def svg(url: str) -> bytes:
    """The QR code of `url` as an SVG document, black on white."""
    return _saved(_drawn(url, SvgPathFillImage))


@lru_cache(maxsize=256)
def png(url: str) -> bytes:
    """The QR code of `url` as a PNG, black on white, about 600 pixels wide."""
    return _saved(_drawn(url, PilImage))


def _drawn(url: str, kind: type[BaseImage]) -> BaseImage:
    """Level Q: a quarter of the code may be torn, stained or faded."""
    code = qrcode.QRCode(
        error_correction=ERROR_CORRECT_Q, border=_QUIET_ZONE, box_size=_PIXELS, mask_pattern=_MASK
    )
    code.add_data(url, optimize=0)
    return code.make_image(image_factory=kind)


def _saved(image: BaseImage) -> bytes:
    stream = BytesIO()
    image.save(stream)
    return stream.getvalue()
