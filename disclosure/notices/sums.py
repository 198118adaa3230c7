"""The sums below a table: first of those that were found, or of those that stand above them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.ledgers.base import Column, ColumnType, Ledger
from disclosure.models.batches import LedgerBatch, LedgerRow
from disclosure.presentation import is_sum_told
from language.amounts import CENT


@dataclass(frozen=True, slots=True)
class Sums:
    """What a row of sums is of, and its sums as decimal strings by column key."""

    label: str
    totals: Mapping[str, str]


def summed(ledger: Ledger) -> list[Column]:
    """The columns whose sums readers are told."""
    return [column for column in ledger.columns if is_sum_told(column)]


def sums_found(ledger: Ledger, rows: Sequence[LedgerRow]) -> list[Sums]:
    """The row of sums of all rows that were found, as `counted` has them; [] if none were."""
    if not rows or not (columns := summed(ledger)):
        return []
    totals = {c.key: _as_stored(c, getattr(rows[0], f"sum_{c.key}")) for c in columns}
    return [Sums(f"这 {rows[0].found} {ledger.counted_in}合计", totals)]


def _as_stored(column: Column, total: Decimal | None) -> str:
    found = total or Decimal(0)
    if column.type is ColumnType.MONEY:
        return str(found.quantize(CENT))
    return f"{found.normalize():f}"


def sums_of(batch: LedgerBatch, *, part: bool = False) -> list[Sums]:
    """The rows of sums, always of the whole table; [] if no sum tells anything.

    `part` says that a reader sees fewer rows than that: then the sums say of how many they are.
    """
    told = [c.key for c in summed(batch.declaration) if c.key in batch.totals]
    if not told:
        return []
    everything = {key: batch.totals[key] for key in told}
    word = batch.declaration.counted_in
    if not batch.hidden:
        return [Sums(f"全部 {batch.row_count} {word}合计" if part else "合计", everything)]
    counted = f"列出的 {batch.listed_count} {word}合计"
    listed = {key: str(_listed_total(batch, key)) for key in told}
    return [
        Sums(f"全部{counted}" if part else counted, listed),
        Sums("加上只公布合计的，共", everything),
    ]


def _listed_total(batch: LedgerBatch, key: str) -> Decimal:
    hidden = (Decimal(group["totals"].get(key, 0)) for group in batch.hidden.values())
    return Decimal(batch.totals[key]) - sum(hidden)
