"""The engine for a whole county and more: Elasticsearch, servers of version 8 and 9."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from typing import Any

import elasticsearch_dsl as dsl
from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.helpers import ScanError, scan, streaming_bulk

from search.engines.base import (
    ELASTICSEARCH,
    FACETS,
    LONGEST_LIST,
    Answer,
    Document,
    EngineDown,
    Hit,
    Order,
    Request,
)
from search.engines.elastic_documents import MAPPINGS, SETTINGS, source_of
from search.ranking import BESIDES, BODY, FIRST, TITLE
from search.wanted import Alternative, Concept, Wanted

MOST_VALUES = 2_000
"""Values of a facet that are counted; a city has 1,202 villages."""

SHOWN = [field.name for field in fields(Document)]
"""What of a document comes back."""

SENT_AT_ONCE = 1_000
"""Documents of one request: with fewer the server waits as long as it works."""

BAD_REQUEST = 400
CONFLICT = 409
NOT_FOUND = 404


class ElasticEngine:
    """Searches what an index, or an alias of one, holds.

    Of an alias nothing is written where it leads nowhere: the server would make an index of its
    name, without our mapping.
    """

    name = ELASTICSEARCH

    def __init__(self, client: Elasticsearch, index: str, *, is_alias: bool = False) -> None:
        self.client = client
        self.index = index
        self._is_alias = is_alias

    def search(self, request: Request) -> Answer:
        with down_as_such():
            response = self.client.search(index=self.index, **body_of(request))
        found = response["hits"]
        return Answer(
            hits=[Hit(_document(hit["_source"]), hit["_score"] or 0.0) for hit in found["hits"]],
            total=found["total"]["value"],
            facets=_facets(response.get("aggregations", {})),
        )

    def met(self, concepts: Sequence[Concept], today: date) -> list[int]:
        search = _may_be_found(dsl.Search()[0:0], today)
        for number, concept in enumerate(concepts):
            search.aggs.bucket(str(number), "filter", _of_concept(concept))
        with down_as_such():
            response = self.client.search(index=self.index, **search.to_dict())
        met = response["aggregations"]
        return [met[str(number)]["doc_count"] for number in range(len(concepts))]

    def put(self, documents: Iterable[Document]) -> Mapping[str, str]:
        return self._bulk(
            {
                "_op_type": "index",
                "_id": document.key,
                "version": document.version,
                "version_type": "external_gte",
                "_source": source_of(document),
            }
            for document in documents
        )

    def remove(self, versions: Mapping[str, int]) -> None:
        self._bulk(
            {
                "_op_type": "delete",
                "_id": key,
                "version": version,
                "version_type": "external_gte",
            }
            for key, version in versions.items()
        )

    def keys_of(self, records: Collection[str]) -> set[str]:
        return {source["key"] for source in self._all("record", records, ["key"])}

    def documents_of(self, records: Collection[str]) -> list[Document]:
        return [_document(source) for source in self._all("record", records, SHOWN)]

    def records(self, source: str) -> set[str]:
        return {found["record"] for found in self._all("source", [source], ["record"])}

    def _all(
        self, field: str, values: Collection[str], wanted: Sequence[str]
    ) -> Iterator[dict[str, Any]]:
        """These parts of all documents whose field has one of the values, and that just came in."""
        query = {"terms": {field: sorted(values)}}
        with down_as_such():
            self.refresh()
            for hit in scan(self.client, index=self.index, query={"query": query}, source=wanted):
                yield hit["_source"]

    def refresh(self) -> None:
        """Let what was put be found at once."""
        with down_as_such():
            self.client.indices.refresh(index=self.index)

    def create(self) -> None:
        """Make the index; raises EngineDown where there is one of that name."""
        with down_as_such():
            self.client.indices.create(index=self.index, mappings=MAPPINGS, settings=SETTINGS)

    def drop(self) -> None:
        with down_as_such():
            self.client.indices.delete(index=self.index, ignore_unavailable=True)

    def _bulk(self, actions: Iterable[dict[str, Any]]) -> dict[str, str]:
        """Send them. Returns the keys of the documents that were refused, each with the kind of its
        fault."""
        refused: dict[str, str] = {}
        with down_as_such():
            for done, outcome in streaming_bulk(
                self.client,
                actions,
                index=self.index,
                chunk_size=SENT_AT_ONCE,
                raise_on_error=False,
                require_alias=self._is_alias,
            ):
                (each,) = outcome.values()
                if not done and (fault := _fault(each)):
                    refused[each["_id"]] = fault
        return refused


def _fault(outcome: Mapping[str, Any]) -> str:
    """Of one document. That a newer one is there, or that it is gone already, is none; what is the
    index's and not the document's raises EngineDown."""
    kind = outcome.get("error", {}).get("type", "")
    if outcome["status"] == BAD_REQUEST:
        return str(kind)
    if outcome["status"] == CONFLICT or (outcome["status"] == NOT_FOUND and not kind):
        return ""
    raise EngineDown(kind)


@contextmanager
def down_as_such() -> Iterator[None]:
    """Whatever the client raises, as EngineDown."""
    try:
        yield
    except (ApiError, TransportError, ScanError) as error:
        raise EngineDown(str(error)[:500]) from error


def body_of(request: Request) -> dict[str, Any]:
    """The search as Elasticsearch takes it."""
    size = max(0, min(request.size, LONGEST_LIST - request.start))
    search = dsl.Search()[request.start : request.start + size] if size else dsl.Search()[0:0]
    search = search.query(_query(request.wanted)).extra(track_total_hits=True)
    search = _may_be_found(search.source(SHOWN), request.today)
    for name, value in request.filters.asked().items():
        search = search.filter("term", **{name: value})
    if request.filters.place:
        search = search.filter("prefix", place=request.filters.place)
    newest = ({"day": {"order": "desc", "missing": "_last"}}, "key")
    relevant = ({"_score": {"order": "desc"}},) if request.order is Order.RELEVANCE else ()
    search = search.sort(*relevant, *newest)
    if request.with_facets:
        for name in FACETS:
            search.aggs.bucket(name, "terms", field=name, size=MOST_VALUES)
    body: dict[str, Any] = search.to_dict()
    body["from_"] = body.pop("from", 0)
    return body


def _may_be_found(search: dsl.Search, today: date) -> dsl.Search:
    return search.exclude("range", until={"lt": today.isoformat()})


def _query(wanted: Wanted) -> dsl.Query:
    """What weighs twice stands twice among what is needed, which then only sifts."""
    counting = [concept for concept in wanted.concepts if concept.counts]
    weighed = [_of_concept(concept) for concept in counting for _ in range(concept.weight)]
    needed = dsl.Q("bool", should=weighed, minimum_should_match=wanted.needed)
    first = wanted.first and dsl.Q("constant_score", filter=_query(wanted.first), boost=FIRST)
    musts = [_of_concept(concept) for concept in counting if concept.must]
    rest = [_of_concept(concept) for concept in wanted.ranked if not concept.counts]
    rest += [first] if first else []
    if all(concept.weight == 1 for concept in counting):
        return dsl.Q("bool", must=[needed], filter=musts, should=rest)
    return dsl.Q("bool", filter=[needed, *musts], should=[*map(_of_concept, counting), *rest])


def _of_concept(concept: Concept) -> dsl.Query:
    """Above all the best way counts; where there is but one, it needs no choosing."""
    ways = [_of_way(way) for way in concept.alternatives]
    return ways[0] if len(ways) == 1 else dsl.Q("dis_max", queries=ways, tie_breaker=BESIDES)


def _of_way(way: Alternative) -> dsl.Query:
    terms = [_of_term(term, way.factor) for term in way.terms]
    return terms[0] if len(terms) == 1 else dsl.Q("bool", must=terms)


def _of_term(term: str, factor: float) -> dsl.Query:
    fields = (("title_terms", TITLE), ("body_terms", BODY))
    return dsl.Q(
        "bool",
        should=[
            dsl.Q("term", **{name: {"value": term, "boost": field.boost * factor}})
            for name, field in fields
        ],
        minimum_should_match=1,
    )


def _document(source: Mapping[str, Any]) -> Document:
    days = {name: _day(source[name]) for name in ("day", "until")}
    return Document(**{**source, **days})


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _facets(aggregations: Mapping[str, Any]) -> dict[str, dict[str | int, int]]:
    return {
        name: {bucket["key"]: bucket["doc_count"] for bucket in facet["buckets"] if bucket["key"]}
        for name, facet in aggregations.items()
    }
