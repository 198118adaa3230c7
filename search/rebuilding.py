"""A new index beside the live one, filled with all that is public, and then put in its place."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from search.documents.base import parts_of, record_of
from search.documents.sources import SOURCES
from search.engines.base import EngineUnfit, ShippedEngine
from search.models import OutboxEntry
from search.outbox import note
from search.shipping import ship_records, ship_waiting
from search.stores import Store
from search.turns import a_turn

RECORDS_AT_ONCE = 100
READERS_LEAVE_IN = 2
"""Seconds in which whoever began to search the old index has his answer."""

Progress = Callable[[int, int], None]
"""Told after some records: how many are done, of how many."""


class BusyError(Exception):
    """Somebody else ships to the engine, or rebuilds it, or did so until he died."""


def rebuild(store: Store, progress: Progress = lambda done, total: None) -> int:
    """Returns how many records are public. Raises BusyError, and what the engine raises.

    What changes meanwhile goes into both. Broken off, it leaves the live index as it is, and what
    it made so far is dropped by the next one.
    """
    with a_turn(store.name) as turn:
        if turn is None:
            raise BusyError(store.name)
        store.clean_up()
        new, live = store.begin(), _fit(store)
        records = public_records()
        done = 0
        for some in _cut(records):
            failed = ship_records(turn, [new], some)
            _note_again(failed)
            if live:
                ship_waiting(turn, [live, new])
            done += len(some)
            progress(done, len(records))
        store.go_live(new)
        OutboxEntry.objects.filter(engine=store.name).update(next_try_at=None)
        ship_waiting(turn, [new])  # what the old one did not take
        time.sleep(READERS_LEAVE_IN)
        store.clean_up()
    return len(records)


def rebuild_unfit(store: Store) -> None:
    """Rebuild where there is no index as it should be. Raises as `rebuild` does."""
    if _fit(store) is None:
        rebuild(store)


def _fit(store: Store) -> ShippedEngine | None:
    """The live index, if it is as it should be."""
    try:
        return store.live()
    except EngineUnfit:
        return None


def public_records() -> list[str]:
    """All that everybody may read now."""
    return [record_of(name, pk) for name, source in SOURCES.items() for pk in source.public()]


def _cut(records: Sequence[str]) -> Iterator[list[str]]:
    remaining = iter(records)
    while some := list(islice(remaining, RECORDS_AT_ONCE)):
        yield some


def _note_again(records: Iterable[str]) -> None:
    for record in records:
        source, pk = parts_of(record)
        note(source, [pk])
