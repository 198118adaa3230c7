"""How the preview tells what a workbook changes: against the period before, and as a correction."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from disclosure.comparison import Difference, compare
from disclosure.ledgers.base import Column, Ledger
from disclosure.ledgers.telling import after_words
from disclosure.models import DisclosurePage, LedgerBatch, LedgerRow
from disclosure.presentation import cell_text, row_name, say_totals
from disclosure.public_rows import PublicRow
from disclosure.selectors import earlier_notice

SHOWN_CORRECTIONS = 100


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


def since_last_period(
    page: DisclosurePage, rows: Sequence[PublicRow], counted: int, totals: Mapping[str, str]
) -> tuple[str, list[str]]:
    """The title of the notice before, and how many rows of which kind changed since.

    Where each period has rows of its own (every line of a cashbook is new), how many there are,
    `counted` now, and their sums, `totals` now.
    """
    before = earlier_notice(page)
    if before is None or before.batch is None:
        return "", []
    ledger = page.declaration
    if not ledger.rows_go_on:
        return before.title, list(_say_sums(ledger, before.batch, counted, totals))
    old = list(before.batch.rows.all())
    found = compare(ledger, old, rows, every_column=False)
    return before.title, list(_say_counts(ledger, found))


def _say_sums(
    ledger: Ledger, before: LedgerBatch, counted: int, totals: Mapping[str, str]
) -> Iterator[str]:
    yield f"上期 {before.row_count} {ledger.counted_in}，这期 {counted} {ledger.counted_in}"
    now = dict(say_totals(ledger, totals))
    for label, total in say_totals(ledger, before.totals):
        if label in now:
            yield f"{label}合计上期{after_words(total)}，这期{after_words(now[label])}"


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


def corrections(page: DisclosurePage, rows: Sequence[PublicRow]) -> Corrections:
    """What a correction changes in the rows that the public saw; nothing on a new notice."""
    public = page.last_public_batch()
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
        said = f"新增这一行：{_in_one_line(ledger, after[key])}"
        yield Correction(row=row_name(ledger, after[key]), column="", before="没有", after=said)
    for key in found.ended:
        said = _in_one_line(ledger, before[key])
        yield Correction(
            row=row_name(ledger, before[key]), column="", before=said, after="删去这一行"
        )
    for key, columns in found.changed:
        for column in map(ledger.column, columns):
            yield _changed_cell(ledger, column, before[key], after[key])


def _in_one_line(ledger: Ledger, row: LedgerRow | PublicRow) -> str:
    """What it says beside its name."""
    told = [column for column in ledger.columns if column not in ledger.naming]
    cells = [(column.label, cell_text(row, column)) for column in told]
    return "，".join(f"{label} {text}" for label, text in cells if text)


def _changed_cell(
    ledger: Ledger, column: Column, before: LedgerRow, after: PublicRow
) -> Correction:
    old, new = cell_text(before, column), cell_text(after, column)
    if old == new:  # both masked: 陈某某 became another 陈某某
        new = f"{new}（换了人）"
    return Correction(row=row_name(ledger, after), column=column.label, before=old, after=new)
