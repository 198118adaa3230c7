"""One form for the ways in which the same is typed, character by character."""

import unicodedata
from functools import cache

import opencc


def fold(text: str) -> str:
    """The text as it is compared: half-width, simplified, lower case.

    Its length is the text's own, so that a place found in it is a place in what was written. What
    cannot be typed (half a surrogate pair) becomes a space.
    """
    table = _folded_characters()
    return text.translate(table) if not text.isascii() else text.lower()


class _Folded(dict[int, str]):
    """For `str.translate`: a character is folded when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


@cache
def _folded_characters() -> _Folded:
    return _Folded()


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _fold_character(character: str) -> str:
    if 0xD800 <= ord(character) <= 0xDFFF:
        return " "
    plain = unicodedata.normalize("NFKC", character)
    if len(plain) != 1:
        return character
    lower = _converter().convert(plain).lower()
    return lower if len(lower) == 1 else plain
