"""Whether an engine holds what everybody may read, and nothing else."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from search.documents.base import Source, parts_of, record_of
from search.engines.base import Document, ShippedEngine
from search.models import OutboxEntry
from search.outbox import note
from search.shipping import documents_of

AT_ONCE = 100
"""Records whose documents an engine is asked for together."""


@dataclass(slots=True)
class Found:
    """Of one kind of record: how many are public and how many are held; and the records of which
    something is missing, is as it is not any more, or may not be there at all."""

    source: str
    public: int = 0
    held: int = 0
    missing: set[str] = field(default_factory=set)
    stale: set[str] = field(default_factory=set)
    forbidden: set[str] = field(default_factory=set)

    @property
    def wrong(self) -> set[str]:
        return self.missing | self.stale | self.forbidden


def check(engine: ShippedEngine, source: Source, sample: int | None) -> Found:
    """Every record of the kind is looked for, and of `sample` of them (None: of all) each document
    compared. What waits to be shipped is not counted as wrong."""
    public = {record_of(source.name, pk) for pk in source.public()}
    held = engine.records(source.name)
    waiting = _waiting(engine, source)
    found = Found(source.name, len(public), len(held))
    found.missing = public - held - waiting
    found.forbidden = held - public - waiting
    compared = _some(sorted((public & held) - waiting), sample)
    for start in range(0, len(compared), AT_ONCE):
        some = compared[start : start + AT_ONCE]
        there: dict[str, dict[str, Document]] = {record: {} for record in some}
        for document in engine.documents_of(some):
            there[document.record][document.key] = replace(document, version=0)
        for record in some:
            _compare(record, there[record], found)
    return found


def repair(found: Found) -> None:
    """Let what is wrong be shipped anew."""
    note(found.source, [parts_of(record)[1] for record in sorted(found.wrong)])


def _compare(record: str, held: Mapping[str, Document], found: Found) -> None:
    now = {document.key: document for document in documents_of(record)}
    if now.keys() - held.keys():
        found.missing.add(record)
    if held.keys() - now.keys():
        found.forbidden.add(record)
    if any(held[key] != now[key] for key in held.keys() & now.keys()):
        found.stale.add(record)


def _some(records: list[str], number: int | None) -> list[str]:
    if number is None or number >= len(records):
        return records
    return random.sample(records, number)


def _waiting(engine: ShippedEngine, source: Source) -> set[str]:
    entries = OutboxEntry.objects.filter(engine=engine.name, source=source.name)
    return {record_of(source.name, int(pk)) for pk in entries.values_list("object_id", flat=True)}
