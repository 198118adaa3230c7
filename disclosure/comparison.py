"""What changed between two batches: a pure function over stored rows."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from disclosure.ledgers.base import Ledger


class StoredRow(Protocol):
    """What a comparison needs of a `LedgerRow`, or of a `PublicRow` that is to become one."""

    @property
    def key(self) -> str: ...

    @property
    def values(self) -> Mapping[str, str | int | None]: ...

    @property
    def fingerprints(self) -> Mapping[str, str]: ...

    @property
    def redacted(self) -> Container[str]: ...


@dataclass(frozen=True, slots=True)
class Difference:
    """Row keys by what happened to the row, in the order of the newer table (ended: the older's).

    `changed` pairs a key with the columns that differ; `up` and `down` with the watched column.
    """

    new: list[str]
    ended: list[str]
    changed: list[tuple[str, list[str]]]
    up: list[tuple[str, list[str]]]
    down: list[tuple[str, list[str]]]


def compare(
    ledger: Ledger, old: Sequence[StoredRow], new: Sequence[StoredRow], *, every_column: bool
) -> Difference:
    """The difference by row key.

    Between periods only agreed terms and watched amounts count (`every_column=False`); in a
    correction every cell does.
    """
    before = {row.key: row for row in old}
    now = {row.key for row in new}
    columns = [c.key for c in ledger.columns if every_column or c.term]
    watched = [] if every_column else [c.key for c in ledger.columns if c.watched]
    difference = Difference([], [row.key for row in old if row.key not in now], [], [], [])
    for row in new:
        earlier = before.get(row.key)
        if earlier is None:
            difference.new.append(row.key)
            continue
        changed = [key for key in columns if differs(earlier, row, key)]
        if changed:
            difference.changed.append((row.key, changed))
        up = [key for key in watched if amount(row, key) > amount(earlier, key)]
        down = [key for key in watched if amount(row, key) < amount(earlier, key)]
        if up:
            difference.up.append((row.key, up))
        if down:
            difference.down.append((row.key, down))
    return difference


def differs(earlier: StoredRow, later: StoredRow, column: str) -> bool:
    """Whether a cell changed; a blanked cell tells nothing, and a name is compared by the
    fingerprint of whom it stands for, as it may be masked."""
    if column in earlier.redacted or column in later.redacted:
        return False
    if column in earlier.fingerprints and column in later.fingerprints:
        return earlier.fingerprints[column] != later.fingerprints[column]
    return earlier.values.get(column) != later.values.get(column)


def amount(row: StoredRow, column: str) -> Decimal:
    """A watched amount; an empty cell counts as nothing."""
    value = row.values.get(column)
    return Decimal(value) if value not in (None, "") else Decimal(0)
