"""`manage.py import_duties FILE.csv`: load who serves which place, as what and how long."""

from collections.abc import Sequence

from areas.csv_command import CsvCommand
from areas.csv_rows import CsvRow, LoadReport
from areas.duty_rows import COLUMNS, OPTIONAL_COLUMNS
from areas.services import load_duties


class Command(CsvCommand):
    help = (
        f"从 CSV 文件载入任职（列：{'、'.join(COLUMNS)}；"
        f"可以没有：{'、'.join(OPTIONAL_COLUMNS)}）。有错误时一条也不载入。"
    )
    columns = COLUMNS
    subject = "任职"

    def load(self, rows: Sequence[CsvRow]) -> LoadReport:
        return load_duties(rows)
