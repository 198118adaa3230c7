"""The words that stand in documents: for pinyin, for slips of the pen, for what is being typed."""

import re
from collections.abc import Iterator, Sequence

from django.db.models import Q

from language.folding import fold
from language.pinyin import pinyin, sound
from language.slips import is_slip
from language.terms import HAN
from search.models import SearchIndex, SearchWord
from search.synonyms import Synonyms

LONGEST_SPELLED = 30
"""Letters of pinyin that are read."""

MOST_WITH_CHARACTER = 20
LONGEST_CORRECTED = 30
"""Characters of a query in which slips are looked for."""

_WIDEST = 6
"""Characters of a stretch that is looked up as one word."""

_HAN_RUN = re.compile(f"[{HAN}]+")


class Vocabulary:
    """The words of one filling of the index, and those that editors list as synonyms of them."""

    def __init__(self, index: SearchIndex, synonyms: Synonyms) -> None:
        self._words = SearchWord.objects.filter(index=index, documents__gt=0)
        self._synonyms = synonyms

    def spelled(self, letters: str) -> tuple[str, ...]:
        """The fewest words whose pinyin these letters are, else the one whose initials they are.

        Of words that sound alike, the one that stands in most documents.
        """
        if not 2 <= len(letters) <= LONGEST_SPELLED:
            return ()
        return self._by_pinyin(letters) or self._by_initials(letters)

    def _by_pinyin(self, letters: str) -> tuple[str, ...]:
        stretches = {
            letters[start:end]
            for start in range(len(letters))
            for end in range(start + 2, len(letters) + 1)
        }
        rows = self._words.filter(pinyin__in=stretches).order_by("documents", "-word")
        listed = self._synonyms.by_pinyin
        best = {each: listed[each] for each in stretches if each in listed}
        best |= dict(rows.values_list("pinyin", "word"))
        ways: dict[int, tuple[str, ...]] = {0: ()}
        for end in range(2, len(letters) + 1):
            reached = [
                (*ways[start], best[letters[start:end]])
                for start in ways
                if letters[start:end] in best
            ]
            if reached:
                ways[end] = min(reached, key=len)
        return ways.get(len(letters), ())

    def _by_initials(self, letters: str) -> tuple[str, ...]:
        rows = self._words.filter(initials=letters).order_by("-documents", "word")
        return tuple(rows.values_list("word", flat=True)[:1])

    def with_character(self, character: str) -> tuple[str, ...]:
        rows = self._words.filter(word__contains=character).order_by("-documents", "word")
        return tuple(rows.values_list("word", flat=True)[:MOST_WITH_CHARACTER])

    def corrections(self, text: str, unmet: Sequence[str]) -> Iterator[str]:
        """The text with a stretch, of which a part is `unmet`, as a word that stands in documents.

        A word that sounds the same comes before one that only sounds alike, and this before one
        that differs by a slip; long stretches before short ones.
        """
        folded = fold(text[:LONGEST_CORRECTED])
        stretches = list(_stretches(folded, unmet))
        seen = {folded}
        for meant in (self._sounding_the_same, self._sounding_alike, self._slipped):
            for word, start in stretches:
                for other in meant(word):
                    corrected = folded[:start] + other + folded[start + len(word) :]
                    if corrected not in seen:
                        seen.add(corrected)
                        yield corrected

    def _sounding_the_same(self, word: str) -> list[str]:
        listed = self._synonyms.by_pinyin.get(pinyin(word), "")
        return self._most_met(Q(pinyin=pinyin(word)), word, listed)

    def _sounding_alike(self, word: str) -> list[str]:
        listed = self._synonyms.by_sound.get(sound(word), "")
        return self._most_met(Q(sound=sound(word)), word, listed)

    def _most_met(self, wanted: Q, word: str, listed: str) -> list[str]:
        rows = self._words.filter(wanted).order_by("-documents", "word")
        others = [*rows.values_list("word", flat=True)[:5], listed]
        return [other for other in others if len(other) == len(word)][:2]

    def _slipped(self, word: str) -> list[str]:
        """Of two characters only swapped ones: any other differs from half the words there are."""
        if len(word) == 2:
            return list(self._words.filter(word=word[::-1]).values_list("word", flat=True))
        near = Q(word__startswith=word[0]) | Q(word__endswith=word[-1])
        rows = self._words.filter(near).order_by("-documents", "word")
        others = rows.values_list("word", flat=True)
        return [other for other in others if is_slip(word, other)][:2]

    def beginning(self, typed: str, most: int) -> list[str]:
        """The words that begin like that, in characters, pinyin or initials; most met first."""
        begins = Q(word__startswith=typed)
        if typed.isascii():
            begins = Q(pinyin__startswith=typed) | Q(initials__startswith=typed)
        rows = self._words.filter(begins).order_by("-documents", "word")
        return list(rows.values_list("word", flat=True)[:most])


def _stretches(folded: str, unmet: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Runs of two to six characters that share some with a word in question; the longest first."""
    wrong = {
        place
        for word in unmet
        for found in re.finditer(re.escape(word), folded)
        for place in range(*found.span())
    }
    for run in _HAN_RUN.finditer(folded):
        for length in range(min(_WIDEST, len(run[0])), 1, -1):
            for start in range(run.start(), run.end() - length + 1):
                if wrong.intersection(range(start, start + length)):
                    yield folded[start : start + length], start
