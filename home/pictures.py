"""Pictures that anybody may send: each becomes a plain JPEG before anything else is done with it.

They are decoded by another program (`home/picture_decoding.py`), so that none takes the site along.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from home import picture_decoding
from home.confined import ConfinedError, Limits, run_confined
from home.picture_decoding import QUALITY
from home.picture_line import SECONDS, a_decoder

MOST_MB = 20
MOST_BYTES = MOST_MB * 1024 * 1024

ANOTHER = "请用手机拍一张，或者从相册里选一张照片。"
NOTHING = "没有收到照片。请再选一次。"
TOO_HEAVY = f"这张照片超过了 {MOST_MB} MB，收不下。请截个屏，传截屏的图。"
NO_PICTURE = "这是{what}，不是照片。" + ANOTHER
OTHER_PICTURE = "这张图是 {what} 格式的，网站打不开。请截个屏，传截屏的图。"
UNKNOWN = f"这不是照片，或者已经坏了，打不开。{ANOTHER}"
BROKEN = "这张照片没有传完整，或者已经坏了，打不开。请再选一次；还是不行，就重新拍一张。"
TOO_LARGE = "这张照片太大，网站打不开。请截个屏，传截屏的图。"
BUSY = "这会儿传照片的人多，没有轮到。请过一分钟再传一次。"

_DECODER = Path(picture_decoding.__file__)
_LIMITS = Limits(memory_mb=1536, seconds=SECONDS)
_REFUSALS = {picture_decoding.BROKEN: BROKEN, picture_decoding.TOO_LARGE: TOO_LARGE}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
_PICTURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
)
_OTHER_PICTURES = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_OTHERS = (
    (b"<", "网页或者绘图文件"),  # SVG as well
    (b"\xef\xbb\xbf<", "网页或者绘图文件"),
    (b"%PDF", " PDF 文件"),
    (b"PK\x03\x04", "文档或者压缩包"),
    (b"\xd0\xcf\x11\xe0", "文档"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"MZ", "程序"),
    (b"\x7fELF", "程序"),
)


class NotAPictureError(ValueError):
    """No picture that is taken; the message says to its sender what it is, and what to do."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG in sRGB, upright, its sides in pixels; nothing that came along is in it."""

    jpeg: bytes
    width: int
    height: int


def read_picture(content: bytes, sender: str) -> Picture:
    """The picture in `content`, as JPEG, PNG, WebP or HEIC; of several the first.

    Its longest side is made at most `picture_decoding.LONGEST`. A decoder may fill its limit of
    memory, so that a process has one at a time; others wait, but never two of one `sender`.

    Raises NotAPictureError.
    """
    if not content:
        raise NotAPictureError(NOTHING)
    if len(content) > MOST_BYTES:
        raise NotAPictureError(TOO_HEAVY)
    kind = kind_of(content)
    with a_decoder(sender) as is_free:
        if not is_free:
            raise NotAPictureError(BUSY)
        return _decoded(content, kind)


def smaller(jpeg: bytes, longest: int) -> bytes:
    """A picture as `read_picture` gave it, its longest side at most `longest`; of no other."""
    small = BytesIO()
    with Image.open(BytesIO(jpeg), formats=["JPEG"]) as image:
        image.thumbnail((longest, longest))
        image.save(small, "JPEG", quality=QUALITY)
    return small.getvalue()


def kind_of(content: bytes) -> str:
    """JPEG, PNG, WEBP or HEIF: by the first bytes, whatever the file is called.

    Raises NotAPictureError.
    """
    for start, kind in _PICTURES:
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF":
        if content[8:12] == b"WEBP":
            return "WEBP"
        raise NotAPictureError(NO_PICTURE.format(what="录音或者视频"))
    if content[4:8] == b"ftyp":
        return _kind_of_box(content)
    for start, name in _OTHER_PICTURES:
        if content.startswith(start):
            raise NotAPictureError(OTHER_PICTURE.format(what=name))
    for start, name in _OTHERS:
        if content.lstrip().startswith(start):
            raise NotAPictureError(NO_PICTURE.format(what=name))
    raise NotAPictureError(UNKNOWN)


def _kind_of_box(content: bytes) -> str:
    """By its major brand, and those that it is compatible with (ISO/IEC 14496-12, 4.3)."""
    end = min(int.from_bytes(content[:4]), 1024)
    brands = {content[start : start + 4] for start in (8, *range(16, end, 4))}
    if brands & _HEIC_BRANDS:
        return "HEIF"
    if brands & {b"avif", b"avis"}:
        raise NotAPictureError(OTHER_PICTURE.format(what="AVIF"))
    raise NotAPictureError(NO_PICTURE.format(what="视频"))


def _decoded(content: bytes, kind: str) -> Picture:
    try:
        said = run_confined(_DECODER, kind, content=content, limits=_LIMITS)
    except ConfinedError:
        raise NotAPictureError(TOO_LARGE) from None
    if said in _REFUSALS:
        raise NotAPictureError(_REFUSALS[said])
    size, _, jpeg = said.partition(b"\n")
    width, height = map(int, size.split())
    return Picture(jpeg, width, height)
