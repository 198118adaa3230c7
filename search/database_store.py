"""The indexes of our own tables."""

import secrets

from django.db import transaction

from search.engines.base import ShippedEngine
from search.engines.database import DatabaseEngine
from search.engines.tables import drop_index
from search.live import live_index
from search.models import SearchIndex

REBUILT = "rebuilt-"


class DatabaseStore:
    """Fillings of the tables, of which one is live."""

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
