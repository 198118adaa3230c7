"""Engines to search with."""

import secrets
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from elasticsearch import Elasticsearch

from search.engines.base import Document, Engine
from search.engines.database import DatabaseEngine
from search.engines.elastic import ElasticEngine
from search.models import SearchIndex
from search.searching import Searcher
from search.synonyms import Synonyms, starting_groups

TODAY = date(2026, 12, 1)


@pytest.fixture
def index(db) -> SearchIndex:
    return SearchIndex.objects.create(name="contract")


@pytest.fixture
def elastic(elasticsearch_url) -> Iterator[ElasticEngine]:
    """An index of its own on a real server."""
    with Elasticsearch(elasticsearch_url, request_timeout=60) as client:
        engine = ElasticEngine(client, f"test-{secrets.token_hex(6)}")
        engine.create()
        yield engine
        engine.drop()


@pytest.fixture(params=["database", "elasticsearch"])
def engine(request, index) -> Engine:
    """Each engine in turn; the database is the one on which the tests run."""
    if request.param == "database":
        return DatabaseEngine(index)
    return request.getfixturevalue("elastic")


@pytest.fixture
def fill(engine, index) -> Callable[..., Searcher]:
    """Puts documents into the engine, and gives what searches them."""

    def put(documents: list[Document]) -> Searcher:
        engine.put(documents)
        if isinstance(engine, ElasticEngine):
            engine.refresh()
            DatabaseEngine(index).put(documents)  # which knows the words, whoever answers
        return Searcher(engine, index, Synonyms(starting_groups()), TODAY)

    return put
