"""The table as it hangs on the board: nothing that takes room and says nothing.

In type that is read from a step away, a sheet holds little. A column that no row fills is left
out, a year that all days share stands once in their heading, and amounts that are all in whole
yuan lose their .00.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from disclosure.ledgers.base import DAYS, Column, ColumnType
from disclosure.models import LedgerBatch
from disclosure.notices.sums import sums_of
from disclosure.notices.table import (
    CLASSES,
    ShownCell,
    SumsRow,
    shown_rows,
    sum_cells,
    sums_row,
)
from disclosure.presentation import REDACTED

COLUMNS_UPRIGHT = 7
"""A table of more columns is printed across the sheet."""

NO_CENTS = ".00"


@dataclass(frozen=True, slots=True)
class PaperHeading:
    """A label in the words between which its line may break (招租, 方式), and what stands below it:
    （元）, or the year of all days."""

    words: Sequence[str]
    below: str
    css: str


@dataclass(frozen=True, slots=True)
class PaperTable:
    """All rows in the order of the workbook, in the columns that say something."""

    headings: Sequence[PaperHeading]
    rows: Sequence[Sequence[ShownCell]]
    sums: Sequence[SumsRow]

    @property
    def is_wide(self) -> bool:
        """Whether the sheet must lie on its side."""
        return len(self.headings) > COLUMNS_UPRIGHT


def paper_table(batch: LedgerBatch, day: date) -> PaperTable:
    """The whole table of a batch as it is printed; late is what is late on `day`."""
    ledger, sums = batch.declaration, sums_of(batch)
    columns = ledger.told_columns(batch.totals)
    shown = shown_rows(ledger, columns, batch.rows.order_by("position"), day)
    listed = [row.cells for row in shown]
    headings, lines = _compacted(columns, [*listed, *(sum_cells(columns, each) for each in sums)])
    rows, summed = lines[: len(listed)], lines[len(listed) :]
    return PaperTable(
        headings,
        rows,
        [sums_row(each.label, cells) for each, cells in zip(sums, summed, strict=True)],
    )


def _compacted(
    told: Sequence[Column], lines: Sequence[Sequence[ShownCell]]
) -> tuple[list[PaperHeading], list[Sequence[ShownCell]]]:
    """Headings and lines with each column made as narrow as it can be."""
    headings, columns = [], []
    for place, column in enumerate(told):
        cells = [line[place] for line in lines]
        if place and not any(cell.text for cell in cells):  # the first one holds the sums' label
            continue
        below, texts = compact(column, [cell.text for cell in cells])
        css = CLASSES.get(column.type, "")
        headings.append(PaperHeading(words_of(column.label), below, css))
        label = f"{column.label} {below}".rstrip()
        columns.append([replace(c, text=t, label=label) for c, t in zip(cells, texts, strict=True)])
    return headings, list(zip(*columns, strict=True))


def compact(column: Column, texts: Sequence[str]) -> tuple[str, list[str]]:
    """What stands below a column's label, and its cells without what all of them say alike."""
    unit = f"（{column.unit}）" if column.unit else ""
    told = [text for text in texts if text not in ("", REDACTED)]
    if column.type in DAYS and len(years := _years(told)) == 1 and years.isdisjoint(told):
        year = years.pop()
        return year, [text.removeprefix(year) for text in texts]
    if column.type is ColumnType.MONEY and all(text.endswith(NO_CENTS) for text in told):
        return unit, [text.removesuffix(NO_CENTS) for text in texts]
    return unit, list(texts)


def _years(days: Iterable[str]) -> set[str]:
    """The years of days in words: 2026年; of 长期 none."""
    return {day[: day.find("年") + 1] for day in days}


def words_of(label: str) -> list[str]:
    """The words of a label: four characters are two words of two, others are not cut."""
    return [label[:2], label[2:]] if len(label) == len("合同编号") else [label]
