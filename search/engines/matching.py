"""Which documents are hits, and which are the best: for the engine that reads postings itself."""

from collections import Counter
from collections.abc import Callable

from search.ranking import BODY, TITLE, Lengths, rarity, saturation
from search.wanted import Alternative, Concept, Wanted

Postings = dict[str, dict[int, tuple[int, int]]]
"""Of each term, the documents that have it, and how often in title and body."""


def documents_that_meet(wanted: Wanted, postings: Postings) -> set[int]:
    """Those that meet as many concepts as are needed, and each that must be met."""
    met: Counter[int] = Counter()
    musts: list[set[int]] = []
    for concept in wanted.concepts:
        if concept.counts:
            documents = _documents_with_any(concept, postings)
            met.update(documents)
            if concept.must:
                musts.append(documents)
    enough = {document for document, number in met.items() if number >= wanted.needed}
    return enough.intersection(*musts)


def _documents_with_any(concept: Concept, postings: Postings) -> set[int]:
    return set[int]().union(*(_documents_with(way, postings) for way in concept.alternatives))


def _documents_with(alternative: Alternative, postings: Postings) -> set[int]:
    return set.intersection(*(set(postings.get(term, ())) for term in alternative.terms))


class Ranking:
    """Scores hits: of each concept its best alternative, of each alternative all its terms."""

    def __init__(self, wanted: Wanted, postings: Postings, lengths: Lengths) -> None:
        self._lengths = lengths
        weigher = {term: self._weigher(found) for term, found in postings.items()}
        self._concepts = [
            [
                (way.factor, [weigher[term] for term in way.terms])
                for way in concept.alternatives
                if all(term in weigher for term in way.terms)
            ]
            for concept in wanted.concepts
        ]

    def score(self, document: int, title_length: int, body_length: int) -> float:
        """Rounded, so that what should weigh the same does."""
        total = 0.0
        for ways in self._concepts:
            best = 0.0
            for factor, weighers in ways:
                weight = 0.0
                for weigh in weighers:
                    term_weight = weigh(document, title_length, body_length)
                    if not term_weight:
                        break
                    weight += term_weight
                else:
                    best = max(best, weight * factor)
            total += best
        return round(total, 4)

    def _weigher(self, found: dict[int, tuple[int, int]]) -> Callable[[int, int, int], float]:
        """What a term with these postings is worth in a document; 0 where it does not stand."""
        documents = self._lengths.documents
        in_titles = sum(1 for in_title, _ in found.values() if in_title)
        in_bodies = sum(1 for _, in_body in found.values() if in_body)
        title = TITLE.boost * rarity(documents, in_titles)
        body = BODY.boost * rarity(documents, in_bodies)
        title_average, body_average = self._lengths.title, self._lengths.body

        def weigh(document: int, title_length: int, body_length: int) -> float:
            times = found.get(document)
            if times is None:
                return 0.0
            in_title, in_body = times
            weight = 0.0
            if in_title:
                weight += title * saturation(TITLE, in_title, title_length, title_average)
            if in_body:
                weight += body * saturation(BODY, in_body, body_length, body_average)
            return weight

        return weigh
