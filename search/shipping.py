"""From the outbox into the engines: what may be found of a record now takes the place of what could
be found before.

An entry says of which record something changed, never what: whatever the order of the entries, an
engine holds in the end what is public. Each engine has entries of its own, and fails alone.
"""

import logging
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from search.away import came_back, went_away
from search.documents.base import parts_of
from search.documents.sources import SOURCES
from search.engines.base import Document, EngineDown, ShippedEngine
from search.events import note_not_shipped
from search.models import OutboxEntry
from search.stores import Store, stores
from search.turns import Turn, TurnLostError, a_turn

logger = logging.getLogger(__name__)

ENTRIES_AT_ONCE = 200
ROUND_SECONDS = 60
"""Of one round: the clock calls for the next one, and other work waits behind it."""
LONGEST_PAUSE = timedelta(hours=1)


@dataclass(slots=True)
class Shipped:
    """How many records were shipped, and of those that were not, why."""

    records: int = 0
    failed: dict[str, str] = field(default_factory=dict)


def ship_all() -> dict[str, Shipped]:
    """Ship what waits for any engine; engines to which somebody else ships are left to him."""
    return {name: ship_to(store) for name, store in stores().items()}


def ship_to(store: Store) -> Shipped:
    """Ship what waits for one engine, and find out whether it takes it."""
    with a_turn(store.name) as turn:
        if turn is None:
            return Shipped()
        try:
            return ship_waiting(turn, [store.live()])
        except EngineDown as error:
            return _took_nothing(turn, error)


def ship_waiting(turn: Turn, engines: Sequence[ShippedEngine]) -> Shipped:
    """Ship what is due to all of these, which are filled alike, in the turn of their kind."""
    shipped = Shipped()
    ends = time.monotonic() + ROUND_SECONDS
    while entries := _due(turn):
        if time.monotonic() > ends:
            return shipped
        records = list(dict.fromkeys(entry.record for entry in entries))
        try:
            failed = ship_records(turn, engines, records)
        except EngineDown as error:
            shipped.failed |= _took_nothing(turn, error).failed
            return shipped
        _put_off([entry for entry in entries if entry.record in failed], failed)
        done = [entry.pk for entry in entries if entry.record not in failed]
        OutboxEntry.objects.filter(pk__in=done).delete()
        shipped.records += len(records) - len(failed)
        shipped.failed |= failed
    came_back(turn.engine)
    return shipped


def _took_nothing(turn: Turn, error: EngineDown) -> Shipped:
    """What is due stays so: whether the engine is there again is seen at the next call."""
    reason = _reason(error)
    went_away(turn.engine, reason)
    due = OutboxEntry.objects.due(turn.engine, timezone.now())
    failed = {entry.record: reason for entry in due}
    due.order_by().update(tries=F("tries") + 1, next_try_at=timezone.now(), error=reason)
    return Shipped(failed=failed)


def ship_records(
    turn: Turn, engines: Sequence[ShippedEngine], records: Sequence[str]
) -> dict[str, str]:
    """As `put_records`; a record with which an engine fails keeps none of the others.

    Raises EngineDown and TurnLostError.
    """
    try:
        failed = put_records(turn, engines, records)
    except (EngineDown, TurnLostError):
        raise
    except Exception as error:
        if len(records) > 1:
            by_one = [ship_records(turn, engines, [record]) for record in records]
            return {record: why for failed in by_one for record, why in failed.items()}
        failed = dict.fromkeys(records, _reason(error))
        for engine in engines:
            engine.remove(dict.fromkeys(engine.keys_of(records), turn.number))
    if failed:
        note_not_shipped(turn.engine, failed)
    return failed


def put_records(
    turn: Turn, engines: Sequence[ShippedEngine], records: Collection[str]
) -> dict[str, str]:
    """Let the engines hold what may be found of these records now, and nothing else of them.

    Returns the records of which that failed, each with the reason; it holds no word of theirs. Of
    a record of which nobody can say what is public, nothing is found; nor an old form of what an
    engine refuses.
    Raises whatever the engine does, EngineDown or another, and TurnLostError.
    """
    failed: dict[str, str] = {}
    for engine in engines:
        made = _Making(turn, records, failed)
        refused = engine.put(made.documents())
        failed |= {made.records[key]: f"Refused（{why}）" for key, why in refused.items()}
        vanished = engine.keys_of(records) - (made.records.keys() - refused.keys())
        engine.remove(dict.fromkeys(vanished, turn.number))
    return failed


class _Making:
    """Makes the documents of records, one after another, as they are asked for.

    `records` are those of which all documents were made, by the keys of these.
    """

    def __init__(self, turn: Turn, records: Collection[str], failed: dict[str, str]) -> None:
        self._turn, self._asked, self._failed = turn, records, failed
        self.records: dict[str, str] = {}

    def documents(self) -> Iterator[Document]:
        for record in self._asked:
            made: list[str] = []
            try:
                for document in documents_of(record):
                    self._turn.keep()
                    made.append(document.key)
                    yield replace(document, version=self._turn.number)
            except TurnLostError:
                raise
            except Exception as error:
                logger.exception("No documents could be made of %s", record)
                self._failed[record] = _reason(error)
            else:
                self.records |= dict.fromkeys(made, record)


def documents_of(record: str) -> Iterator[Document]:
    """What everybody may find of a record now."""
    source, pk = parts_of(record)
    yield from SOURCES[source].documents(pk)


def _due(turn: Turn) -> list[OutboxEntry]:
    return list(OutboxEntry.objects.due(turn.engine, timezone.now())[:ENTRIES_AT_ONCE])


def _put_off(entries: Sequence[OutboxEntry], reasons: dict[str, str]) -> None:
    now = timezone.now()
    for entry in entries:
        entry.tries += 1
        entry.next_try_at = next_try(entry.tries, now)
        entry.error = reasons[entry.record]
    OutboxEntry.objects.bulk_update(entries, ["tries", "next_try_at", "error"])


def next_try(tries: int, now: datetime) -> datetime:
    """After so many tries: in 1, 2, 4 … minutes, at most in an hour; it is never given up."""
    return now + min(timedelta(minutes=2 ** min(tries - 1, 10)), LONGEST_PAUSE)


def _reason(error: BaseException) -> str:
    """By its kind alone: what an engine complains of may quote a document."""
    cause = error.__cause__
    return f"{type(error).__name__}（{type(cause).__name__}）" if cause else type(error).__name__
