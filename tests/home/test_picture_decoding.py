"""The program that decodes pictures, by itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from home import picture_decoding
from home.confined import ConfinedError, Failure, Limits, run_confined
from home.picture_decoding import BROKEN
from tests.picturing import picture, png, saved


def decode(content, kind, *, megabytes=1536):
    """What it says."""
    program = Path(picture_decoding.__file__)
    return run_confined(program, kind, content=content, limits=Limits(megabytes, 15))


def test_it_needs_nothing_of_the_site_and_writes_only_the_picture():
    ended = subprocess.run(
        [sys.executable, "-I", picture_decoding.__file__, "JPEG"],
        input=saved(picture()),
        capture_output=True,
        check=True,
    )
    assert ended.stderr == b""
    assert ended.stdout.startswith(b"400 200\n\xff\xd8\xff")


def test_a_picture_that_fills_the_memory_is_told_from_a_broken_one():
    large = png(7_000, 7_000, rows=(b"\0" + bytes(3 * 7_000)) * 7_000)
    assert decode(large, "PNG").startswith(b"2560 2560\n")
    with pytest.raises(ConfinedError) as ended:
        decode(large, "PNG", megabytes=150)
    assert ended.value.why == Failure.MEMORY


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_only_the_format_that_was_judged_is_tried(kind):
    """Pillow knows dozens: each is code that a stranger could reach."""
    for other in {"JPEG", "PNG", "WEBP", "HEIF", "GIF", "TIFF"} - {kind}:
        assert decode(saved(picture(), other), kind) == BROKEN
