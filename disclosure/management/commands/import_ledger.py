"""manage.py import_ledger: a workbook from the command line, as the editor's upload does it."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from areas.enums import Level, Role
from areas.models import Area, Duty
from areas.selectors import ServedAreaMissing, served_area
from disclosure.answers import remember_told_names
from disclosure.checking import SheetChoiceNeeded, SourceFile, check_workbook
from disclosure.importing.results import Finding, ImportResult
from disclosure.ledgers import LEDGERS, get_ledger
from disclosure.ledgers.base import Ledger
from disclosure.models import DisclosurePage
from disclosure.models.reviews import ReviewError
from disclosure.review import approve, submit
from disclosure.services import AcceptError, accept, notice_for, refusals
from home.models import VillagePage
from home.outer_texts import doubts_of
from language.names import NameKind
from language.periods import NotAPeriod, Period, default_period, parse_period

EXIT_ERRORS = 1
EXIT_WARNINGS = 3


class _FaultError(Exception):
    """Why nothing can be read at all; in words."""


class Command(BaseCommand):
    help = "Check a village's workbook and put it on the notice of its period."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--village", required=True, help="area code")
        parser.add_argument("--ledger", required=True, choices=list(LEDGERS))
        parser.add_argument("--period", required=True, help="2026Q3, 2026-09, 2026, 2026-09-30")
        parser.add_argument("--sheet", default="", help="which sheet, if there are several")
        parser.add_argument("--show-until", type=_day, help="last day on show")
        parser.add_argument("--reason", default="", help="of a correction")
        parser.add_argument("--dry-run", action="store_true", help="check, write nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--accept-warnings", action="store_true", help="confirm them")
        parser.add_argument(
            "--publish", action="store_true", help="hand it in; with --as, publish it"
        )
        parser.add_argument(
            "--as", dest="reviewer", default="", metavar="USER", help="who reviews and publishes it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        ledger = get_ledger(options["ledger"])
        try:
            result = self._import(ledger, options)
        except _FaultError as fault:
            result = ImportResult(
                ledger=ledger.name, sheet="", errors=(Finding(None, None, str(fault)),)
            )
        self._report(ledger, result, as_json=options["json"])
        if result.errors:
            count = len(result.errors)
            raise CommandError(f"有 {count} 处错误，没有导入。", returncode=EXIT_ERRORS)
        if _waits_for_confirmation(result, options):
            raise CommandError(
                "有需要确认的地方；确认无误请加 --accept-warnings。", returncode=EXIT_WARNINGS
            )
        if not options["json"]:
            self.stdout.write(_what_happened(ledger, options))

    def _import(self, ledger: Ledger, options: dict[str, Any]) -> ImportResult:
        """Check, and unless something stands in the way, accept.

        A dry run tells of the file: what would be refused besides is a remark.
        """
        village = _village(options["village"])
        period = _period(ledger, options["period"])
        file = _file(options["file"])
        reviewer = _reviewer(options, village)
        draft = _draft(village, ledger, period)
        result = self._check(village, ledger, period, file, options["sheet"])
        result = _with_doubts(result, draft, options["reason"])
        refused = refusals(
            draft,
            file,
            reason=options["reason"],
            show_until=options["show_until"],
        )
        if options["dry_run"]:
            remarks = (Finding(None, None, f"真要导入的话：{message}") for message in refused)
            return replace(result, remarks=(*remarks, *result.remarks))
        result = _with_errors(result, refused)
        if result.errors or _waits_for_confirmation(result, options):
            return result
        return _accept(village, ledger, period, file, result, options, reviewer)

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
            raise _FaultError(f"{question}（用 --sheet）") from question

    def _report(self, ledger: Ledger, result: ImportResult, *, as_json: bool) -> None:
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
                column = f" {ledger.column(finding.column).label}" if finding.column else ""
                self.stdout.write(f"{heading} {where}{column} {finding.message}")
        self.stdout.write(f"{result.valid_rows} / {len(result.rows)} 行可用。")


def _village(code: str) -> Area:
    village = Area.objects.filter(code=code, level=Level.VILLAGE).first()
    if village is None:
        raise _FaultError(f"没有代码是 {code} 的村。")
    try:
        served = Area.objects.within(served_area()).filter(pk=village.pk).exists()
    except ServedAreaMissing as error:
        raise _FaultError(str(error)) from error
    if not served:
        raise _FaultError(f"本站不服务{village.short_name}（{code}），请核对村的代码。")
    if not VillagePage.objects.filter(area=village).exists():
        raise _FaultError(f"{village.short_name}还没有页面，请先运行 manage.py build_pages。")
    return village


def _period(ledger: Ledger, code: str) -> Period:
    latest = default_period(ledger.period_kind, timezone.localdate())
    how = f"{ledger.label}的期间要像 {latest.code} 这样写。"
    try:
        period = parse_period(code)
    except NotAPeriod:
        raise _FaultError(f"看不懂期间 {code}。{how}") from None
    if period.kind is not ledger.period_kind:
        raise _FaultError(f"{ledger.label}不按 {code} 这样的期间公开。{how}")
    return period


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"看不懂日期 {text}，要像 2027-12-31 这样写。") from None


def _file(path: Path) -> SourceFile:
    try:
        return SourceFile(path.read_bytes(), path.name)
    except FileNotFoundError as error:
        raise _FaultError(f"没有 {path} 这个文件。请核对文件名和它在哪个文件夹里。") from error
    except OSError as error:
        raise _FaultError(f"打不开 {path}：{error.strerror}。") from error


def _draft(village: Area, ledger: Ledger, period: Period) -> DisclosurePage:
    """The draft of the notice, or of one that is still to be made."""
    wanted = {"village": village, "ledger": ledger.name, "period": period.code}
    page = DisclosurePage.objects.filter(**wanted).first()
    return page.get_latest_revision_as_object() if page else DisclosurePage(**wanted)


def _with_doubts(result: ImportResult, draft: DisclosurePage, reason: str) -> ImportResult:
    """With what the reason may tell of somebody, to be confirmed as all doubts are."""
    doubts = doubts_of(reason, draft.known_names(reason)) if reason else ()
    warnings = (Finding(None, None, f"更正原因：{doubt.told}") for doubt in doubts)
    return replace(result, warnings=(*warnings, *result.warnings))


def _waits_for_confirmation(result: ImportResult, options: dict[str, Any]) -> bool:
    asked = not (options["dry_run"] or options["accept_warnings"])
    return asked and bool(result.warnings)


def _accept(
    village: Area,
    ledger: Ledger,
    period: Period,
    file: SourceFile,
    result: ImportResult,
    options: dict[str, Any],
    reviewer: User | None,
) -> ImportResult:
    """Accept and hand in, or leave nothing behind, not even the draft of a new page."""
    try:
        with transaction.atomic():
            page = notice_for(village, ledger, period)
            _mask_names_in_doubt(village, result)
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
                _hand_in(page, reviewer)
    except (AcceptError, ReviewError) as error:
        return _with_errors(result, [str(error)])
    except ValidationError as error:
        return _with_errors(result, error.messages)
    return result


def _mask_names_in_doubt(village: Area, result: ImportResult) -> None:
    """Nobody at a command says whose each name in a sentence is: all are a villager's, and masked.

    In the admin the accountant may say otherwise.
    """
    names = {name for finding in result.warnings for name in finding.names}
    remember_told_names(village, dict.fromkeys(names, NameKind.PERSON))


def _reviewer(options: dict[str, Any], village: Area) -> User | None:
    """Who lets the notice through at once; None if somebody will in the admin.

    A command does not know who made the table: who keeps the village's books is taken for him.
    """
    if not (name := options["reviewer"]):
        return None
    if not options["publish"]:
        raise _FaultError("--as 要和 --publish 一起用。")
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise _FaultError(f"没有登录账号「{name}」。")
    duties = Duty.objects.covering(village).as_role(Role.ACCOUNTANT).for_user(user)
    if duties.in_force(timezone.localdate()).exists():
        raise _FaultError(f"「{name}」也是{village.short_name}的会计，自己做的表不能自己审核。")
    return user


def _hand_in(page: DisclosurePage, reviewer: User | None) -> None:
    """Submit the notice, and with a reviewer let it through; ReviewError if he may not."""
    page = DisclosurePage.objects.get(pk=page.pk)
    if reviewer is not None and reviewer.is_superuser:
        page.get_latest_revision().publish(user=reviewer)
        return
    review = submit(page, user=None)
    if reviewer is not None:
        approve(review, user=reviewer)


def _with_errors(result: ImportResult, messages: Iterable[str]) -> ImportResult:
    """With what is wrong about the import as a whole told before what is wrong in the file."""
    faults = (Finding(None, None, message) for message in messages)
    return replace(result, errors=(*faults, *result.errors))


def _what_happened(ledger: Ledger, options: dict[str, Any]) -> str:
    if options["dry_run"]:
        return "只是检查，什么也没有写入。"
    if not options["publish"]:
        return "已导入，存成草稿，村民还看不到。要公开，请到后台核对、提交审核。"
    page = _draft(_village(options["village"]), ledger, _period(ledger, options["period"]))
    return f"已导入并提交：{page.status_string}。"
