"""A process of its own that imports the long workbook, so that its memory can be seen.

Reads the workbook from standard input. Run by the import bench, on the bench's database.
"""

import sys

import django

django.setup()

from areas.models import Area  # noqa: E402
from disclosure.checking import SourceFile, check_workbook  # noqa: E402
from disclosure.ledgers import get_ledger  # noqa: E402
from disclosure.services import accept, notice_for  # noqa: E402
from language.periods import parse_period  # noqa: E402

village_code, period_code = sys.argv[1:]
village = Area.objects.get(code=village_code)
ledger, period = get_ledger("leases"), parse_period(period_code)
file = SourceFile(sys.stdin.buffer.read(), "租赁.xlsx")
page = notice_for(village, ledger, period)
accept(page, check_workbook(village, ledger, period, file), file, user=None)
