"""A program of its own: a picture on standard input becomes a plain JPEG on standard output.

    python -I home/picture_decoding.py HEIF < picture > "<width> <height>\n" and the JPEG,
        or in their place BROKEN or TOO_LARGE

The argument is what `home.pictures.kind_of` says. It is run by `home.confined`, whose limits end it
where memory or time is short.
"""

import math
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms

LONGEST = 2560
"""Pixels of the longest side of what comes out: enough to read a receipt on a photo of it."""
QUALITY = 85
MOST_PIXELS = {"JPEG": 210_000_000, "HEIF": 210_000_000, "PNG": 50_000_000, "WEBP": 50_000_000}
"""Phones take up to 201 million, as JPEG or HEIC; what is on a screen has less, however long."""
FEW_PIXELS = 10_000_000
"""Done at once, even if they are all of one colour."""
MOST_PIXELS_OF_A_BYTE = 2_500
"""More is no photo; the emptiest long screenshot, five lines in black and white, has 1,800."""
MOST_SCANS = 32
"""Of a JPEG, each of which passes over all its pixels; what writes them makes some ten."""
BROKEN, TOO_LARGE = b"broken", b"too large"
BAND_PIXELS = 4_000_000
"""Decoded pixels are made smaller in bands of so many: only they are held twice."""
_MARKER = re.compile(rb"\xff+([^\x00\x01\xd0-\xd7\xff])")
"""Of a JPEG, such as have a length behind them, or are the end (ITU T.81, B.1.1.3)."""
_SCAN, _END = 0xDA, 0xD9
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A picture as it came: `band(top, bottom)` is some of its rows.

    `orientation` is EXIF's, asked only after the rows were: a PNG may say it at its end.
    """

    width: int
    height: int
    band: Callable[[int, int], Image.Image]
    profile: bytes | None
    orientation: Callable[[], int]


def shrunk(content: bytes, kind: str) -> Image.Image:
    """The picture upright, in sRGB, on white, its longest side at most `LONGEST`; nothing else of
    it is left.

    Raises DecompressionBombError, MemoryError, and whatever Pillow makes of a broken file.
    """
    decoded = _heif(content) if kind == "HEIF" else _opened(content, kind)
    small = _reduced(decoded)
    small.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS, reducing_gap=None)
    turn = _TURNS.get(decoded.orientation())
    upright = _srgb(small, decoded.profile)
    return upright.transpose(turn) if turn is not None else upright


def _opened(content: bytes, kind: str) -> Decoded:
    """By Pillow. Of a large JPEG only as much is decoded as is needed."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS[kind] // 2  # of which Pillow lets twice as many pass
    image = Image.open(BytesIO(content), formats=[kind])
    _judge(image.size, kind, content)
    scale = LONGEST / max(image.size)
    image.draft(None, (math.ceil(image.width * scale), math.ceil(image.height * scale)))
    image.load()
    return Decoded(
        image.width,
        image.height,
        lambda top, bottom: image.crop((0, top, image.width, bottom)),
        image.info.get("icc_profile"),
        lambda: _orientation_of(image),
    )


def _heif(content: bytes) -> Decoded:
    """By libheif, which turns it upright itself; its rows are not copied as a whole."""
    import pillow_heif  # noqa: PLC0415  # 20 ms that no other picture needs

    heif = pillow_heif.open_heif(BytesIO(content), convert_hdr_to_8bit=True)
    _judge(heif.size, "HEIF", content)
    rows, stride, mode = heif.data, heif.stride, heif.mode
    width, height = heif.size  # only now sure

    def band(top: int, bottom: int) -> Image.Image:
        data = bytes(rows[top * stride : bottom * stride])
        return Image.frombytes(mode, (width, bottom - top), data, "raw", mode, stride)

    return Decoded(width, height, band, heif.info.get("icc_profile"), lambda: 1)


def _judge(size: tuple[int, int], kind: str, content: bytes) -> None:
    """By what its header says, before a pixel is decoded: a small file may be much work.

    Raises DecompressionBombError.
    """
    pixels = math.prod(size)
    empty = pixels > FEW_PIXELS and pixels > MOST_PIXELS_OF_A_BYTE * len(content)
    if empty or pixels > MOST_PIXELS[kind] or (kind == "JPEG" and _scans(content) > MOST_SCANS):
        raise Image.DecompressionBombError


def _scans(jpeg: bytes) -> int:
    """How many scans it has up to its end, as libjpeg finds them."""
    scans, at = 0, 2
    while (found := _MARKER.search(jpeg, at)) and found[1][0] != _END:
        scans += found[1][0] == _SCAN
        length = int.from_bytes(jpeg[found.end() : found.end() + 2])
        at = found.end() + max(2, length)
    return scans


def _orientation_of(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # broken data about a picture that is whole
        return 1


def _reduced(decoded: Decoded) -> Image.Image:
    """By whole pixels to one, so that four times `LONGEST` are left at most; in RGB or CMYK."""
    factor = max(1, max(decoded.width, decoded.height) // (2 * LONGEST))
    rows = factor * max(1, BAND_PIXELS // (decoded.width * factor))
    small = None
    for top in range(0, decoded.height, rows):
        band = _on_white(decoded.band(top, min(top + rows, decoded.height))).reduce(factor)
        small = small or Image.new(band.mode, (band.width, math.ceil(decoded.height / factor)))
        small.paste(band, (0, top // factor))
    assert small is not None  # no format has pictures without rows
    return small


def _on_white(image: Image.Image) -> Image.Image:
    """In 8 bits and without transparency, as RGB or CMYK."""
    if image.mode.startswith("I"):  # 16 bits of grey, of which convert() would cut off the upper
        grey = image.point(lambda value: value / 256)
        grey.info.clear()
        return grey.convert("L").convert("RGB")
    if image.mode == "CMYK":
        return image
    if not image.has_transparency_data:
        return image.convert("RGB")
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """In the colours that every screen shows; by guess if the profile is none, or not of these."""
    if profile is None:
        return image.convert("RGB")
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, own, srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image.convert("RGB")
    assert converted is not None  # only where it was changed in place
    return converted


def told(content: bytes, kind: str) -> bytes:
    """What is written of it. Raises MemoryError."""
    try:
        picture = shrunk(content, kind)
    except Image.DecompressionBombError:
        return TOO_LARGE
    except MemoryError:
        raise
    except Exception:  # a broken file brings about whatever it likes
        return BROKEN
    jpeg = BytesIO()
    picture.save(jpeg, "JPEG", quality=QUALITY)
    return b"%d %d\n" % picture.size + jpeg.getvalue()


if __name__ == "__main__":
    sys.stdout.buffer.write(told(sys.stdin.buffer.read(), sys.argv[1]))
