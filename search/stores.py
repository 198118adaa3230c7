"""Where each engine keeps its documents: in a live index, and beside it in one being filled."""

import secrets
from collections.abc import Mapping
from typing import Protocol

from django.db import transaction

from search.engines.base import ShippedEngine
from search.engines.database import DatabaseEngine
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


def stores() -> Mapping[str, Store]:
    """Of every engine that is kept up to date, by its name."""
    return {store.name: store for store in (DatabaseStore(),)}
