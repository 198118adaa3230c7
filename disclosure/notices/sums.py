"""The sums below a table: when some rows are never listed, first of those that stand above them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from disclosure.models.batches import LedgerBatch
from disclosure.presentation import is_sum_told


@dataclass(frozen=True, slots=True)
class Sums:
    """What a row of sums is of, and its sums as decimal strings by column key."""

    label: str
    totals: Mapping[str, str]


def sums_of(batch: LedgerBatch, *, part: bool = False) -> list[Sums]:
    """The rows of sums, always of the whole table; [] if no sum tells anything.

    `part` says that a reader sees fewer rows than that: then the sums say of how many they are.
    """
    told = [c.key for c in batch.declaration.columns if is_sum_told(c) and c.key in batch.totals]
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
