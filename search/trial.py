"""A throw-away index: documents go in, are searched, and are gone."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from search.engines.base import Document
from search.engines.database import DatabaseEngine
from search.engines.tables import drop_index
from search.evaluation import Search
from search.models import SearchIndex
from search.searching import Searcher
from search.synonyms import Synonyms, starting_groups

ENGINES = ("database", "elasticsearch")

ALL = 1_000_000


@contextmanager
def trial(engine: str, documents: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Search, Search]]:
    """Our search and Wagtail's default one over such documents (id, title, body, kind)."""
    index = SearchIndex.objects.create(name=f"trial-{secrets.token_hex(4)}")
    try:
        database = DatabaseEngine(index)
        database.put(
            Document(each["id"], each["kind"], each["title"], each["body"], address="")
            for each in documents
        )
        searcher = Searcher(database, index, Synonyms(starting_groups()))
        yield lambda text: _keys(searcher, text), lambda text: []
    finally:
        drop_index(index)


def _keys(searcher: Searcher, text: str) -> list[str]:
    return [hit.document.key for hit in searcher.search(text, size=ALL).answer.hits]
