"""Pictures as phones make them, and as those make them who want to do harm."""

import struct
import zlib
from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms

pillow_heif.register_heif_opener()

RED, GREEN, BLUE, GREY = (220, 20, 20), (20, 200, 20), (20, 20, 220), (128, 128, 128)
QUARTERS = (RED, GREEN, BLUE, GREY)
"""Left above, right above, left below, right below."""


def picture(width=400, height=200):
    """One of four quarters, each of its own colour: none of its turns looks like another."""
    drawn = Image.new("RGB", (width, height))
    half = (width // 2, height // 2)
    for place, colour in zip(_corners(width, height), QUARTERS, strict=True):
        drawn.paste(Image.new("RGB", half, colour), place)
    return drawn


def _corners(width, height):
    return (0, 0), (width // 2, 0), (0, height // 2), (width // 2, height // 2)


def saved(drawn, kind="JPEG", **options):
    stream = BytesIO()
    drawn.save(stream, kind, **options)
    return stream.getvalue()


def quarters(content):
    """The colours in the middle of each quarter, as the nearest of `QUARTERS` or white."""
    with Image.open(BytesIO(content)) as opened:
        image = opened.convert("RGB")
    width, height = image.size
    middles = [(x + width // 4, y + height // 4) for x, y in _corners(width, height)]
    return tuple(_nearest(image.getpixel(middle)) for middle in middles)


def _nearest(colour):
    known = (*QUARTERS, (255, 255, 255), (0, 0, 0))
    return min(known, key=lambda each: sum(abs(a - b) for a, b in zip(each, colour, strict=True)))


def exif(orientation=1):
    """What a phone notes: the place (GPS), the device, a comment, and how it was held."""
    noted = Image.Exif()
    noted[0x0112] = orientation
    noted[0x010F] = "HUAWEI"
    noted[0x010E] = "Chen Jianguo"
    noted.get_ifd(0x8825).update({1: "N", 2: (30.0, 41.0, 5.0), 3: "E", 4: (121.0, 1.0, 9.0)})
    return noted


def swapped_profile():
    """The profile of a screen whose red is blue, and whose blue is red."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")


def jpeg_segments(content):
    """The markers of the segments before the picture itself."""
    markers, at = [], 2
    while content[at + 1] != 0xDA:  # start of scan
        markers.append(content[at + 1])
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return markers


def png(width, height, *, depth=8, colour=2, rows=b""):
    """A PNG by its bytes, as Pillow does not write those of 16 bits in colour.

    `colour`: 0 is grey, 2 is RGB. `rows` are compressed as they are, true or not.
    """
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(*each)
        for each in ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )


def _chunk(name, content):
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)


def webp_of_one_colour(width, height):
    """A lossless WebP of some 30 bytes, however many pixels: no pixel takes a bit (VP8L, 5.2)."""
    bits = [(0x2F, 8), (width - 1, 14), (height - 1, 14), (0, 1), (0, 3)]
    bits += [(0, 1), (0, 1), (0, 1)]  # neither transforms nor a cache nor groups of codes
    bits += [(1, 1), (0, 1), (0, 1), (0, 1)] * 5  # each code has one symbol, which is 0
    number, length = 0, 0
    for value, size in bits:
        number |= value << length
        length += size
    data = number.to_bytes(length // 8 + 1, "little")
    data += b"\0" * (len(data) % 2)
    chunk = b"VP8L" + len(data).to_bytes(4, "little") + data
    return b"RIFF" + (4 + len(chunk)).to_bytes(4, "little") + b"WEBP" + chunk
