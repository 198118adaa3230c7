"""The same queries asked of the tables and of Elasticsearch, over the same 10,000 documents."""

from collections.abc import Sequence
from datetime import date

from elasticsearch import Elasticsearch

from bench.search_documents import QUERIES, lease_rows
from bench.timing import ratio
from search.engines.base import Engine
from search.engines.database import DatabaseEngine
from search.engines.elastic import ElasticEngine
from search.engines.tables import drop_index
from search.models import SearchIndex
from search.searching import Searcher
from search.synonyms import Synonyms, starting_groups

DOCUMENTS = 10_000


def searcher_with(engine: Engine, index: SearchIndex) -> Searcher:
    return Searcher(engine, index, Synonyms(starting_groups()), date(2026, 12, 1))


def tables_against(client: Elasticsearch) -> float:
    index = SearchIndex.objects.create(name="bench-few")
    tables, elastic = DatabaseEngine(index), ElasticEngine(client, "bench-few")
    elastic.drop()
    elastic.create()
    for engine in (tables, elastic):
        engine.put(lease_rows(DOCUMENTS))
    elastic.refresh()
    ours, theirs = searcher_with(tables, index), searcher_with(elastic, index)
    found = ratio(lambda: _ask(ours, QUERIES), lambda: _ask(theirs, QUERIES))
    elastic.drop()
    drop_index(index)
    return found


def _ask(searcher: Searcher, queries: Sequence[str]) -> None:
    for query in queries:
        searcher.search(query)
