"""Whatever somebody sends comes out as a plain JPEG, or as words that say what to do."""

import zipfile
from functools import partial
from io import BytesIO

import pillow_heif
import pytest
from PIL import Image, ImageDraw

from home import pictures
from home.pictures import NotAPictureError, read_picture
from tests.picturing import (
    BLUE,
    GREEN,
    GREY,
    QUARTERS,
    RED,
    exif,
    jpeg_segments,
    picture,
    png,
    quarters,
    saved,
    swapped_profile,
    webp_of_one_colour,
)

WHITE = (255, 255, 255)
read = partial(read_picture, sender="somebody")
PLAIN = {0xE0, 0xDB, 0xC0, 0xC4}
"""JFIF, tables and size: nothing in which something could be told."""


@pytest.fixture(autouse=True)
def time_enough(monkeypatch):
    """A busy machine makes no picture too large."""
    monkeypatch.setattr(pictures, "_LIMITS", pictures._LIMITS._replace(seconds=300))


def heic(drawn, **options):
    return saved(drawn, "HEIF", quality=90, **options)


def heic_of_ten_bits(drawn):
    """As phones write what they show brighter: each colour in two bytes, of which HEIC keeps ten
    bits."""
    wide = b"".join(bytes((0, value)) for value in drawn.tobytes())
    written = BytesIO()
    pillow_heif.from_bytes("RGB;16", drawn.size, wide).save(written, quality=90)
    return written.getvalue()


def refusal(content):
    with pytest.raises(NotAPictureError) as refused:
        read(content)
    return str(refused.value)


FROM_PHONES = {
    "JPEG": saved(picture(), quality=90),
    "progressive": saved(picture(), progressive=True),
    "CMYK": saved(picture().convert("CMYK")),
    "PNG": saved(picture(), "PNG"),
    "palette": saved(picture().convert("P", palette=Image.Palette.ADAPTIVE), "PNG"),
    "WebP": saved(picture(), "WEBP"),
    "lossless WebP": saved(picture(), "WEBP", lossless=True),
    "animated WebP": saved(
        picture(), "WEBP", save_all=True, append_images=[Image.new("RGB", (400, 200), "white")]
    ),
    "HEIC": heic(picture()),
    "HEIC in tiles": heic(picture(), tile_size=64),
    "HEIC of ten bits": heic_of_ten_bits(picture()),
    "HEIC of several": heic(picture(), save_all=True, append_images=[picture().rotate(180)]),
    "two in one JPEG": saved(
        picture(), "MPO", save_all=True, append_images=[Image.new("RGB", (100, 50), "white")]
    ),
    "motion photo": saved(picture()) + b"\0\0\0\x18ftypmp42" + bytes(1000),
}


@pytest.mark.parametrize("content", FROM_PHONES.values(), ids=FROM_PHONES)
def test_what_a_phone_makes_comes_out_as_the_same_picture(content):
    taken = read(content)

    assert (taken.width, taken.height) == (400, 200)
    assert quarters(taken.jpeg) == QUARTERS
    with Image.open(BytesIO(taken.jpeg)) as opened:
        assert (opened.format, opened.size, opened.mode) == ("JPEG", (400, 200), "RGB")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_where_when_and_by_what_it_was_taken_is_gone(kind):
    noted = {"exif": exif().tobytes(), "icc_profile": swapped_profile(), "xmp": b"<x:xmpmeta/>"}
    content = saved(picture(), kind, **noted)
    assert b"Chen Jianguo" in content

    taken = read(content)
    assert set(jpeg_segments(taken.jpeg)) == PLAIN
    for told in (b"HUAWEI", b"xmpmeta", b"Chen Jianguo"):
        assert told not in taken.jpeg


def test_a_comment_is_not_taken_over():
    taken = read(saved(picture(), comment="Chen Jianguo"))
    assert set(jpeg_segments(taken.jpeg)) == PLAIN


@pytest.mark.parametrize(
    ("orientation", "upright"),
    [
        (1, (RED, GREEN, BLUE, GREY)),
        (2, (GREEN, RED, GREY, BLUE)),
        (3, (GREY, BLUE, GREEN, RED)),
        (4, (BLUE, GREY, RED, GREEN)),
        (5, (RED, BLUE, GREEN, GREY)),
        (6, (BLUE, RED, GREY, GREEN)),
        (7, (GREY, GREEN, BLUE, RED)),
        (8, (GREEN, GREY, RED, BLUE)),
        (9, (RED, GREEN, BLUE, GREY)),  # there is no such way to hold it
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_it_stands_upright_however_the_phone_was_held(kind, orientation, upright):
    taken = read(saved(picture(), kind, exif=exif(orientation).tobytes()))

    assert quarters(taken.jpeg) == upright
    assert (taken.width > taken.height) == (orientation not in (5, 6, 7, 8))


def test_broken_words_about_a_picture_do_not_make_it_a_broken_picture():
    taken = read(saved(picture(), exif=b"Exif\0\0II*\0\xff\xff\xff\xff", icc_profile=b"odd"))
    assert quarters(taken.jpeg) == QUARTERS


def test_colours_come_out_as_its_profile_means_them():
    taken = read(saved(picture(), icc_profile=swapped_profile()))
    assert quarters(taken.jpeg) == (BLUE, GREEN, RED, GREY)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "HEIF"])
def test_what_can_be_seen_through_is_white(kind):
    seen_through = picture().convert("RGBA")
    seen_through.paste((0, 0, 0, 0), (0, 0, 200, 100))
    taken = read(saved(seen_through, kind))
    assert quarters(taken.jpeg) == (WHITE, GREEN, BLUE, GREY)


def test_a_palette_with_a_colour_to_see_through_is_white_there():
    drawn = Image.new("P", (400, 200))
    drawn.putpalette([*RED, *GREEN])
    drawn.paste(1, (200, 0, 400, 200))
    taken = read(saved(drawn, "PNG", transparency=0))
    assert quarters(taken.jpeg) == (WHITE, GREEN, WHITE, GREEN)


@pytest.mark.parametrize("colour", [0, 2])
def test_sixteen_bits_keep_the_middle_in_the_middle(colour):
    pixel = b"\x80\x00" * (3 if colour == 2 else 1)
    content = png(40, 20, depth=16, colour=colour, rows=(b"\0" + pixel * 40) * 20)
    assert quarters(read(content).jpeg) == (GREY,) * 4


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_large_picture_is_made_smaller_and_a_small_one_is_left(kind):
    large = read(saved(picture(6000, 3000), kind))
    assert (large.width, large.height) == (2560, 1280)
    assert quarters(large.jpeg) == QUARTERS

    small = read(saved(picture(40, 20), kind))
    assert (small.width, small.height) == (40, 20)


def test_a_phone_of_200_megapixels():
    flat = Image.new("L", (16_320, 12_240), 128)
    taken = read(saved(flat, progressive=True))
    assert (taken.width, taken.height) == (2560, 1920)
    assert quarters(taken.jpeg) == (GREY,) * 4


def test_a_long_screenshot_stays_a_picture():
    taken = read(saved(picture(20, 30_000), "PNG"))
    assert (taken.width, taken.height) == (2, 2560)


def test_what_hangs_behind_the_picture_does_not_come_along():
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.html", "<script>alert(1)</script>")
    content = saved(picture(), "PNG") + archive.getvalue()
    assert zipfile.is_zipfile(BytesIO(content))

    taken = read(content)
    assert quarters(taken.jpeg) == QUARTERS
    assert not zipfile.is_zipfile(BytesIO(taken.jpeg))
    assert taken.jpeg.endswith(b"\xff\xd9")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "没有收到照片"),
        (b"hello", "这不是照片"),
        (b"MZ\x90\0" + bytes(100), "这是程序，不是照片"),
        (b"\x7fELF" + bytes(100), "这是程序，不是照片"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "这是网页或者绘图文件，不是照片"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><svg/>', "这是网页或者绘图文件，不是照片"),
        (b"\n  <!doctype html>", "这是网页或者绘图文件，不是照片"),
        (b"%PDF-1.7 ", "这是 PDF 文件，不是照片"),
        (b"PK\x03\x04" + bytes(30), "这是文档或者压缩包，不是照片"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(30), "这是视频，不是照片"),
        (b"RIFF\0\0\0\0AVI LIST", "这是录音或者视频，不是照片"),
        (saved(picture(), "GIF"), "这张图是 GIF 格式的"),
        (saved(picture(), "BMP"), "这张图是 BMP 格式的"),
        (saved(picture(), "TIFF"), "这张图是 TIFF 格式的"),
        (saved(picture(), "AVIF"), "这张图是 AVIF 格式的"),
        (bytes(pictures.MOST_BYTES + 1), "超过了 20 MB"),
    ],
)
def test_what_is_no_picture_is_told_apart_with_what_to_do(content, said):
    words = refusal(content)
    assert said in words
    assert "请" in words


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_picture_that_broke_off_says_so(kind, kept):
    content = saved(Image.effect_noise((400, 200), 50).convert("RGB"), kind)
    assert "没有传完整" in refusal(content[: int(len(content) * kept)])


def test_only_the_beginning_of_a_picture_is_no_picture():
    for start in (
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\0\0\0\0WEBP",
        b"\0\0\0\x18ftypheic",
    ):
        assert "没有传完整" in refusal(start)


@pytest.mark.parametrize(
    "bomb",
    [
        png(50_000, 50_000, rows=bytes(1000)),
        png(2**31 - 1, 1, rows=bytes(1000)),
        webp_of_one_colour(16_384, 16_384),
        webp_of_one_colour(4_000, 4_000),
    ],
    ids=["PNG", "wide PNG", "WebP", "WebP of one colour"],
)
def test_a_bomb_is_too_large_and_bursts_nowhere(bomb):
    assert len(bomb) < 2000
    assert "太大" in refusal(bomb)


def zeros(width, height, **options):
    """A PNG of one colour; in RGB, unless `options` say that a pixel takes less."""
    bits = options.get("depth", 24)
    return png(width, height, rows=(b"\0" + bytes(-(-width * bits // 8))) * height, **options)


def test_what_is_decoded_as_a_whole_may_have_50_megapixels():
    assert "太大" in refusal(zeros(7_200, 7_200))
    assert read(zeros(7_000, 7_000)).width == 2560


def test_almost_nothing_for_many_pixels_is_no_photo():
    assert "太大" in refusal(zeros(4_000, 4_000, depth=1, colour=0))
    assert read(zeros(3_000, 3_000, depth=1, colour=0)).width == 2560


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "1"])
def test_a_long_screenshot_that_is_almost_all_white_is_a_picture(mode):
    screen = Image.new("RGB", (1080, 20_000), "white")
    ImageDraw.Draw(screen).text((50, 200), "The rent was paid.\n" * 5, "black", font_size=40)
    assert read(saved(screen.convert(mode), "PNG", compress_level=9)).height == 2560


def test_a_jpeg_that_has_its_pixels_passed_over_again_and_again_is_refused():
    content = saved(picture(), progressive=True)
    again = content[content.rindex(b"\xff\xda") : -2]
    assert quarters(read(content[:-2] + again * 10 + b"\xff\xd9").jpeg) == QUARTERS
    assert "太大" in refusal(content[:-2] + again * 100 + b"\xff\xd9")
    assert quarters(read(content + again * 100).jpeg) == QUARTERS  # as behind it hangs a film


def test_the_bomb_would_be_a_picture_were_it_smaller():
    taken = read(webp_of_one_colour(100, 50))
    assert (taken.width, taken.height) == (100, 50)
