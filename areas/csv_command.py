"""What the commands that load a CSV file have in common."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError, CommandParser

from areas.csv_rows import CsvRow, LoadError, LoadReport, read_csv_file


class CsvCommand(BaseCommand, ABC):
    """Reads FILE, loads its rows, says in one line what came of it; exit status 1 on errors."""

    columns: ClassVar[Sequence[str]]
    subject: ClassVar[str]

    @abstractmethod
    def load(self, rows: Sequence[CsvRow]) -> LoadReport:
        """Write `rows`, or raise LoadError and write nothing."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv", help="UTF-8 或 GB18030 编码")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = self.load(read_csv_file(options["file"], self.columns))
        except LoadError as error:
            count = len(error.problems)
            raise CommandError(
                f"{error}\n{self.subject}没有载入：文件有 {count} 处错误，请改好后再试。"
            ) from error
        self.stdout.write(f"{self.subject}：{report}")
