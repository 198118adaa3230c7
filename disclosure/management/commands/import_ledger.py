"""manage.py import_ledger: a workbook from the command line, as the editor's upload does it."""

import json
from argparse import ArgumentParser
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from areas.enums import Level
from areas.models import Area
from areas.selectors import ServedAreaMissing, served_area
from disclosure.checking import SheetChoiceNeeded, SourceFile, check_workbook
from disclosure.importing.results import Finding, ImportResult
from disclosure.ledgers import LEDGERS, get_ledger
from disclosure.ledgers.base import Ledger
from disclosure.models import DisclosurePage
from disclosure.services import AcceptError, accept, notice_for
from home.models import VillagePage
from language.periods import NotAPeriod, Period, parse_period

EXIT_ERRORS = 1
EXIT_WARNINGS = 3


class Command(BaseCommand):
    help = "Check a village's workbook and put it on the notice of its period."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--village", required=True, help="area code")
        parser.add_argument("--ledger", required=True, choices=list(LEDGERS))
        parser.add_argument("--period", required=True, help="2026Q3, 2026-09, 2026, 2026-09-30")
        parser.add_argument("--sheet", default="", help="which sheet, if there are several")
        parser.add_argument("--show-until", type=date.fromisoformat)
        parser.add_argument("--reason", default="", help="of a correction")
        parser.add_argument("--dry-run", action="store_true", help="check, write nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--accept-warnings", action="store_true")
        parser.add_argument("--publish", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        village = self._village(options["village"])
        ledger = get_ledger(options["ledger"])
        period = self._period(ledger, options["period"])
        file = self._file(options["file"])
        result = self._check(village, ledger, period, file, options["sheet"])
        if not options["dry_run"] and not result.errors:
            if result.warnings and not options["accept_warnings"]:
                self._report(result, as_json=options["json"])
                raise CommandError(
                    "有需要确认的地方；确认无误请加 --accept-warnings。", returncode=EXIT_WARNINGS
                )
            result = self._accept(village, ledger, period, file, result, options)
        self._report(result, as_json=options["json"])
        if result.errors:
            raise CommandError(
                f"有 {len(result.errors)} 处错误，没有导入。", returncode=EXIT_ERRORS
            )
        if not options["json"]:
            self.stdout.write(_what_happened(options))

    def _village(self, code: str) -> Area:
        village = Area.objects.filter(code=code, level=Level.VILLAGE).first()
        if village is None:
            raise CommandError(f"没有代码是 {code} 的村。")
        try:
            served = Area.objects.within(served_area()).filter(pk=village.pk).exists()
        except ServedAreaMissing as error:
            raise CommandError(str(error)) from error
        if not served:
            raise CommandError(f"本站不服务{village.short_name}（{code}），请核对村的代码。")
        if not VillagePage.objects.filter(area=village).exists():
            raise CommandError(f"{village.short_name}还没有页面，请先运行 manage.py build_pages。")
        return village

    def _period(self, ledger: Ledger, code: str) -> Period:
        try:
            period = parse_period(code)
        except NotAPeriod:
            raise CommandError(f"看不懂期间 {code}。") from None
        if period.kind is not ledger.period_kind:
            raise CommandError(f"{ledger.label}不按 {code} 这样的期间公开。")
        return period

    def _file(self, path: Path) -> SourceFile:
        try:
            return SourceFile(path.read_bytes(), path.name)
        except OSError as error:
            raise CommandError(f"打不开 {path}：{error.strerror}。") from error

    def _check(
        self, village: Area, ledger: Ledger, period: Period, file: SourceFile, sheet_name: str
    ) -> ImportResult:
        def progress(done: int, total: int) -> None:
            if self.stderr.isatty():
                self.stderr.write(f"\r已检查 {done} / {total} 行", ending="")

        try:
            return check_workbook(
                village, ledger, period, file, sheet_name=sheet_name, progress=progress
            )
        except SheetChoiceNeeded as question:
            return _failed(ledger, f"{question}（用 --sheet）")

    def _accept(
        self,
        village: Area,
        ledger: Ledger,
        period: Period,
        file: SourceFile,
        result: ImportResult,
        options: dict[str, Any],
    ) -> ImportResult:
        """Accept and publish, or leave nothing behind, not even the draft of a new page."""
        try:
            with transaction.atomic():
                page = notice_for(village, ledger, period)
                accept(
                    page,
                    result,
                    file,
                    user=None,
                    reason=options["reason"],
                    base_batch=page.get_latest_revision_as_object().batch,
                    show_until=options["show_until"],
                )
                if options["publish"]:
                    DisclosurePage.objects.get(pk=page.pk).get_latest_revision().publish()
        except AcceptError as error:
            return replace(result, errors=(Finding(None, None, str(error)),))
        except ValidationError as error:
            errors = tuple(Finding(None, None, message) for message in error.messages)
            return replace(result, errors=errors)
        return result

    def _report(self, result: ImportResult, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(result.as_json(), ensure_ascii=False))
            return
        for heading, findings in (
            ("错误", result.errors),
            ("请确认", result.warnings),
            ("说明", result.remarks),
        ):
            for finding in findings:
                where = f"第 {finding.row} 行" if finding.row else "整个文件"
                self.stdout.write(f"{heading} {where} {finding.column or ''} {finding.message}")
        self.stdout.write(f"{result.valid_rows} / {len(result.rows)} 行可用。")


def _what_happened(options: dict[str, Any]) -> str:
    if options["dry_run"]:
        return "只是检查，什么也没有写入。"
    if options["publish"]:
        return "已导入并公开。"
    return "已导入，存成草稿，村民还看不到。要公开，请到后台审核、发布。"


def _failed(ledger: Ledger, message: str) -> ImportResult:
    return ImportResult(ledger=ledger.name, sheet="", errors=(Finding(None, None, message),))
