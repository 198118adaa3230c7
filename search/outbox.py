"""Writing down, with a change itself, that something changed which can be found."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction

from search.models import OutboxEntry
from search.stores import engine_names
from search.tasks import ship_in_background

AT_ONCE = 500


def note(source: str, pks: Iterable[int]) -> None:
    """Of these records of a kind (`documents.sources`) something changed that can be found.

    To be called in the transaction of the change. What became of them is looked up later.
    """
    entries = OutboxEntry.objects.bulk_create(
        [
            OutboxEntry(engine=engine, source=source, object_id=str(pk))
            for pk in pks
            for engine in engine_names()
        ],
        batch_size=AT_ONCE,
    )
    if entries and settings.SEARCH_SHIPS_IN_BACKGROUND:
        first = entries[0]
        transaction.on_commit(lambda: _call_worker(first), robust=True)


def _call_worker(entry: OutboxEntry) -> None:
    """Unless it was called for an entry before, and has not come to that one yet."""
    if not OutboxEntry.objects.filter(engine=entry.engine, tries=0, pk__lt=entry.pk).exists():
        ship_in_background.enqueue()
