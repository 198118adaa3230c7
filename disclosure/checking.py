"""Reads a workbook for a notice: which sheet, with what the village answered before."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from areas.models import Area
from areas.selectors import known_village_names, served_area
from disclosure.announced import misdated
from disclosure.answers import header_answers, kinds_of_names, kinds_of_told_names
from disclosure.garbage import garbage_left_alone
from disclosure.importing.files.workbook import Workbook, WorkbookFault, open_workbook
from disclosure.importing.marking import LIST_TITLE
from disclosure.importing.reading import read_ledger
from disclosure.importing.results import Finding, ImportContext, ImportResult
from disclosure.importing.template import NOTES_SHEET
from disclosure.ledgers.base import Ledger
from disclosure.models import LedgerBatch
from disclosure.public_before import doubts_since_before
from language.dates import say_date
from language.periods import Period, PeriodKind

OUR_SHEETS = (LIST_TITLE, NOTES_SHEET)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A workbook as it was uploaded; `kept_as`: its name in private storage, if it lies there."""

    content: bytes
    name: str
    kept_as: str = ""

    @property
    def sha256(self) -> str:
        """By which a file that comes a second time is known again."""
        return hashlib.sha256(self.content).hexdigest()


class SheetChoiceNeeded(Exception):  # noqa: N818 - a question, not a failure
    """The workbook has several filled sheets and none was named."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(f"这个文件有 {len(names)} 张工作表：{'、'.join(names)}。请指明用哪一张。")
        self.names = names


def filled_sheets(workbook: Workbook) -> tuple[str, ...]:
    """The names of the sheets that an accountant sees and that hold anything.

    What we put into workbooks ourselves is none of them: they come back filled in or corrected.
    """
    filled = tuple(name for name in workbook.filled_sheets if name not in OUR_SHEETS)
    if len(filled) == 1:  # the usual case; reading a large sheet twice would cost
        return filled
    return tuple(name for name in filled if not workbook.read(name).hidden)


@garbage_left_alone()
def check_workbook(
    village: Area,
    ledger: Ledger,
    period: Period,
    file: SourceFile,
    *,
    sheet_name: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> ImportResult:
    """Everything that is wrong or doubtful about the workbook, and its rows.

    A file that cannot be read gives a result with one error about the file as a whole.
    SheetChoiceNeeded if there are several sheets and `sheet_name` is empty.
    """
    try:
        workbook = open_workbook(file.content, file.name)
        if sheet_name and sheet_name not in workbook.sheet_names:
            there = "、".join(filled_sheets(workbook) or workbook.sheet_names)
            no_such = f"这个文件里没有「{sheet_name}」这张工作表，只有：{there}。"
            return ImportResult(ledger.name, sheet_name, errors=(Finding(None, None, no_such),))
        sheet = workbook.read(sheet_name or _only_sheet(workbook))
    except WorkbookFault as fault:
        return ImportResult(
            ledger=ledger.name, sheet=sheet_name, errors=(Finding(None, None, str(fault)),)
        )
    context = ImportContext(
        village_names=(village.short_name, village.name),
        known_villages=known_village_names(served_area()),
        places_above=tuple(Area.objects.above(village).values_list("name", flat=True)),
        period=period,
        header_answers=header_answers(village, ledger),
        kind_of=kinds_of_names(village),
        told_kind_of=kinds_of_told_names(village),
        progress=progress,
        today=timezone.localdate(),
    )
    result, misdated_foot = _without_misdate(read_ledger(sheet, ledger, context=context), period)
    doubts = (
        *_not_begun(period),
        *misdated_foot,
        *_imported_before(file, village),
        *doubts_since_before(village, ledger, period, result),
    )
    ahead = (*_not_over(period), *_announced_ahead(result))
    return replace(result, warnings=(*doubts, *result.warnings), remarks=(*ahead, *result.remarks))


def _only_sheet(workbook: Workbook) -> str:
    names = filled_sheets(workbook)
    if len(names) > 1:
        raise SheetChoiceNeeded(names)
    if not names:
        raise WorkbookFault("no_data")
    return names[0]


def _not_begun(period: Period) -> list[Finding]:
    if period.first_day <= timezone.localdate():
        return []
    return [Finding(None, None, f"{period.label}还没有开始。请核对这一页的期间有没有写错。")]


def _not_over(period: Period) -> list[Finding]:
    """A table of a whole year is published while it lasts, and anew whenever it changes."""
    lasts = period.first_day <= timezone.localdate() <= period.last_day
    if not lasts or period.kind in (PeriodKind.YEAR, PeriodKind.DAY):
        return []
    message = f"{period.label}还没有过完。以后几天还有进出的，过完了请再导入一次。"
    return [Finding(None, None, message)]


def _announced_ahead(result: ImportResult) -> list[Finding]:
    day = result.announced_on
    if day is None or day <= timezone.localdate():
        return []
    return [Finding(None, None, f"表里写的公示日期 {say_date(day)} 还没有到，请核对。")]


def _without_misdate(
    result: ImportResult, period: Period
) -> tuple[ImportResult, Sequence[Finding]]:
    """A day of announcement that cannot be is not taken, but told."""
    day = result.announced_on
    why_not = day and misdated(day, period, timezone.localdate())
    if not why_not:
        return result, ()
    undated = replace(result, signatures=replace(result.signatures, announced_on=None))
    message = f"表里写的{why_not}这个日期没有采用，采用表格的时候可以填上对的。"
    return undated, (Finding(None, None, message),)


def _imported_before(file: SourceFile, village: Area) -> list[Finding]:
    """Where the same file went before: of another village only what the public has seen."""
    same = LedgerBatch.objects.filter(source_sha256=file.sha256).select_related("village")
    earlier = same.filter(village=village) | same.published()
    return [
        Finding(None, None, f"这份文件已经导入过：{batch.village.short_name}{batch}。")
        for batch in earlier.order_by("-accepted_at")[:3]
    ]
