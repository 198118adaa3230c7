"""What is blacked out is gone from the file."""

from io import BytesIO

import pytest
from PIL import Image

from disclosure.attached import Box
from disclosure.blacking_out import blacked_out


def jpeg(width, height, colour="red"):
    content = BytesIO()
    Image.new("RGB", (width, height), colour).save(content, "JPEG", quality=90)
    return content.getvalue()


def red_parts(content):
    """How much of the picture still shows what it showed, in percent."""
    red = [r > 60 for r in Image.open(BytesIO(content)).convert("RGB").getchannel("R").tobytes()]
    return round(100 * sum(red) / len(red))


@pytest.mark.parametrize(
    ("size", "box", "left"),
    [
        ((320, 320), Box(1, 0, 0, 10000, 10000), 0),
        ((321, 319), Box(1, 0, 0, 10000, 10000), 0),
        ((320, 320), Box(1, 0, 0, 5000, 10000), 50),
        ((320, 320), Box(1, 4900, 0, 5000, 10000), 95),  # a block of 16 pixels: 5 %
        ((320, 320), Box(1, 4900, 0, 5001, 10000), 90),  # two of them
        ((8, 8), Box(1, 0, 0, 1, 1), 0),  # a picture smaller than a block
    ],
)
def test_a_box_covers_whole_blocks(size, box, left):
    shown = blacked_out(jpeg(*size), [box])

    assert red_parts(shown) == left
    assert Image.open(BytesIO(shown)).size == size


def test_a_picture_without_boxes_stays_as_it_is():
    assert blacked_out(b"whatever", []) == b"whatever"
