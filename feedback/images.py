"""QR codes as pictures, with their letters below for those who cannot scan."""

from functools import lru_cache
from io import BytesIO
from xml.etree import ElementTree

import qrcode
from PIL import Image, ImageDraw, ImageFont
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.image.base import BaseImage
from qrcode.image.pil import PilImage
from qrcode.image.svg import SvgPathFillImage

_QUIET_ZONE = 4  # modules; scanners need it
_PIXELS = 16  # per module: 5 cm in print at 300 dpi
_LETTERS, _BASELINE, _TYPE = 0.13, 1.09, 0.146  # of the side: room for the letters, place, size
_SVG = "http://www.w3.org/2000/svg"
_MASK = 2  # fixed, because trying all eight takes longer than everything else

ElementTree.register_namespace("", _SVG)


@lru_cache(maxsize=256)
def svg(url: str, letters: str) -> bytes:
    """The QR code of `url` over `letters` as an SVG document, black on white."""
    drawn = BytesIO()
    _drawn(url, SvgPathFillImage).save(drawn)
    root = ElementTree.fromstring(drawn.getvalue())
    side = float(root.get("viewBox", "").split()[2])
    height = side * (1 + _LETTERS)
    root.attrib |= {"viewBox": f"0 0 {side:g} {height:g}"}
    del root.attrib["width"], root.attrib["height"]
    root[0].attrib |= {"width": "100%", "height": "100%"}
    place = {"x": "50%", "y": f"{side * _BASELINE:g}", "text-anchor": "middle"}
    type_ = {"font-family": "monospace", "font-weight": "bold", "font-size": f"{side * _TYPE:g}"}
    ElementTree.SubElement(root, f"{{{_SVG}}}text", place | type_).text = letters
    return ElementTree.tostring(root)


@lru_cache(maxsize=256)
def png(url: str, letters: str) -> bytes:
    """The QR code of `url` over `letters` as a PNG, black on white, about 600 pixels wide."""
    code = _drawn(url, PilImage).get_image()
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


def _drawn(url: str, kind: type[BaseImage]) -> BaseImage:
    """Level Q: a quarter of the code may be torn, stained or faded."""
    code = qrcode.QRCode(
        error_correction=ERROR_CORRECT_Q, border=_QUIET_ZONE, box_size=_PIXELS, mask_pattern=_MASK
    )
    code.add_data(url, optimize=0)
    return code.make_image(image_factory=kind)
