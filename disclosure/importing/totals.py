"""Sums the columns, and checks the totals that a table states against its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.importing.cells import CellReader
from disclosure.importing.results import CENT, Finding
from disclosure.importing.rounding import Steps, is_rounding
from disclosure.importing.texts import CellFault
from disclosure.ledgers.base import Column, ColumnType, Ledger, Values

_WRONG = "请查清是合计错了，还是哪一行填错、漏了。"
_LATER = "改正有错的行后会再核对。"
_ROUNDED = "相差的是四舍五入的尾差，没有算作错误。"


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A total row: its number, its raw cells, and the data rows it may sum.

    It sums all data rows before it (`count` of them), or those since the total row before it
    (from index `since`): accountants write 合计 for both.
    """

    number: int
    row: Sequence[object]
    count: int
    since: int
    whole: bool  # else a subtotal, which is not checked


def column_totals(ledger: Ledger, rows: Sequence[Values]) -> dict[str, Decimal]:
    """The sums of the ledger's totalled columns, over every cell that parsed."""
    return {column.key: _sum(column.key, rows) for column in ledger.columns if column.totals}


def _sum(key: str, rows: Sequence[Values]) -> Decimal:
    cells = filter(None, (values.get(key) for values in rows))
    return Decimal(sum(cells))  # type: ignore[arg-type] # such a column holds numbers only


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """Checks total rows. `faulty` holds the column keys in which some row has an error.

    `steps` says how finely columns are written that are not in yuan.
    """

    ledger: Ledger
    columns: Mapping[str, int]
    readers: Mapping[str, CellReader]
    rows: Sequence[Values]
    unstored: frozenset[tuple[int, int]]
    faulty: frozenset[str]
    steps: Steps

    def errors(self, total: StatedTotal) -> Iterator[Finding]:
        """Columns whose stated total cannot be right, as every cell above it could be read."""
        for finding, sure in self._differences(total):
            if sure:
                yield finding

    def remarks(self, total: StatedTotal) -> Iterator[Finding]:
        """Totals that could not be checked, or that differ beside errors that explain it."""
        formulas = [
            column.label
            for column in self._columns()
            if (total.number, self.columns[column.key]) in self.unstored
        ]
        if formulas:
            yield Finding(
                total.number,
                None,
                f"这一行的{'、'.join(formulas)}是公式，文件里没有存下算好的数，没法核对合计。",
            )
        for finding, sure in self._differences(total):
            if not sure:
                yield finding

    def _columns(self) -> list[Column]:
        """The columns to check; a running balance is compared with the last one stated."""
        return [
            column
            for column in self.ledger.columns
            if column.key in self.columns and (column.totals or column.key == self.ledger.running)
        ]

    def _differences(self, total: StatedTotal) -> Iterator[tuple[Finding, bool]]:
        for column in self._columns():
            stated = self._stated(total, column)
            if stated is None:
                continue
            expected = self._expected(total, column.key)
            if any(abs(stated - amount) <= CENT for amount in expected):
                continue
            off = min(abs(stated - amount) for amount in expected)
            rounded = is_rounding(off, self.steps.get(column.key), amounts=total.count)
            sure = not rounded and column.key not in self.faulty
            advice = _ROUNDED if rounded else _WRONG if sure else _LATER
            yield self._finding(total.number, column, stated, expected[0], advice), sure

    def _stated(self, total: StatedTotal, column: Column) -> Decimal | None:
        try:
            cell = self.readers[column.key](total.row[self.columns[column.key] - 1])
        except CellFault:
            return None
        return Decimal(cell) if isinstance(cell, Decimal | int) else None

    def _expected(self, total: StatedTotal, key: str) -> list[Decimal]:
        if key == self.ledger.running:
            above = (values.get(key) for values in reversed(self.rows[: total.count]))
            return [next((cell for cell in above if isinstance(cell, Decimal)), Decimal(0))]
        whole = _sum(key, self.rows[: total.count])
        return [whole, _sum(key, self.rows[total.since : total.count])] if total.since else [whole]

    def _finding(
        self, number: int, column: Column, stated: Decimal, expected: Decimal, advice: str
    ) -> Finding:
        unit = "元" if column.type is ColumnType.MONEY else column.unit
        message = (
            f"合计行的{column.label}是 {stated:,} {unit}，上面各行加起来是 {expected:,} {unit}。"
            if column.totals
            else f"合计行的{column.label}是 {stated:,} {unit}，最后一笔的{column.label}"
            f"是 {expected:,} {unit}。"
        )
        return Finding(number, column.key, message + advice, f"{stated:,}")
