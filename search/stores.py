"""Where each engine keeps its documents: in a live index, and beside it in one being filled.

A store is loaded when it is asked: the client of Elasticsearch takes a second in every process.
"""

from collections.abc import Mapping
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from search.engines.base import ELASTICSEARCH, ShippedEngine

_STORES = {
    "database": "search.database_store.DatabaseStore",
    ELASTICSEARCH: "search.elastic_store.ElasticStore",
}


class Store(Protocol):
    """The indexes of one engine."""

    name: str

    def live(self) -> ShippedEngine:
        """What readers search. Raises EngineUnfit where it must be built first."""

    def begin(self) -> ShippedEngine:
        """An empty index that nobody searches."""

    def go_live(self, filled: ShippedEngine) -> None:
        """Let readers search what `begin` gave, from one moment to the next."""

    def clean_up(self) -> None:
        """Drop what `begin` gave once and nobody searches: replaced, or never gone live."""


def engine_names() -> list[str]:
    """The engines that are kept up to date."""
    return [name for name in _STORES if name != ELASTICSEARCH or settings.ELASTICSEARCH_URL]


def stores() -> Mapping[str, Store]:
    """Of every engine that is kept up to date, by its name."""
    return {name: import_string(_STORES[name])() for name in engine_names()}
