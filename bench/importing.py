"""A 50,000-row workbook: checked and accepted, against bare reading and bare inserting."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from statistics import median

from python_calamine import CalamineWorkbook

from areas.models import Area
from bench.figures import Figure
from bench.site import villages
from bench.timing import seconds
from bench.workbooks import lease_workbook
from disclosure.checking import SourceFile, check_workbook
from disclosure.inserting import ROWS_AT_ONCE
from disclosure.ledgers import get_ledger
from disclosure.models import LedgerBatch, LedgerRow
from disclosure.services import accept, notice_for
from language.periods import parse_period

ROWS = 50_000
MEMORY_LIMIT = 400  # MB
PERIODS = ("2025Q4", "2026Q1", "2026Q2")


def bench() -> Iterator[Figure]:
    village = villages()[0]
    content = lease_workbook(village.short_name, "2026年第三季度", ROWS)
    # First: a child's peak counts the memory of the parent that it was forked from.
    peak = _peak_memory(village, content)
    yield Figure("import_50000_memory", peak / MEMORY_LIMIT, 1.0, f"peak MB / {MEMORY_LIMIT} MB")
    ratios = [_round(village, period) for period in PERIODS]
    yield Figure("import_50000_rows", median(ratios), 2.0, "our time / calamine + bulk_create")


def _round(village: Area, period_code: str) -> float:
    """Ours by bare, one after the other, each writing the same rows into the same table."""
    ledger, period = get_ledger("leases"), parse_period(period_code)
    content = lease_workbook(village.short_name, period.label, ROWS)
    file = SourceFile(content, "租赁.xlsx")
    page = notice_for(village, ledger, period)

    ours = seconds(
        lambda: accept(page, check_workbook(village, ledger, period, file), file, user=None)
    )
    batch = LedgerBatch.objects.get(village=village, period=period_code)
    bare_batch = LedgerBatch.objects.create(
        village=village, ledger="leases", period=period_code, row_count=0, listed_count=0
    )
    copies = [_copy(row, bare_batch) for row in batch.rows.all()]

    def bare() -> None:
        CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
        LedgerRow.objects.bulk_create(copies, batch_size=ROWS_AT_ONCE)

    ratio = ours / seconds(bare)
    bare_batch.delete()
    batch.delete()
    return ratio


def _copy(row: LedgerRow, batch: LedgerBatch) -> LedgerRow:
    return LedgerRow(
        batch=batch,
        position=row.position,
        key=row.key,
        values=row.values,
        fingerprints=row.fingerprints,
        redacted=row.redacted,
    )


def _peak_memory(village: Area, content: bytes) -> float:
    """In MB, of a process of its own that imports the workbook."""
    command = [sys.executable, "-m", "bench.import_once", village.code, "2026Q3"]
    subprocess.run(command, input=content, check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
