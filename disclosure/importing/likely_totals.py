"""Rows that are called no total and yet hold the sums of those above them: 续建 | 80000."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from disclosure.importing.body import Body
from disclosure.importing.results import Finding
from disclosure.importing.texts import shown
from disclosure.ledgers.base import NUMERIC, Column, ColumnType, Ledger, Values

_FEWEST_SUMMED = 2
_MANY_SUMMED = 3
_FEW_WORDS = 2
"""In so narrow a table a total fills as many cells as any row: more sums have to fit."""

_NOTHING = Decimal(0)


def likely_totals(body: Body, columns: Mapping[str, int], ledger: Ledger) -> Iterator[Finding]:
    """Warnings of data rows whose amounts are those of all rows above them, or of all since the
    last such row, and which leave most of the other cells blank.

    `columns` are those of the table, by key. Counted as data they double what is published.
    """
    read = [column for column in ledger.columns if column.key in columns]
    sums = [column for column in read if column.totals and column.type is ColumnType.MONEY]
    words = [column.key for column in read if column.type not in NUMERIC]
    usual = _usually_filled(body.rows, words)
    bounds = {total.above for total in body.totals}
    above, since = _Sums(sums), _Sums(sums)
    for index, values in enumerate(body.rows):
        if index in bounds:
            since = _Sums(sums)
        summed = next((each for each in (since, above) if each.fit(values)), None)
        if summed and _is_bare(values, usual, summed, sums):
            yield _finding(body.numbers[index], values, ledger, sums, summed.count)
            since = _Sums(sums)
            continue
        above.add(values)
        since.add(values)


class _Sums:
    """The sums of some rows, column by column."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._sums = {column.key: _NOTHING for column in columns}
        self.count = 0

    def add(self, values: Values) -> None:
        self.count += 1
        for key in self._sums:
            amount = values.get(key)
            if isinstance(amount, Decimal):
                self._sums[key] += amount

    def fit(self, values: Values) -> bool:
        """Whether a row holds these sums, and not nothing."""
        if self.count < _FEWEST_SUMMED:
            return False
        moved = False
        for key, total in self._sums.items():
            amount = values.get(key)
            if not amount:
                continue
            if amount != total:
                return False
            moved = True
        return moved


def _usually_filled(rows: Sequence[Values], keys: Sequence[str]) -> Sequence[str]:
    filled = {key: sum(row.get(key) not in (None, "") for row in rows) for key in keys}
    return [key for key, count in filled.items() if count * 3 >= len(rows) * 2]


def _is_bare(values: Values, usual: Sequence[str], summed: _Sums, sums: Sequence[Column]) -> bool:
    """Whether the row says hardly more than a label; where no row says more, the sums decide."""
    blank = sum(values.get(key) in (None, "") for key in usual)
    if len(usual) > _FEW_WORDS or blank:
        return blank > 0 and blank * 2 >= len(usual) - 1
    moved = sum(bool(values.get(column.key)) for column in sums)
    return moved > 1 or summed.count >= _MANY_SUMMED


def _finding(
    number: int, values: Values, ledger: Ledger, sums: Sequence[Column], count: int
) -> Finding:
    column = next(column for column in sums if values.get(column.key))
    name = next((str(values[key]) for key in ledger.named_by if values.get(key)), "")
    called = f"「{shown(name)}」" if name else ""
    message = (
        f"这一行{called}的{column.label} {values[column.key]:,} 元，正好是上面 {count} 行的和，"
        "像是合计，现在当作一笔数据公开。是合计的，请把这一行的名称改成「合计」；没有错的，请确认。"
    )
    return Finding(number, column.key, message, name)
