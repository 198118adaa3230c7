"""What of a village is public already that a new table is held against."""

from collections.abc import Iterator
from decimal import Decimal

from areas.models import Area
from disclosure.importing.against_before import COMPARED_ROWS, PublicTable, doubts_against
from disclosure.importing.results import Finding, ImportResult
from disclosure.ledgers.base import Ledger
from disclosure.models import DisclosurePage, LedgerBatch
from disclosure.selectors import earlier_notice
from language.periods import Period


def doubts_since_before(
    village: Area, ledger: Ledger, period: Period, result: ImportResult
) -> Iterator[Finding]:
    """What the table that is public for the period, and that of the period before, make doubtful
    in a new one."""
    before = earlier_notice(
        DisclosurePage(village=village, ledger=ledger.name, period_ends_on=period.last_day)
    )
    published = LedgerBatch.objects.published().filter(village=village, ledger=ledger.name)
    return doubts_against(
        result,
        ledger,
        period,
        earlier=_as_public(before.batch if before else None),
        corrected=_as_public(published.filter(period=period.code).first()),
    )


def _as_public(batch: LedgerBatch | None) -> PublicTable | None:
    if batch is None:
        return None
    closing = batch.summary.get("closing")
    return PublicTable(
        period=batch.period_object.label,
        row_count=batch.row_count,
        rows=list(batch.rows.values_list("values", flat=True)[:COMPARED_ROWS]),
        closing=None if closing is None else Decimal(closing),
    )
