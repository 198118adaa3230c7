"""What a reader looks for, made of what was typed: the same for every engine.

A query becomes concepts, one for each word that says something. A concept is met by a document
that has its word or one of the words that mean the same; a document is a hit if the concepts it
meets weigh enough.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

MOST_ALL = 3
"""Words of which a hit must meet all; more are a whole question, all of which no text answers."""

COMMON = 0.5
"""How rare a concept is beside the rarest one of a query, if it tells next to nothing."""

MOST_WEIGHT = 4
"""What the rarest concept of a query weighs, when not all can be met."""


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
    a period: nobody who asks for 30,000 yuan is served with another sum. `weight` is what it adds
    to what a hit needs.
    """

    alternatives: tuple[Alternative, ...]
    counts: bool = True
    must: bool = False
    weight: int = 1

    @property
    def word(self) -> str:
        return self.alternatives[0].word

    def terms(self) -> set[str]:
        return {term for way in self.alternatives for term in way.terms}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The concepts of a query, and what those of them that a hit meets must weigh together.

    `together` are the pairs of characters at which its words touch: where a document has them too,
    it has the words side by side, and is the better for it. What meets `first` comes before all
    else.
    """

    concepts: tuple[Concept, ...]
    needed: int
    together: tuple[Concept, ...] = ()
    first: "Wanted | None" = None

    def __bool__(self) -> bool:
        return bool(self.concepts)

    @property
    def ranked(self) -> tuple[Concept, ...]:
        """All that makes a hit better."""
        return self.concepts + self.together

    @property
    def counting(self) -> int:
        """How many of the concepts make a hit."""
        return sum(concept.counts for concept in self.concepts)

    def terms(self) -> set[str]:
        return {term for concept in self.ranked for term in concept.terms()}

    def looser(self, rarities: Sequence[float], was_met: bool) -> Iterator["Wanted"]:
        """The same with less that must be met: half of it, then any of it.

        Half is reckoned by how rare each concept is among the documents: of 鱼塘招租 only 鱼塘
        makes a hit, where every second document tells of something to let. Where no document met
        all, nobody knows what matters, and only what is common weighs nothing. Where some did,
        they come first.
        """
        told = list(zip(self.concepts, rarities, strict=True))
        most = max((rarity for concept, rarity in told if concept.counts), default=0)
        if not most:
            return
        concepts = tuple(
            replace(concept, weight=_weight(min(rarity / most, 1), was_met))
            for concept, rarity in told
        )
        wanted = replace(self, first=self if was_met else None)
        half = -(-sum(concept.weight for concept in concepts if concept.counts) // 2)
        yield replace(wanted, concepts=concepts, needed=half)
        free = tuple(replace(concept, must=False) for concept in concepts)
        if free != concepts:
            yield replace(wanted, concepts=free, needed=half)
        any_ = tuple(replace(concept, weight=1) for concept in free)
        yield replace(wanted, concepts=any_, needed=1)


def _weight(rarity: float, was_met: bool) -> int:
    """Of a concept so rare beside the rarest one, from 0 to 1."""
    return round(MOST_WEIGHT * rarity**2) if was_met else int(rarity >= COMMON)


def wanted_of(concepts: Sequence[Concept]) -> Wanted:
    """Of up to three words all must be met, of more the larger part.

    Where only words that do not count were typed, these are what is looked for.
    """
    if not any(concept.counts for concept in concepts):
        concepts = [replace(concept, counts=True) for concept in concepts]
    number = sum(concept.counts for concept in concepts)
    return Wanted(tuple(concepts), number if number <= MOST_ALL else -(-number * 3 // 5))
