"""The program that decodes pictures, by itself: whatever it meets, it ends in good time."""

import resource
import subprocess
import sys
from functools import partial

import pytest

from home import picture_decoding
from home.picture_decoding import Outcome
from tests.picturing import picture, png, saved

MEGABYTE = 1024 * 1024


def decode(content, kind, *, megabytes=None):
    """Its exit status and what it writes, where the machine allows no more memory than that."""
    allowed = megabytes and (megabytes * MEGABYTE, megabytes * MEGABYTE)
    return subprocess.run(
        [sys.executable, "-I", picture_decoding.__file__, kind],
        input=content,
        capture_output=True,
        preexec_fn=allowed and partial(resource.setrlimit, resource.RLIMIT_AS, allowed),
        check=False,
    )


def test_it_needs_nothing_of_the_site_and_writes_only_the_picture():
    ended = decode(saved(picture()), "JPEG")
    assert (ended.returncode, ended.stderr) == (Outcome.DONE, b"")
    assert ended.stdout.startswith(b"400 200\n\xff\xd8\xff")


def test_where_less_memory_is_allowed_a_picture_may_be_too_large():
    large = png(7_000, 7_000, rows=(b"\0" + bytes(3 * 7_000)) * 7_000)
    assert decode(large, "PNG").returncode == Outcome.DONE
    assert decode(large, "PNG", megabytes=150).returncode == Outcome.TOO_LARGE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_only_the_format_that_was_judged_is_tried(kind):
    """Pillow knows dozens: each is code that a stranger could reach."""
    for other in {"JPEG", "PNG", "WEBP", "HEIF", "GIF", "TIFF"} - {kind}:
        assert decode(saved(picture(), other), kind).returncode == Outcome.BROKEN
