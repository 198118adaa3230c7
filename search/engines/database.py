"""The engine that needs no server: an inverted index in tables, on SQLite and PostgreSQL alike."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import nsmallest
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from search.engines.among import Among
from search.engines.base import FACETS, LONGEST_LIST, Answer, Document, Hit, Order, Request
from search.engines.matching import (
    Postings,
    Ranking,
    Spread,
    documents_that_meet,
    documents_with,
    possible,
    rarest_first,
)
from search.engines.tables import put_documents, remove_documents
from search.models import SearchDocument, SearchIndex, SearchTerm
from search.wanted import Concept, Wanted

MOST_NAMED = 1 / 3
"""The part of all documents up to which they are named; of more, all are read."""


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


_Placed = tuple[float, int, str, int]
"""What a hit is sorted by, and its pk."""


class DatabaseEngine:
    """Searches one filling of the index."""

    name = "database"

    def __init__(self, index: SearchIndex) -> None:
        self.index = index

    def search(self, request: Request) -> Answer:
        self.index.refresh_from_db()
        spreads = self._spreads(request.wanted)
        wanted = possible(request.wanted, spreads)
        postings = self._postings(wanted, spreads)
        found = list(self._found(documents_that_meet(wanted, postings), request))
        if request.order is Order.RELEVANCE:
            ranking = Ranking(wanted, postings, spreads, self.index.lengths())
            scores = [ranking.score(each.pk, each.title_length, each.body_length) for each in found]
        else:
            scores = [0.0] * len(found)
        last = min(request.start + request.size, LONGEST_LIST)
        best = nsmallest(last, map(_best_first, scores, found))
        facets = _facets(found) if request.with_facets else {}
        return Answer(self._hits(best[request.start :]), len(found), facets)

    def met(self, concepts: Sequence[Concept], today: date) -> list[int]:
        postings = self._postings_of({term for concept in concepts for term in concept.terms()})
        ended = self.index.documents.filter(until__lt=today)
        over = set(ended.values_list("pk", flat=True))
        return [len(documents_with(concept, postings) - over) for concept in concepts]

    def put(self, documents: Iterable[Document]) -> Mapping[str, str]:
        put_documents(self.index, documents)
        return {}

    def remove(self, versions: Mapping[str, int]) -> None:
        remove_documents(self.index, versions)

    def keys_of(self, records: Collection[str]) -> set[str]:
        return set(self._of(records).values_list("key", flat=True))

    def documents_of(self, records: Collection[str]) -> list[Document]:
        return [row.as_document() for row in self._of(records)]

    def records(self, source: str) -> set[str]:
        of_source = self.index.documents.filter(record__startswith=f"{source}:")
        return set(of_source.values_list("record", flat=True).distinct())

    def _of(self, records: Collection[str]) -> QuerySet[SearchDocument]:
        return SearchDocument.objects.filter(index=self.index, record__in=records)

    def _spreads(self, wanted: Wanted) -> dict[str, Spread]:
        """Of each term that stands anywhere, where."""
        rows = (
            SearchTerm.objects.filter(index=self.index, term__in=wanted.terms())
            .values_list("term")
            .annotate(
                documents=Count("document_id"),
                titles=Count("document_id", filter=Q(in_title__gt=0)),
                bodies=Count("document_id", filter=Q(in_body__gt=0)),
            )
        )
        return {term: Spread(*numbers) for term, *numbers in rows}

    def _postings(self, wanted: Wanted, spreads: Mapping[str, Spread]) -> Postings:
        """Where all must be met, of the common words only where the rare ones stand."""
        if wanted.needed < sum(each.weight for each in wanted.concepts if each.counts):
            return self._postings_of(wanted.terms())
        postings: Postings = {}
        candidates: set[int] | None = None
        for concept in rarest_first(wanted, spreads):
            postings |= self._postings_of(concept.terms() - postings.keys(), candidates)
            candidates = documents_with(concept, postings)
            if not candidates:
                break
        return postings | self._postings_of(wanted.terms() - postings.keys(), candidates)

    def _postings_of(self, terms: set[str], among: set[int] | None = None) -> Postings:
        rows = SearchTerm.objects.filter(index=self.index, term__in=terms)
        if among is not None and len(among) <= self._many():
            rows = rows.filter(Among("document_id", among))
        postings: Postings = {}
        for term, document, in_title, in_body in rows.values_list(
            "term", "document_id", "in_title", "in_body"
        ):
            postings.setdefault(term, {})[document] = (in_title, in_body)
        return postings

    def _found(self, met: set[int], request: Request) -> Iterator[_Found]:
        may_be_found = Q(until=None) | Q(until__gte=request.today)
        filters = request.filters
        documents = SearchDocument.objects.filter(may_be_found, index=self.index, **filters.asked())
        if filters.place:
            documents = documents.filter(place__startswith=filters.place)
        rows = documents.values_list(*_Found._fields)
        if len(met) > self._many():
            return (_Found._make(row) for row in rows if row[0] in met)
        return map(_Found._make, rows.filter(Among("pk", met)))

    def _many(self) -> float:
        return self.index.document_count * MOST_NAMED

    def _hits(self, page: Sequence[_Placed]) -> list[Hit]:
        documents = SearchDocument.objects.in_bulk([pk for *_, pk in page])
        return [
            Hit(documents[pk].as_document(), -score) for score, *_, pk in page if pk in documents
        ]


def _best_first(score: float, found: _Found) -> _Placed:
    """Among equals the newest first, those without a day last."""
    return -score, -found.day.toordinal() if found.day else 0, found.key, found.pk


def _facets(found: Sequence[_Found]) -> Mapping[str, Mapping[str | int, int]]:
    facets = {}
    for name in FACETS:
        counts = Counter(map(attrgetter(name), found))
        facets[name] = {value: number for value, number in counts.items() if value}
    return facets
