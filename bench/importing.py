"""A 50,000-row workbook: checked and accepted, against bare reading and bare inserting."""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO

from python_calamine import CalamineWorkbook

from areas.models import Area
from bench.figures import Figure
from bench.site import villages
from bench.workbooks import lease_workbook
from disclosure.checking import SourceFile, check_workbook
from disclosure.ledgers import get_ledger
from disclosure.models import LedgerBatch, LedgerRow
from disclosure.services import ROWS_PER_INSERT, accept, notice_for
from language.periods import parse_period

ROWS = 50_000
MEMORY_LIMIT = 400  # MB
PERIOD = "2026Q3"


def bench() -> Iterator[Figure]:
    village = villages()[0]
    ledger, period = get_ledger("leases"), parse_period(PERIOD)
    content = lease_workbook(village.short_name, period.label, ROWS)
    page = notice_for(village, ledger, period)

    start = time.perf_counter()
    file = SourceFile(content, "租赁.xlsx")
    accept(page, check_workbook(village, ledger, period, file), file, user=None)
    ours = time.perf_counter() - start

    batch = LedgerBatch.objects.get(village=village, period=PERIOD)
    copies = [
        LedgerRow(
            position=row.position,
            key=row.key,
            values=row.values,
            fingerprints=row.fingerprints,
            redacted=row.redacted,
        )
        for row in batch.rows.all()
    ]
    bare_batch = LedgerBatch.objects.create(
        village=village, ledger="leases", period="2020Q1", number=1, row_count=0, listed_count=0
    )
    start = time.perf_counter()
    CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    for copy in copies:
        copy.batch = bare_batch
    LedgerRow.objects.bulk_create(copies, batch_size=ROWS_PER_INSERT)
    bare = time.perf_counter() - start
    yield Figure("import_50000_rows", ours / bare, 2.0, "our time / calamine + bulk_create")
    peak = _peak_memory(village, content)
    yield Figure("import_50000_memory", peak / MEMORY_LIMIT, 1.0, f"peak MB / {MEMORY_LIMIT} MB")


def _peak_memory(village: Area, content: bytes) -> float:
    """In MB, of a process of its own that imports the workbook for another quarter."""
    command = [sys.executable, "-m", "bench.import_once", village.code, "2026Q2"]
    subprocess.run(command, input=content, check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
