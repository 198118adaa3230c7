"""Search: our way to Elasticsearch beside the bare client, and the tables beside both."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from statistics import quantiles

from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk

from bench.figures import Figure
from bench.search_documents import QUERIES, lease_rows
from bench.searching_both import searcher_with, tables_against
from bench.timing import ratio, seconds
from config.settings.base import ROOT
from search.engines.base import Request
from search.engines.clients import quick_client
from search.engines.elastic import ElasticEngine, body_of
from search.engines.elastic_documents import source_of
from search.models import SearchIndex
from tests.sharing import own_elasticsearch

MANY = 100_000
INDEXED = 5_000
ROUNDS = 20
SECONDS = 60


def bench() -> Iterator[Figure]:
    with own_elasticsearch() as url, Elasticsearch(url, request_timeout=SECONDS) as bare:
        ours = quick_client(url, request_timeout=SECONDS)
        indexing, searching = _indexing(ours, bare), _searching(ours, bare)
        yield Figure("search_indexing", indexing, 1 / 0.7, "time, put / bare bulk helper")
        yield Figure("search_elastic", searching, 1.5, "p95, search() / same JSON bare")
        tables = tables_against(ours)
        yield Figure("search_sqlite", tables, 3.0, "time, 10,000 documents, SQLite / Elasticsearch")
        theirs = _on_postgresql(url)
        yield Figure("search_postgresql", theirs, 3.0, "time, the same, PostgreSQL / Elasticsearch")


def _indexing(ours: Elasticsearch, client: Elasticsearch) -> float:
    documents = list(lease_rows(INDEXED))
    sources = [{"_id": each.key, "_source": source_of(each)} for each in documents]
    engine = ElasticEngine(ours, "bench-indexing")

    def put() -> None:
        engine.drop()
        engine.create()
        engine.put(documents)

    def bare() -> None:
        engine.drop()
        engine.create()
        bulk(client, sources, index=engine.index)

    found = ratio(put, bare, rounds=7)
    engine.drop()
    return found


def _searching(ours: Elasticsearch, client: Elasticsearch) -> float:
    """Each query in turn in our way, and then what that asked of the server last, bare."""
    engine = ElasticEngine(ours, "bench-many")
    engine.create()
    engine.put(lease_rows(MANY))
    engine.refresh()
    index = SearchIndex.objects.create(name="bench-many")
    searcher = searcher_with(engine, index)
    searched, bare = [], []
    for query in QUERIES[:9]:  # of what is found at once: a slip asks several times
        body = body_of(Request(searcher.search(query).wanted))
        for _ in range(ROUNDS):
            searched.append(seconds(partial(searcher.search, query)))
            bare.append(seconds(partial(client.search, index=engine.index, **body)))
    engine.drop()
    return quantiles(searched, n=20)[-1] / quantiles(bare, n=20)[-1]


def _on_postgresql(url: str) -> float:
    command = [
        str(ROOT / "scripts" / "with-postgresql"),
        sys.executable,
        "-m",
        "bench.searching_once",
    ]
    told = os.environ | {"ELASTICSEARCH_URL": url}
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=ROOT, env=told)
    return float(json.loads(run.stdout.splitlines()[-1]))
