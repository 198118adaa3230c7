"""From what was typed to what is wanted."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise
from typing import Protocol

from language.folding import fold
from language.relative_periods import spell_out
from language.terms import HAN, HAN_RUN, RUN, parted, terms_of_word
from language.words import FORMAL, all_words, says_nothing, words
from search.cutting import cut
from search.synonyms import Synonyms
from search.wanted import Alternative, Concept, Wanted, wanted_of

LONGEST_QUERY = 100
"""Characters that are read; nobody means more."""

MOST_CONCEPTS = 12
MOST_READ = 30
"""Words, of which those that tell become concepts: each may cost a look at the vocabulary."""

TYPED_WEIGHT, SYNONYM_WEIGHT = 1.0, 0.7
"""What a word that means the same is worth beside the one that was typed."""

TOGETHER_WEIGHT = 0.3
"""What it is worth beside a word that two of them stand side by side, as they were typed."""

_RUN = re.compile(rf"[{HAN}]+|[a-z]+(?:[ ']+[a-z]+)*")
_LETTERS = re.compile("[a-z]+")


class Spelling(Protocol):
    """Knows the words that stand in documents."""

    def spelled(self, letters: str) -> tuple[str, ...]:
        """The Chinese words whose pinyin, or whose first letters, these are; nothing if none."""

    def with_character(self, character: str) -> tuple[str, ...]:
        """The words most often met that have the character."""

    def rarities(self, words: Collection[str]) -> Mapping[str, float]:
        """Of those of the words that stand in documents, how rare they are."""


class Reader:
    """Reads queries with the synonyms and the words of one moment."""

    def __init__(self, synonyms: Synonyms, spelling: Spelling, today: date) -> None:
        self._synonyms = synonyms
        self._spelling = spelling
        self._today = today

    def read(self, text: str) -> Wanted:
        """Nothing is wanted where nothing was said: only blanks, marks or empty words."""
        folded = spell_out(fold(text[:LONGEST_QUERY]), self._today)
        read = list(islice(self._concepts(folded), MOST_READ))
        concepts = {concept.word: concept for concept in read}
        telling = _telling(list(concepts.values()))[:MOST_CONCEPTS]
        return replace(wanted_of(self._capped(telling)), together=_together(read, telling))

    def _concepts(self, folded: str) -> Iterator[Concept]:
        """In the order in which they were typed."""
        for part, is_quantity in parted(folded):
            if is_quantity:
                yield Concept((Alternative(part, (part,)),), must=True)
            else:
                yield from self._of_words(part)

    def _of_words(self, folded: str) -> Iterator[Concept]:
        for run in _RUN.findall(folded):
            for piece in self._cut(self._spelled(run) if run.isascii() else run):
                if self._synonyms.others(piece):
                    yield from self._of_phrase(piece)
                else:
                    yield self._of_word(piece)

    def _cut(self, text: str) -> Iterator[str]:
        for run in RUN.findall(text):
            yield from [run] if run.isascii() else cut(run, self._synonyms)

    def _spelled(self, run: str) -> str:
        """What letters spell; the blanks between them may stand inside of words."""
        parts = _LETTERS.findall(run)
        apart = [self._spelling.spelled(part) or (part,) for part in parts]
        whole = self._spelling.spelled("".join(parts)) if len(parts) > 1 else ()
        if whole and len(whole) <= sum(map(len, apart)):
            return "".join(whole)
        return " ".join("".join(words) for words in apart)

    def _of_phrase(self, phrase: str) -> Iterator[Concept]:
        """The words of a listed phrase; each is also met by what means the same as the whole."""
        parts = [word for word in words(phrase) if len(word) > 1]
        if len(parts) < 2:
            yield self._of_word(phrase)
            return
        for part in parts:
            yield self._of_word(part, phrase)

    def _of_word(self, word: str, phrase: str = "") -> Concept:
        """As it is met by itself, by the phrase in which it stands, and by what means the same."""
        # What is a part of the phrase says less than the phrase.
        of_phrase = (each for each in self._synonyms.others(phrase) if each not in phrase)
        others = [*self._synonyms.others(word), *of_phrase]
        if _is_one_character(word):
            others += self._spelling.with_character(word)
        weights = {other: SYNONYM_WEIGHT for other in others if terms_of_word(other)}
        typed = dict.fromkeys(filter(None, (word, phrase)), TYPED_WEIGHT)
        weights = typed | weights | typed
        ways = (
            Alternative(way, terms_of_word(way) or (way,), weight)
            for way, weight in weights.items()
        )
        is_name = self._synonyms.is_name(word)
        return Concept(tuple(ways), counts=word not in FORMAL, must=is_name)

    def _capped(self, concepts: Sequence[Concept]) -> list[Concept]:
        """With no synonym worth more than what was typed because few documents have it."""
        ways = [
            way.word for each in concepts for way in each.alternatives[1:] and each.alternatives
        ]
        parts = {way: {way, *all_words(way)} for way in ways}
        known = self._spelling.rarities(set().union(*parts.values())) if parts else {}
        rarities = {
            way: max((known.get(part, 0.0) for part in parts[way]), default=0.0) for way in ways
        }
        return [_capped(concept, rarities) for concept in concepts]


def apart(wanted: Wanted) -> Wanted:
    """The same, with phrases met as well where their words do not stand side by side."""
    return replace(
        wanted,
        concepts=tuple(
            replace(each, alternatives=tuple(map(_apart, each.alternatives)))
            for each in wanted.concepts
        ),
    )


def _apart(way: Alternative) -> Alternative:
    parts = [*words(way.word)]
    if any(len(part) < 2 for part in parts):
        return way
    kept = dict.fromkeys(term for part in parts for term in terms_of_word(part))
    return replace(way, terms=tuple(kept) or way.terms)


def _capped(concept: Concept, rarities: Mapping[str, float]) -> Concept:
    """Where nobody says it as it was typed, the commonest of the other ways counts as that."""
    if len(concept.alternatives) < 2:
        return concept
    typed = [rarities[way.word] for way in concept.alternatives if way.weight == TYPED_WEIGHT]
    said = [rarities[way.word] for way in concept.alternatives if rarities[way.word]]
    cap = max(typed) or min(said, default=0.0)
    ways = (
        replace(way, weight=way.weight * min(1.0, cap / (rarities[way.word] or cap or 1.0)))
        if way.weight < TYPED_WEIGHT
        else way
        for way in concept.alternatives
    )
    return replace(concept, alternatives=tuple(ways))


def _together(read: Sequence[Concept], telling: Sequence[Concept]) -> tuple[Concept, ...]:
    """The pairs of characters at which the words touch that tell something."""
    kept = {concept.word for concept in telling}
    pairs = (
        left.word[-1] + right.word[0]
        for left, right in pairwise(read)
        if left.word in kept and right.word in kept and _is_han(left.word + right.word)
    )
    return tuple(
        Concept((Alternative(pair, (pair,), TOGETHER_WEIGHT),), counts=False)
        for pair in dict.fromkeys(pairs)
    )


def _is_han(word: str) -> bool:
    return HAN_RUN.fullmatch(word) is not None


def _is_one_character(word: str) -> bool:
    return len(word) == 1 and not word.isascii()


def _telling(concepts: list[Concept]) -> list[Concept]:
    """Without the words that say nothing; single characters only where there is nothing else."""
    telling = [concept for concept in concepts if not says_nothing(concept.word)]
    longer = [concept for concept in telling if not _is_one_character(concept.word)]
    return longer or telling
