"""What the preview of an uploaded workbook says, as JSON: findings, questions, rows, changes."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import TypedDict

from disclosure.comparison import Difference, compare
from disclosure.importing.results import Finding, ImportResult
from disclosure.importing.rules import name_warning
from disclosure.importing.structure import unknown_warning
from disclosure.ledgers.base import Column, Ledger
from disclosure.models import DisclosurePage, LedgerBatch, LedgerRow
from disclosure.presentation import cell_text, heading, row_name, say_totals
from disclosure.public_rows import HiddenGroup, PublicRow, part
from disclosure.selectors import earlier_notice, last_public_batch
from disclosure.services import rows_as_stored

SHOWN_FINDINGS = 200
SHOWN_ROWS = 20
SHOWN_CORRECTIONS = 100


class Line(TypedDict):
    """A finding for a table: the sheet's row (None: the whole file), the column's label."""

    row: int | None
    column: str
    value: str
    message: str


class Findings(TypedDict):
    count: int
    shown: list[Line]


class HeaderQuestion(TypedDict):
    """Which column is this header? `field` names the form's field."""

    field: str
    text: str
    squashed: str
    samples: list[str]


class NameQuestion(TypedDict):
    """A person or a firm? `field` names the form's field."""

    field: str
    name: str
    rows: list[int]


class Correction(TypedDict):
    """A cell, or a whole row (`column` is empty), that a correction changes."""

    row: str
    column: str
    before: str
    after: str


class Corrections(TypedDict):
    count: int
    shown: list[Correction]


NO_CORRECTIONS = Corrections(count=0, shown=[])


class Report(TypedDict):
    """All of the preview. `totals` pairs labels with amounts in words, `table` holds the first
    rows as the public will see them, `changes` says how many rows changed since the notice
    `against`; dates are ISO texts. By `fingerprint` a later check is known to find the same."""

    fingerprint: str
    sheet: str
    rows: int
    valid_rows: int
    errors: Findings
    warnings: Findings
    remarks: Findings
    headers: list[HeaderQuestion]
    free_columns: list[tuple[str, str]]
    names: list[NameQuestion]
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
    other_warnings = [warning for warning in result.warnings if warning not in asked]
    # Rows that could not be read would count as gone.
    whole = not result.errors
    against, changes = _since_last_period(page, rows) if whole else ("", [])
    signatures = result.signatures
    return Report(
        fingerprint=fingerprint(result),
        sheet=result.sheet,
        rows=len(result.rows),
        valid_rows=result.valid_rows,
        errors=_findings(ledger, result.errors),
        warnings=_findings(ledger, other_warnings),
        remarks=_findings(ledger, result.remarks),
        headers=_header_questions(result),
        free_columns=[(c.key, c.label) for c in ledger.columns if c.key not in result.columns],
        names=_name_questions(result),
        totals=say_totals(ledger, {k: str(total) for k, total in result.valid_totals.items()}),
        headings=[heading(column) for column in ledger.columns],
        table=[_cells(ledger, row) for row in rows[:SHOWN_ROWS]],
        listed=len(rows),
        hidden=[_hidden(ledger, name, group) for name, group in hidden.items()],
        against=against,
        changes=changes,
        corrections=_corrections(page, rows) if whole else NO_CORRECTIONS,
        prepared_by=signatures.prepared_by,
        checked_by=signatures.checked_by,
        announced_on=signatures.announced_on.isoformat() if signatures.announced_on else "",
    )


def fingerprint(result: ImportResult) -> str:
    """The same for two checks that count, sum and find the same."""
    found = json.dumps(result.as_json(), ensure_ascii=False)
    return hashlib.sha256(found.encode()).hexdigest()


def _findings(ledger: Ledger, findings: Sequence[Finding]) -> Findings:
    shown = [_line(ledger, finding) for finding in findings[:SHOWN_FINDINGS]]
    return Findings(count=len(findings), shown=shown)


def _line(ledger: Ledger, finding: Finding) -> Line:
    return Line(
        row=finding.row,
        column=ledger.column(finding.column).label if finding.column else "",
        value=finding.value,
        message=finding.message,
    )


def _header_questions(result: ImportResult) -> list[HeaderQuestion]:
    return [
        HeaderQuestion(
            field=_field("header", header.squashed),
            text=header.text,
            squashed=header.squashed,
            samples=list(header.samples),
        )
        for header in result.unknown_headers
    ]


def _name_questions(result: ImportResult) -> list[NameQuestion]:
    return [
        NameQuestion(field=_field("name", doubt.name), name=doubt.name, rows=list(doubt.rows))
        for doubt in result.doubtful_names
    ]


def _field(kind: str, text: str) -> str:
    """A field's name by what it asks about, so that an answer never lands on another question."""
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def _cells(ledger: Ledger, row: PublicRow) -> list[str]:
    return [cell_text(row, column) for column in ledger.columns]


def _hidden(ledger: Ledger, category: str, group: HiddenGroup) -> str:
    sums = "，".join(f"{label} {total}" for label, total in say_totals(ledger, group.totals))
    return f"{category}：{group.rows} 行，{sums}"


def _since_last_period(page: DisclosurePage, rows: Sequence[PublicRow]) -> tuple[str, list[str]]:
    """The title of the notice before, and how many rows of which kind changed since."""
    before = earlier_notice(page)
    if before is None or before.batch is None:
        return "", []
    old = list(before.batch.rows.all())
    found = compare(page.declaration, old, rows, every_column=False)
    return before.title, list(_say_counts(page.declaration, found))


def _say_counts(ledger: Ledger, found: Difference) -> Iterator[str]:
    watched = "、".join(column.label for column in ledger.columns if column.watched)
    for words, rows in (
        ("新增 {} 行", found.new),
        ("不再列出 {} 行", found.ended),
        ("约定有变动 {} 行", found.changed),
        (f"{watched}增加 {{}} 行", found.up),
        (f"{watched}减少 {{}} 行", found.down),
    ):
        if rows:
            yield words.format(len(rows))


def _corrections(page: DisclosurePage, rows: Sequence[PublicRow]) -> Corrections:
    """What a correction changes in the rows that the public saw; nothing on a new notice."""
    public = last_public_batch(page)
    if public is None:
        return NO_CORRECTIONS
    cells = list(_changed_cells(page.declaration, public, rows))
    return Corrections(count=len(cells), shown=cells[:SHOWN_CORRECTIONS])


def _changed_cells(
    ledger: Ledger, batch: LedgerBatch, rows: Sequence[PublicRow]
) -> Iterator[Correction]:
    before = {row.key: row for row in batch.rows.all()}
    after = {row.key: row for row in rows}
    found = compare(ledger, list(before.values()), rows, every_column=True)
    for key in found.new:
        yield Correction(row=row_name(ledger, after[key]), column="", before="", after="新增这一行")
    for key in found.ended:
        yield Correction(
            row=row_name(ledger, before[key]), column="", before="", after="删去这一行"
        )
    for key, columns in found.changed:
        for column in map(ledger.column, columns):
            yield _changed_cell(ledger, column, before[key], after[key])


def _changed_cell(
    ledger: Ledger, column: Column, before: LedgerRow, after: PublicRow
) -> Correction:
    old, new = cell_text(before, column), cell_text(after, column)
    if old == new:  # both masked: 陈某某 became another 陈某某
        new = f"{new}（换了人）"
    return Correction(row=row_name(ledger, after), column=column.label, before=old, after=new)
