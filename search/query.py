"""From what was typed to what is wanted."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Protocol

from language.folding import fold
from language.relative_periods import spell_out
from language.terms import RUN, parted, terms_of_word
from language.words import FORMAL, says_nothing, words
from search.synonyms import Synonyms
from search.wanted import Alternative, Concept, Wanted, wanted_of

LONGEST_QUERY = 100
"""Characters that are read; nobody means more."""

MOST_CONCEPTS = 12
MOST_READ = 30
"""Words, of which those that tell become concepts: each may cost a look at the vocabulary."""

SYNONYM_WEIGHT = 0.7
"""What a word that means the same is worth beside the one that was typed."""


class Spelling(Protocol):
    """Knows the words that stand in documents."""

    def spelled(self, letters: str) -> tuple[str, ...]:
        """The Chinese words whose pinyin, or whose first letters, these are; nothing if none."""

    def with_character(self, character: str) -> tuple[str, ...]:
        """The words most often met that have the character."""


class Reader:
    """Reads queries with the synonyms and the words of one moment."""

    def __init__(self, synonyms: Synonyms, spelling: Spelling, today: date) -> None:
        self._synonyms = synonyms
        self._spelling = spelling
        self._today = today

    def read(self, text: str) -> Wanted:
        """Nothing is wanted where nothing was said: only blanks, marks or empty words."""
        folded = spell_out(fold(text[:LONGEST_QUERY]), self._today)
        read = islice(self._concepts(folded), MOST_READ)
        concepts = {concept.word: concept for concept in read}
        return wanted_of(_telling(list(concepts.values()))[:MOST_CONCEPTS])

    def _concepts(self, folded: str) -> Iterator[Concept]:
        """In the order in which they were typed."""
        for part, is_quantity in parted(folded):
            if is_quantity:
                yield Concept((Alternative(part, (part,)),), must=True)
            else:
                yield from self._of_words(part)

    def _of_words(self, folded: str) -> Iterator[Concept]:
        for run in RUN.findall(folded):
            if run.isascii():
                for word in self._spelling.spelled(run) or (run,):
                    yield self._of_word(word)
                continue
            for piece, is_listed in self._synonyms.pieces(run):
                if is_listed:
                    yield from self._of_phrase(piece)
                else:
                    yield from map(self._of_word, words(piece))

    def _of_phrase(self, phrase: str) -> Iterator[Concept]:
        """The words of a listed phrase; each is also met by what means the same as the whole."""
        parts = [word for word in words(phrase) if len(word) > 1]
        if len(parts) < 2:
            yield self._of_word(phrase)
            return
        whole = [phrase, *self._synonyms.others(phrase)]
        for part in parts:
            yield self._of_word(part, also=whole)

    def _of_word(self, word: str, also: Sequence[str] = ()) -> Concept:
        others = [*self._synonyms.others(word), *also]
        if _is_one_character(word):
            others += self._spelling.with_character(word)
        weights = {word: 1.0} | {
            other: SYNONYM_WEIGHT for other in others if other != word and terms_of_word(other)
        }
        ways = (
            Alternative(way, terms_of_word(way) or (way,), weight)
            for way, weight in weights.items()
        )
        return Concept(tuple(ways), counts=word not in FORMAL)


def _is_one_character(word: str) -> bool:
    return len(word) == 1 and not word.isascii()


def _telling(concepts: list[Concept]) -> list[Concept]:
    """Without the words that say nothing; single characters only where there is nothing else."""
    telling = [concept for concept in concepts if not says_nothing(concept.word)]
    longer = [concept for concept in telling if not _is_one_character(concept.word)]
    return longer or telling
