"""The words that stand in documents: for pinyin, for slips of the pen, for what is being typed."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import accumulate
from operator import or_

from django.db.models import Q
from django.db.models.functions import Left, Right

from language.folding import fold
from language.pinyin import pinyin, sound
from language.slips import is_slip
from language.terms import HAN_RUN
from language.words import known_words
from search.cutting import cut
from search.models import SearchIndex, SearchWord
from search.ranking import rarity
from search.spelling import Speller
from search.synonyms import Synonyms

MOST_WITH_CHARACTER = 20
MOST_CHARACTERS = 6
"""Characters of a text for which words that share them are looked up."""

MOST_LIKENED = 200
LONGEST_CORRECTED = 30
"""Characters of a query in which slips are looked for."""

_WIDEST = 6
"""Characters of a stretch that is looked up as one word."""

Meant = Callable[[str], Iterable[str]]
"""From what was typed to the words that may have been meant, the likeliest first."""


class Vocabulary:
    """The words of one filling of the index, and those that editors list as synonyms of them."""

    def __init__(self, index: SearchIndex, synonyms: Synonyms) -> None:
        self._index = index
        self._speller = Speller(index, synonyms)
        self._words = SearchWord.objects.filter(index=index, documents__gt=0)
        self._synonyms = synonyms

    def spelled(self, letters: str) -> tuple[str, ...]:
        """As `search.spelling.Speller` has it."""
        return self._speller.spelled(letters)

    def documents(self) -> int:
        """How many there are."""
        return SearchIndex.objects.values_list("document_count", flat=True).get(pk=self._index.pk)

    def rarities(self, words: Collection[str]) -> dict[str, float]:
        """Of those of the words that stand in documents, how rare they are."""
        rows = self._words.filter(word__in=words)
        found = rows.values_list("word", "documents", "index__document_count")
        return {word: rarity(documents, having) for word, having, documents in found}

    def with_character(self, character: str) -> tuple[str, ...]:
        rows = self._words.filter(word__contains=character).order_by("-documents", "word")
        return tuple(rows.values_list("word", flat=True)[:MOST_WITH_CHARACTER])

    def corrections(self, text: str, unmet: Sequence[str]) -> Iterator[str]:
        """The text with a stretch, of which a part is `unmet`, as a word that stands in documents.

        A stretch begins and ends where words do: 举报村干部 holds no 报村 that could be 保存.

        A word that sounds the same comes before one that only sounds alike, and this before one
        that differs by a slip; long stretches before short ones.
        """
        folded = fold(text[:LONGEST_CORRECTED])
        stretches = list(_stretches(folded, unmet, self._borders(folded)))
        seen = {folded}
        for meanings in (self._sounding_the_same, self._sounding_alike, self._slipped):
            meant = meanings({word for word, _ in stretches})
            for word, start in stretches:
                for other in meant(word):
                    if other in word:  # which is what was typed without what was not met
                        continue
                    corrected = folded[:start] + other + folded[start + len(word) :]
                    if corrected not in seen:
                        seen.add(corrected)
                        yield corrected

    def _borders(self, folded: str) -> set[int]:
        """Where words begin and end, those within words that the dictionary only guesses too."""
        return {
            run.start() + length
            for run in HAN_RUN.finditer(folded)
            for cut_so in (cut(run[0], self._synonyms), known_words(run[0]))
            for length in accumulate(map(len, cut_so), initial=0)
        }

    def _sounding_the_same(self, typed: Collection[str]) -> Meant:
        return self._sounding(typed, "pinyin", pinyin, self._synonyms.by_pinyin)

    def _sounding_alike(self, typed: Collection[str]) -> Meant:
        return self._sounding(typed, "sound", sound, self._synonyms.by_sound)

    def _sounding(
        self,
        typed: Collection[str],
        field: str,
        say: Callable[[str], str],
        listed: Mapping[str, str],
    ) -> Meant:
        rows = self._words.filter(**{f"{field}__in": {say(word) for word in typed}})
        by_sound = _grouped(rows.order_by("-documents", "word").values_list(field, "word"))
        return lambda word: _as_long([*by_sound[say(word)], listed.get(say(word), "")], word)

    def _slipped(self, typed: Collection[str]) -> Meant:
        """Of two characters only swapped ones: any other differs from half the words there are.

        What is a word by itself is no slip of another.
        """
        ends = Q(first__in={word[0] for word in typed}) | Q(last__in={word[-1] for word in typed})
        rows = self._words.annotate(first=Left("word", 1), last=Right("word", 1)).filter(ends)
        met = list(rows.order_by("-documents", "word").values_list("word", flat=True))
        first = _grouped((word[0], word) for word in met)
        last = _grouped((word[-1], word) for word in met)

        def meant(word: str) -> list[str]:
            if word in self._synonyms or [*known_words(word)] == [word]:
                return []
            if len(word) == 2:
                return [other for other in last[word[0]] if other == word[::-1]]
            near = dict.fromkeys((*first[word[0]], *last[word[-1]]))
            return [other for other in near if is_slip(word, other)][:2]

        return meant

    def nearest(self, text: str, most: int) -> list[str]:
        """Words that share characters with the text: those that share most, then those most met."""
        characters = dict.fromkeys("".join(HAN_RUN.findall(fold(text))))
        wanted = list(characters)[:MOST_CHARACTERS]
        shares = reduce(or_, (Q(word__contains=each) for each in wanted), Q(pk=None))
        rows = self._words.filter(shares).order_by("-documents", "word")
        words = rows.values_list("word", flat=True)[:MOST_LIKENED]
        return sorted(words, key=lambda word: -len(set(word).intersection(wanted)))[:most]

    def beginning(self, typed: str, most: int) -> list[str]:
        """The words that begin like that, in characters, pinyin or initials; most met first."""
        begins = Q(word__startswith=typed)
        if typed.isascii():
            begins = Q(pinyin__startswith=typed) | Q(initials__startswith=typed)
        rows = self._words.filter(begins).order_by("-documents", "word")
        return list(rows.values_list("word", flat=True)[:most])


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key, word in pairs:
        groups[key].append(word)
    return groups


def _as_long(others: Iterable[str], word: str) -> list[str]:
    return [other for other in others if len(other) == len(word)][:2]


def _stretches(
    folded: str, unmet: Sequence[str], borders: Collection[int]
) -> Iterator[tuple[str, int]]:
    """Runs of two to six characters that share some with a word in question; the longest first."""
    wrong = {
        place
        for word in unmet
        for found in re.finditer(re.escape(word), folded)
        for place in range(*found.span())
    }
    for run in HAN_RUN.finditer(folded):
        for length in range(min(_WIDEST, len(run[0])), 1, -1):
            for start in range(run.start(), run.end() - length + 1):
                is_whole = start in borders and start + length in borders
                if is_whole and wrong.intersection(range(start, start + length)):
                    yield folded[start : start + length], start
