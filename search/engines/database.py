"""The engine that needs no server: an inverted index in tables, on SQLite and PostgreSQL alike."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from search.engines.base import FACETS, LONGEST_LIST, Answer, Document, Filters, Hit, Order, Request
from search.engines.matching import Postings, Ranking, documents_that_meet
from search.engines.tables import put_documents, remove_documents
from search.models import SearchDocument, SearchIndex, SearchTerm
from search.wanted import Wanted

MOST_NAMED = 500
"""Documents that a query names one by one; of more, all are read and the others left out."""


class _Found(NamedTuple):
    pk: int
    key: str
    place: str
    kind: str
    item: str
    year: int
    day: date | None
    title_length: int
    body_length: int


class DatabaseEngine:
    """Searches one filling of the index."""

    name = "database"

    def __init__(self, index: SearchIndex) -> None:
        self.index = index

    def search(self, request: Request) -> Answer:
        postings = self._postings(request.wanted)
        met = documents_that_meet(request.wanted, postings)
        found = list(self._found(met, request.filters))
        if request.order is Order.RELEVANCE:
            scored = self._scored(found, request.wanted, postings)
        else:
            scored = [(0.0, each) for each in found]
        scored.sort(key=_best_first)
        page = scored[:LONGEST_LIST][request.start : request.start + request.size]
        facets = _facets(found) if request.with_facets else {}
        return Answer(self._hits(page), len(found), facets)

    def put(self, documents: Iterable[Document]) -> None:
        put_documents(self.index, documents)

    def remove(self, versions: Mapping[str, int]) -> None:
        remove_documents(self.index, versions)

    def _postings(self, wanted: Wanted) -> Postings:
        rows = SearchTerm.objects.filter(index=self.index, term__in=wanted.terms())
        postings: Postings = {}
        for term, document, in_title, in_body in rows.values_list(
            "term", "document_id", "in_title", "in_body"
        ):
            postings.setdefault(term, {})[document] = (in_title, in_body)
        return postings

    def _found(self, met: set[int], filters: Filters) -> Iterator[_Found]:
        documents = SearchDocument.objects.filter(index=self.index, **filters.asked())
        if filters.place:
            documents = documents.filter(place__startswith=filters.place)
        if len(met) <= MOST_NAMED:
            documents = documents.filter(pk__in=met)
        for row in documents.values_list(*_Found._fields):
            if row[0] in met:
                yield _Found._make(row)

    def _scored(
        self, found: Sequence[_Found], wanted: Wanted, postings: Postings
    ) -> list[tuple[float, _Found]]:
        ranking = Ranking(wanted, postings, self.index.lengths())
        return [
            (ranking.score(each.pk, each.title_length, each.body_length), each) for each in found
        ]

    def _hits(self, page: Sequence[tuple[float, _Found]]) -> list[Hit]:
        documents = SearchDocument.objects.in_bulk([found.pk for _, found in page])
        return [
            Hit(documents[found.pk].as_document(), score)
            for score, found in page
            if found.pk in documents
        ]


def _best_first(scored: tuple[float, _Found]) -> tuple[float, int, str]:
    """Among equals the newest first, those without a day last."""
    score, found = scored
    return -score, -found.day.toordinal() if found.day else 0, found.key


def _facets(found: Sequence[_Found]) -> Mapping[str, Mapping[str | int, int]]:
    facets = {}
    for name in FACETS:
        counts = Counter(getattr(each, name) for each in found)
        facets[name] = {value: number for value, number in counts.items() if value}
    return facets
