"""Where each engine keeps its documents: in a live index, and beside it in one being filled."""

import secrets
from collections.abc import Mapping
from typing import Protocol

from django.conf import settings
from django.db import transaction
from elasticsearch import Elasticsearch

from search.engines.base import ShippedEngine
from search.engines.clients import elasticsearch_client
from search.engines.database import DatabaseEngine
from search.engines.elastic import ElasticEngine, down_as_such
from search.engines.tables import drop_index
from search.live import live_index
from search.models import SearchIndex

REBUILT = "rebuilt-"


class Store(Protocol):
    """The indexes of one engine."""

    name: str

    def live(self) -> ShippedEngine:
        """What readers search."""

    def begin(self) -> ShippedEngine:
        """An empty index that nobody searches."""

    def go_live(self, filled: ShippedEngine) -> None:
        """Let readers search what `begin` gave, from one moment to the next."""

    def clean_up(self) -> None:
        """Drop what `begin` gave once and nobody searches: replaced, or never gone live."""


class DatabaseStore:
    """Our own tables."""

    name = DatabaseEngine.name

    def live(self) -> DatabaseEngine:
        return DatabaseEngine(live_index())

    def begin(self) -> DatabaseEngine:
        return DatabaseEngine(SearchIndex.objects.create(name=f"{REBUILT}{secrets.token_hex(4)}"))

    @transaction.atomic
    def go_live(self, filled: ShippedEngine) -> None:
        if not isinstance(filled, DatabaseEngine):
            raise TypeError(filled)
        live = SearchIndex.objects.filter(is_live=True)
        # Named as one that was built, so that it is cleaned up.
        for replaced in live:
            name = f"{REBUILT}{secrets.token_hex(4)}"
            live.filter(pk=replaced.pk).update(is_live=False, name=name)
        if not SearchIndex.objects.filter(pk=filled.index.pk).update(is_live=True):
            raise LookupError(filled.index)  # so long ago that another one has cleaned up

    def clean_up(self) -> None:
        for index in SearchIndex.objects.filter(is_live=False, name__startswith=REBUILT):
            drop_index(index)


class ElasticStore:
    """Indices on the server; readers search an alias, which leads to one of them."""

    name = ElasticEngine.name

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self._client, self._alias = client, alias
        self._indices = f"{alias}-*"

    def live(self) -> ElasticEngine:
        """The alias; where it leads nowhere yet, a new index is made for it."""
        with down_as_such():
            if not self._client.indices.exists_alias(name=self._alias):
                self.go_live(self.begin())
        return ElasticEngine(self._client, self._alias)

    def begin(self) -> ElasticEngine:
        new = ElasticEngine(self._client, f"{self._alias}-{secrets.token_hex(4)}")
        new.create()
        return new

    def go_live(self, filled: ShippedEngine) -> None:
        if not isinstance(filled, ElasticEngine):
            raise TypeError(filled)
        filled.refresh()
        with down_as_such():
            self._client.indices.update_aliases(
                actions=[
                    {
                        "remove": {
                            "index": f"{self._alias}-*",
                            "alias": self._alias,
                            "must_exist": False,
                        }
                    },
                    {"add": {"index": filled.index, "alias": self._alias}},
                ]
            )

    def clean_up(self) -> None:
        with down_as_such():
            made = self._client.indices.get_alias(index=self._indices)
            for index, found in made.items():
                if self._alias not in found["aliases"]:
                    ElasticEngine(self._client, index).drop()


def stores() -> Mapping[str, Store]:
    """Of every engine that is kept up to date, by its name."""
    kept: list[Store] = [DatabaseStore()]
    if settings.ELASTICSEARCH_URL:
        kept.append(ElasticStore(elasticsearch_client(), settings.ELASTICSEARCH_INDEX))
    return {store.name: store for store in kept}
