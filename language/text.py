"""Bring text typed with a Chinese input method to one form."""

import re

_SPACES = dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2007\u2009\u202f"), " ")
_HALF_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | _SPACES

INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff"
"""Characters that take no room, as the inside of a regular expression's class."""

_WHITE_SPACE = re.compile(rf"[\s{INVISIBLE}]+")


def to_halfwidth(text: str) -> str:
    """Full-width ASCII and wide spaces as plain ASCII; 。、㎡ and Chinese stay as they are."""
    return text if text.isascii() else text.translate(_HALF_WIDTH)


def squash(text: str) -> str:
    """Half-width and without any white space, seen or unseen: for comparing headers and names."""
    half = to_halfwidth(text)
    return _WHITE_SPACE.sub("", half) if _WHITE_SPACE.search(half) else half
