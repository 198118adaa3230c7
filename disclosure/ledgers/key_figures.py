"""The key figures of a notice: what its ledger tells, and what is late on the notice's day."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from disclosure.ledgers.base import Ledger
from disclosure.ledgers.facets import Facets
from disclosure.ledgers.figures import Figure, Summary
from language.dates import say_date

MOST_FIGURES = 5


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
    return sum(count for due, count in facets.get("open_until", ()) if due < day.isoformat())
