"""What a reader looks for, made of what was typed: the same for every engine.

A query becomes concepts, one for each word that says something. A concept is met by a document
that has its word or one of the words that mean the same; a document is a hit if the concepts it
meets weigh enough.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to say it, and the terms that all stand in a document that says so."""

    word: str
    terms: tuple[str, ...]
    weight: float = 1.0

    @property
    def factor(self) -> float:
        """What a long word is worth does not grow with the number of its pairs."""
        return self.weight / math.sqrt(len(self.terms))


@dataclass(frozen=True, slots=True)
class Concept:
    """Ways to say the same.

    One that does not `count` makes a hit better, and none a hit. What `must` be met is a number or
    a period: nobody who asks for 30,000 yuan is served with another sum.
    """

    alternatives: tuple[Alternative, ...]
    counts: bool = True
    must: bool = False

    @property
    def word(self) -> str:
        return self.alternatives[0].word

    def terms(self) -> set[str]:
        return {term for way in self.alternatives for term in way.terms}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The concepts of a query, and how many of those that count a hit must meet."""

    concepts: tuple[Concept, ...]
    needed: int

    def __bool__(self) -> bool:
        return bool(self.concepts)

    def terms(self) -> set[str]:
        return {
            term for concept in self.concepts for way in concept.alternatives for term in way.terms
        }

    def looser(self) -> Iterator["Wanted"]:
        """The same with less that must be met: half of it, then any of it."""
        number = sum(concept.counts for concept in self.concepts)
        half = (number + 1) // 2
        if half < self.needed:
            yield replace(self, needed=half)
        if half > 1:
            free = tuple(replace(concept, must=False) for concept in self.concepts)
            yield Wanted(free, needed=1)


def wanted_of(concepts: Sequence[Concept]) -> Wanted:
    """Of up to three words all must be met, of more the larger part.

    Where only words that do not count were typed, these are what is looked for.
    """
    if not any(concept.counts for concept in concepts):
        concepts = [replace(concept, counts=True) for concept in concepts]
    number = sum(concept.counts for concept in concepts)
    return Wanted(tuple(concepts), number if number <= 3 else -(-number * 3 // 5))
