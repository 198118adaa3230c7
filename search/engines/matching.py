"""Which documents are hits, and which are the best: for the engine that reads postings itself."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from search.ranking import BESIDES, BODY, FIRST, TITLE, Lengths, rarity, saturation
from search.wanted import Alternative, Concept, Wanted

Postings = dict[str, dict[int, tuple[int, int]]]
"""Of each term, documents that have it, and how often in title and body."""


class Spread(NamedTuple):
    """In how many documents a term stands, in how many titles, and in how many bodies."""

    documents: int
    titles: int
    bodies: int


def possible(wanted: Wanted, spreads: Mapping[str, Spread]) -> Wanted:
    """What is wanted without the ways in which no document says it."""

    def said(concept: Concept) -> Concept:
        ways = (way for way in concept.alternatives if all(term in spreads for term in way.terms))
        return replace(concept, alternatives=tuple(ways))

    return replace(
        wanted,
        concepts=tuple(map(said, wanted.concepts)),
        together=tuple(map(said, wanted.together)),
    )


def rarest_first(wanted: Wanted, spreads: Mapping[str, Spread]) -> list[Concept]:
    """The concepts that count; what few documents can meet comes first."""

    def most(concept: Concept) -> int:
        return sum(
            min(spreads[term].documents for term in way.terms) for way in concept.alternatives
        )

    return sorted((concept for concept in wanted.concepts if concept.counts), key=most)


def documents_that_meet(wanted: Wanted, postings: Postings) -> set[int]:
    """Those that meet concepts of the weight that is needed, and each that must be met."""
    counting = [concept for concept in wanted.concepts if concept.counts]
    having = [documents_with(concept, postings) for concept in counting]
    musts = [documents for concept, documents in zip(counting, having, strict=True) if concept.must]
    weighing = [
        documents for concept, documents in zip(counting, having, strict=True) if concept.weight
    ]
    if weighing and wanted.needed == sum(concept.weight for concept in counting):
        enough = set.intersection(*weighing)
    else:
        met: Counter[int] = Counter()
        for concept, documents in zip(counting, having, strict=True):
            met.update(dict.fromkeys(documents, concept.weight))
        enough = {document for document, number in met.items() if number >= wanted.needed}
    return enough.intersection(*musts)


def documents_with(concept: Concept, postings: Postings) -> set[int]:
    """Those that say it in any way."""
    return set[int]().union(*(_saying(way, postings) for way in concept.alternatives))


def _saying(alternative: Alternative, postings: Postings) -> set[int]:
    return set.intersection(*(set(postings.get(term, ())) for term in alternative.terms))


class Ranking:
    """Scores hits: of each concept above all its best alternative, and of that all its terms."""

    def __init__(
        self,
        wanted: Wanted,
        postings: Postings,
        spreads: Mapping[str, Spread],
        lengths: Lengths,
    ) -> None:
        self._lengths = lengths
        weigher = {term: self._weigher(found, spreads[term]) for term, found in postings.items()}
        self._concepts = [
            [
                (way.factor, [weigher[term] for term in way.terms])
                for way in concept.alternatives
                if all(term in weigher for term in way.terms)
            ]
            for concept in wanted.ranked
        ]
        self._first = documents_that_meet(wanted.first, postings) if wanted.first else set[int]()

    def score(self, document: int, title_length: int, body_length: int) -> float:
        """Rounded, so that what should weigh the same does."""
        total = FIRST if document in self._first else 0.0
        for ways in self._concepts:
            best = together = 0.0
            for factor, weighers in ways:
                weight = 0.0
                for weigh in weighers:
                    term_weight = weigh(document, title_length, body_length)
                    if not term_weight:
                        break
                    weight += term_weight
                else:
                    best = max(best, weight * factor)
                    together += weight * factor
            total += best + BESIDES * (together - best)
        return round(total, 4)

    def _weigher(
        self, found: dict[int, tuple[int, int]], spread: Spread
    ) -> Callable[[int, int, int], float]:
        """What a term with these postings is worth in a document; 0 where it does not stand."""
        documents = self._lengths.documents
        title = TITLE.boost * rarity(documents, spread.titles)
        body = BODY.boost * rarity(documents, spread.bodies)
        title_average, body_average = self._lengths.title, self._lengths.body

        @cache
        def weight(times: tuple[int, int], title_length: int, body_length: int) -> float:
            in_title, in_body = times
            of_title = saturation(TITLE, in_title, title_length, title_average)
            of_body = saturation(BODY, in_body, body_length, body_average)
            return title * of_title + body * of_body

        def weigh(document: int, title_length: int, body_length: int) -> float:
            times = found.get(document)
            return weight(times, title_length, body_length) if times else 0.0

        return weigh
