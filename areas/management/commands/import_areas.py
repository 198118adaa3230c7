"""`manage.py import_areas FILE.csv`: load the administrative tree, or more of it."""

from collections.abc import Sequence

from areas.area_rows import COLUMNS
from areas.csv_command import CsvCommand
from areas.csv_rows import CsvRow, LoadReport
from areas.services import load_areas


class Command(CsvCommand):
    help = "从 CSV 文件载入区划（列：code、name、level、parent_code）。有错误时一条也不载入。"
    columns = COLUMNS
    subject = "区划"

    def load(self, rows: Sequence[CsvRow]) -> LoadReport:
        return load_areas(rows)
