"""The key figures of a notice: what its ledger tells, and what is late on the notice's day."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from disclosure.ledgers.base import Ledger
from disclosure.ledgers.figures import Figure, Summary
from language.dates import say_date

MOST_FIGURES = 5

DUE = "open_until"
"""Among the facets of a batch: the days up to its period's end by which rows that are not over had
to be, each with how many; in the order of the calendar."""

Facets = Mapping[str, Sequence[Sequence[object]]]
"""`LedgerBatch.facets`: by filterable column the words that occur, each with its count; under
`OWING` the columns of what is owed, with how many rows owe; and what `DUE` says."""


def key_figures(
    ledger: Ledger,
    summary: Summary,
    totals: Mapping[str, Decimal],
    rows: int,
    *,
    facets: Facets,
    day: date,
) -> list[Figure]:
    """At most five. The first gives way, as it says how many rows there are: so does the table."""
    told = list(ledger.figures(summary, totals, rows))
    if ledger.deadline and (late := missed(facets, day)):
        label = f"截至{say_date(day)}，{ledger.deadline.missed}"
        only = {"only": ledger.deadline.column}
        told.append(Figure(label, f"{late} {ledger.counted_in}", alert=True, rows=only))
    return told[-MOST_FIGURES:]


def missed(facets: Facets, day: date) -> int:
    """How many rows had to be over before `day` and are not."""
    return sum(int(str(n)) for due, n in facets.get(DUE, ()) if str(due) < day.isoformat())
