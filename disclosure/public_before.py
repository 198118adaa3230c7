"""What of a village is public already that a new table is held against."""

from collections.abc import Iterator
from decimal import Decimal

from areas.models import Area
from disclosure.importing.against_before import (
    COMPARED_ROWS,
    NextTable,
    PublicTable,
    doubts_against,
)
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
    before = earlier_notice(here)
    published = LedgerBatch.objects.published().filter(village=village, ledger=ledger.name)
    return doubts_against(
        result,
        ledger,
        period,
        earlier=_as_public(before.batch if before else None, beside=period),
        corrected=_as_public(published.filter(period=period.code).first(), beside=period),
        following=_following(here, period) if ledger.running else None,
    )


def _as_public(batch: LedgerBatch | None, *, beside: Period) -> PublicTable | None:
    if batch is None:
        return None
    return PublicTable(
        period=batch.period_object.label,
        row_count=batch.row_count,
        rows=list(batch.rows.values_list("values", flat=True)[:COMPARED_ROWS]),
        closing=_amount(batch, "closing"),
        adjoins=batch.period_object.adjoins(beside),
    )


def _following(here: DisclosurePage, period: Period) -> NextTable | None:
    after = next_notice(here)
    batch = after.batch if after else None
    opening = _amount(batch, "opening") if batch else None
    if batch is None or opening is None or not batch.period_object.adjoins(period):
        return None
    return NextTable(batch.period_object.label, opening)


def _amount(batch: LedgerBatch, key: str) -> Decimal | None:
    told = batch.summary.get(key)
    return None if told is None else Decimal(told)
