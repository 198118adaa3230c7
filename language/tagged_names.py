"""What the segmenter takes for names in a sentence: a second voice beside our own cues.

Cues are endless (收李芳店面租金, 陈建国与其妻李芳合伙); a tagger that has read newspapers knows
most of them. Alone it would ask too much: 方正, 齐全 and 许可证 are names to it as well.
"""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from language.words import is_a_word, tagged_words

_BEFORE_NAMES = frozenset("收付给和与由向交还欠转借替为同对请找叫被发经报冲扣补跟因退托抵领照代")
"""What it takes for the first letter of a name: 收李芳."""

_SHORTEST_PAIR = 4
"""Letters of two names that it takes for one: 张三李四."""


_WHOLE = 3
"""Letters of a name with a given name of two."""

_GIVEN = frozenset({"nr", "nz"})
"""What a given name alone is to it: a name, or something's own name."""


class _Word(NamedTuple):
    start: int
    end: int
    tag: str

    @property
    def is_name(self) -> bool:
        return self.tag == "nr"


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[_Word, ...]:
    """Every word of the text; the last texts are kept, as each of their names asks."""
    found, at = [], 0
    for word, tag in tagged_words(text):
        at = text.index(word, at)
        found.append(_Word(at, at + len(word), tag))
        at += len(word)
    return tuple(found)


def is_tagged(text: str, start: int, end: int, *, compound: bool) -> bool:
    """Whether text[start:end] is a name to the segmenter, as one word or as a part of one that
    holds two; of one with a `compound` surname, whether a name begins there. A given name of two
    letters, parted from its surname, is as good: 周 and 国华."""
    words = _words(text)
    if any(_fits(text, word, start, end, compound) for word in words if word.is_name):
        return True
    return end - start == _WHOLE and any(
        (behind.start, behind.end) == (start + 1, end)
        and (behind.tag in _GIVEN or (before.is_name and before.start == start))
        for before, behind in pairwise(words)
    )


def _fits(text: str, word: _Word, start: int, end: int, compound: bool) -> bool:
    if word.start == start and (word.end == end or compound):
        return True
    if word.end == end and word.start == start - 1 and text[word.start] in _BEFORE_NAMES:
        return True
    is_pair = word.end - word.start >= _SHORTEST_PAIR
    return is_pair and (word.start == start or word.end == end) and end - start < _SHORTEST_PAIR


def ends_before_a_word(text: str, start: int, end: int) -> bool:
    """Whether the name ends there for the segmenter, with a word of its dictionary behind it:
    李芳 in 李芳领取, where 李芳领 may be a name as well."""
    for name, behind in pairwise(_words(text)):
        if name.is_name and (name.start, name.end) == (start, end):
            return behind.end - behind.start > 1 and is_a_word(text[behind.start : behind.end])
    return False
