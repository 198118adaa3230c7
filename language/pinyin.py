"""How words sound: pinyin, its first letters, and what people mix up in it."""

import re
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType


@cache
def _pypinyin() -> ModuleType:
    """Loaded when it is first asked: its lists take half a second, and most processes never ask."""
    return import_module("pypinyin")


@lru_cache(20_000)
def syllables(word: str) -> tuple[str, ...]:
    """One syllable without tone for each Chinese character: zhai, ji, di; ü is written v."""
    return tuple(_pypinyin().lazy_pinyin(word, errors="ignore", strict=False))


def pinyin(word: str) -> str:
    """The whole word as it is typed: zhaijidi."""
    return "".join(syllables(word))


def initials(word: str) -> str:
    """The first letters: zjd."""
    return "".join(syllable[0] for syllable in syllables(word))


# South of the Yangtze many hear no difference, and type either.
_MIXED_UP = (
    (re.compile(r"^([zcs])h"), r"\1"),
    (re.compile(r"^l(?=[a-z])"), "n"),
    (re.compile(r"^hu(?=[a-z])"), "w"),
    (re.compile(r"(?<=[aei])ng$"), "n"),
)


def sound(word: str) -> str:
    """The same for words that sound alike to ears of the south: zh is z, n is l, ing is in."""
    return "".join(_sound(syllable) for syllable in syllables(word))


def _sound(syllable: str) -> str:
    for pattern, plain in _MIXED_UP:
        syllable = pattern.sub(plain, syllable)
    return syllable
