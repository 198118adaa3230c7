"""What of a village is public already that a new table is held against."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from areas.models import Area
from disclosure.importing.against_before import COMPARED_ROWS, PublicTable, doubts_against
from disclosure.importing.results import Finding, ImportResult
from disclosure.ledgers.base import Ledger
from disclosure.models import DisclosurePage, LedgerBatch
from disclosure.selectors import earlier_notice, next_notice
from language.periods import Period


def doubts_since_before(
    village: Area, ledger: Ledger, period: Period, result: ImportResult
) -> Iterator[Finding]:
    """What the tables that are public for the period, for the one before and for the one after
    make doubtful in a new one."""
    here = DisclosurePage(village=village, ledger=ledger.name, period_ends_on=period.last_day)
    before, after = earlier_notice(here), next_notice(here)
    published = LedgerBatch.objects.published().filter(village=village, ledger=ledger.name)
    return doubts_against(
        result,
        ledger,
        period,
        earlier=_as_public(before.batch if before else None, beside=period),
        corrected=_as_public(published.filter(period=period.code).first(), beside=period),
        later=_as_public(after.batch if after else None, beside=period),
    )


def _as_public(batch: LedgerBatch | None, *, beside: Period) -> PublicTable | None:
    if batch is None:
        return None
    first, last = sorted((batch.period_object, beside))
    return PublicTable(
        period=batch.period_object.label,
        row_count=batch.row_count,
        rows=list(batch.rows.values_list("values", flat=True)[:COMPARED_ROWS]),
        opening=_amount(batch, "opening"),
        closing=_amount(batch, "closing"),
        adjoins=last.first_day == first.last_day + timedelta(days=1),
    )


def _amount(batch: LedgerBatch, key: str) -> Decimal | None:
    told = batch.summary.get(key)
    return None if told is None else Decimal(told)
