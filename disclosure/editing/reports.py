"""What the preview of an uploaded workbook says, as JSON: findings, questions, rows, changes."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict

from disclosure.answers import kinds_of_names, kinds_of_told_names
from disclosure.editing.report_changes import (
    NO_CORRECTIONS,
    Corrections,
    corrections,
    since_last_period,
)
from disclosure.editing.report_columns import (
    ColumnLine,
    HeaderQuestion,
    changeable_readings,
    column_lines,
    say_unit,
    unknown_questions,
)
from disclosure.editing.report_names import (
    ASKED_AT_ONCE,
    NameQuestion,
    Names,
    answered_names,
    answered_told_names,
    doubtful_questions,
    name_lines,
    told_questions,
)
from disclosure.importing.marking import MAX_MARKED
from disclosure.importing.places import name_rows
from disclosure.importing.results import Finding, ImportResult
from disclosure.importing.rules import name_warning
from disclosure.importing.unread_columns import unknown_warning
from disclosure.ledgers.base import Ledger
from disclosure.ledgers.telling import after_words
from disclosure.models import DisclosurePage
from disclosure.presentation import cell_text, say_totals
from disclosure.public_rows import HiddenGroup, PublicRow, part
from disclosure.services import rows_as_stored

SHOWN_FINDINGS = 200
SHOWN_ROWS = 20


class Line(TypedDict):
    """What was found in one place or, in the same words, in several: `rows` names them in words,
    empty for the whole file; `column` is the column's label."""

    rows: str
    column: str
    value: str
    message: str


class Findings(TypedDict):
    """How many findings there are, the first of them as lines, and how many these leave out."""

    count: int
    shown: list[Line]
    left_out: int


class Report(TypedDict):
    """All of the preview. `unit` says in which unit money was read, `columns` what each column of
    the file was taken for, `absent` which the file may lack and lacks, `masks` what stands for
    each name in public. `headers` and `names` are open questions (`more_names` wait for their
    turn), `told` are names in free texts, to be answered before the table is accepted; `readings`,
    `answered_names` and `answered_told` are what may be put right. `unmarked` counts the findings
    that the marked workbook leaves out. `totals` pairs labels with amounts in words, `table` holds
    the first rows as the public will see them, `changes` says how many rows changed since the
    notice `against`; dates are ISO texts. By `fingerprint` a later check is known to find the
    same."""

    fingerprint: str
    sheet: str
    rows: int
    valid_rows: int
    errors: Findings
    warnings: Findings
    unmarked: int
    remarks: Findings
    unit: str
    columns: list[ColumnLine]
    absent: list[str]
    readings: list[HeaderQuestion]
    headers: list[HeaderQuestion]
    free_columns: list[tuple[str, str]]
    names: list[NameQuestion]
    more_names: int
    answered_names: list[NameQuestion]
    told: list[NameQuestion]
    more_told: int
    answered_told: list[NameQuestion]
    masks: Names
    totals: list[tuple[str, str]]
    headings: list[str]
    table: list[list[str]]
    listed: int
    hidden: list[str]
    against: str
    changes: list[str]
    corrections: Corrections
    prepared_by: str
    checked_by: str
    announced_on: str


def make_report(page: DisclosurePage, result: ImportResult) -> Report:
    """The preview of a workbook for this page; rows are shown only as the public will see them."""
    ledger = page.declaration
    valid = [row.values for row in result.rows if row.valid]
    listed, hidden = part(ledger, valid)
    rows = list(rows_as_stored(page.village, ledger, listed, everybody=valid))
    asked = {*map(unknown_warning, result.unknown_headers)}
    asked |= {*map(name_warning, result.doubtful_names)}
    other_warnings = [w for w in result.warnings if w not in asked and not w.names]
    told = told_questions(result.warnings)
    absent = [column for column in ledger.columns if column.key not in result.columns]
    # Rows that could not be read would count as gone.
    whole = not result.errors
    totals = {key: str(total) for key, total in result.valid_totals.items()}
    against, changes = since_last_period(page, rows, len(valid), totals) if whole else ("", [])
    signatures = result.signatures
    return Report(
        fingerprint=fingerprint(result),
        sheet=result.sheet,
        rows=len(result.rows),
        valid_rows=result.valid_rows,
        errors=_findings(ledger, result.errors),
        warnings=_findings(ledger, other_warnings),
        unmarked=_unmarked(result),
        remarks=_findings(ledger, result.remarks),
        unit=say_unit(result),
        columns=column_lines(ledger, result.read_columns),
        absent=[column.label for column in absent if column.optional],
        readings=changeable_readings(result.read_columns),
        headers=unknown_questions(result),
        free_columns=[(column.key, column.label) for column in absent],
        names=doubtful_questions(result),
        more_names=max(0, len(result.doubtful_names) - ASKED_AT_ONCE),
        answered_names=answered_names(ledger, listed, kinds_of_names(page.village)),
        told=told[:ASKED_AT_ONCE],
        more_told=max(0, len(told) - ASKED_AT_ONCE),
        answered_told=answered_told_names(ledger, listed, kinds_of_told_names(page.village)),
        masks=name_lines(ledger, listed, rows),
        totals=say_totals(ledger, totals),
        headings=[column.heading for column in ledger.columns],
        table=[_cells(ledger, row) for row in rows[:SHOWN_ROWS]],
        listed=len(rows),
        hidden=[_hidden(ledger, name, group) for name, group in hidden.items()],
        against=against,
        changes=changes,
        corrections=corrections(page, rows) if whole else NO_CORRECTIONS,
        prepared_by=signatures.prepared_by,
        checked_by=signatures.checked_by,
        announced_on=signatures.announced_on.isoformat() if signatures.announced_on else "",
    )


def fingerprint(result: ImportResult) -> str:
    """The same for two checks that count, sum and find the same, in the same columns."""
    columns = [(column.place, column.keys, column.unit) for column in result.read_columns]
    found = json.dumps([result.as_json(), columns], ensure_ascii=False)
    return hashlib.sha256(found.encode()).hexdigest()


def _findings(ledger: Ledger, findings: Sequence[Finding]) -> Findings:
    """What is equal but for its row becomes one line: 1,200 of a kind hide the one of another."""
    alike: dict[Finding, list[Finding]] = {}
    for finding in findings:
        alike.setdefault(replace(finding, row=None), []).append(finding)
    groups = list(alike.values())
    return Findings(
        count=len(findings),
        shown=[_line(ledger, group) for group in groups[:SHOWN_FINDINGS]],
        left_out=sum(map(len, groups[SHOWN_FINDINGS:])),
    )


def _unmarked(result: ImportResult) -> int:
    """How many findings the workbook that goes back has no room for."""
    placed = sum(each.row is not None for each in (*result.errors, *result.warnings))
    return max(0, placed - MAX_MARKED)


def _line(ledger: Ledger, alike: Sequence[Finding]) -> Line:
    rows = [finding.row for finding in alike if finding.row is not None]
    first = alike[0]
    return Line(
        rows=name_rows(rows) if rows else "",
        column=ledger.column(first.column).label if first.column else "",
        value=first.value,
        message=first.message,
    )


def _cells(ledger: Ledger, row: PublicRow) -> list[str]:
    return [cell_text(row, column) for column in ledger.columns]


def _hidden(ledger: Ledger, category: str, group: HiddenGroup) -> str:
    sums = "，".join(
        f"{label}{after_words(total)}" for label, total in say_totals(ledger, group.totals)
    )
    return f"{category}：{group.rows} 行，{sums}"
