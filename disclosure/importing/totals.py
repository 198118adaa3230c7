"""Sums the columns, and checks the totals that a table states against its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from disclosure.importing.cells import CellReader, as_text
from disclosure.importing.places import name_rows
from disclosure.importing.results import Finding
from disclosure.importing.rounding import Steps, is_rounding
from disclosure.importing.texts import CellFault, shown
from disclosure.importing.total_labels import Reach, TotalLabel
from disclosure.ledgers.base import Column, ColumnType, Ledger, Values, column_sum
from language.amounts import CENT

_WRONG = "请查清是合计错了，还是哪一行填错、漏了。"
_UNSURE = "看不准它合计的是哪几行，请核对；没有错的，请确认。"
_LATER = "改正有错的行后会再核对。"
_ROUNDED = "相差的是四舍五入的尾差，没有算作错误。"

Range = tuple[int, int]
"""The data rows that a total sums: first, and the one after the last, by index."""


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A total row: its number, its raw cells, its label, and how many data rows stand above it."""

    number: int
    row: Sequence[object]
    label: TotalLabel
    above: int


@dataclass(slots=True)
class TotalFindings:
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)


class TotalCheck:
    """Checks all total rows of a table.

    `faulty` holds the column keys in which some row has an error; `steps` says how finely columns
    are written that are not in yuan; `opening` is what the account opens with, where there is one.

    Accountants write 合计 below all rows or above them, and for a group as well as for everything:
    each total is held against the rows that it fits best, in all its columns at once.
    """

    def __init__(
        self,
        ledger: Ledger,
        columns: Mapping[str, int],
        readers: Mapping[str, CellReader],
        rows: Sequence[Values],
        *,
        unstored: frozenset[tuple[int, int]],
        faulty: frozenset[str],
        steps: Steps,
        opening: Decimal | None = None,
    ) -> None:
        self._places, self._readers, self._rows = columns, readers, rows
        self._unstored, self._faulty, self._steps = unstored, faulty, steps
        self._running, self._both_ways, self._opening = ledger.running, ledger.both_ways, opening
        self._columns = [
            column
            for column in ledger.columns
            if column.key in columns and (column.totals or column.key == ledger.running)
        ]
        self._until: dict[str, dict[int, Decimal]] = {}
        self._found = TotalFindings()

    def check(self, totals: Sequence[StatedTotal], numbers: Sequence[int]) -> TotalFindings:
        """What is wrong with the totals, may be wrong, and could not be checked.

        `numbers` are the sheet rows of the data rows.
        """
        bounds = sorted({0, *(total.above for total in totals), len(self._rows)})
        for column in self._columns if totals else ():
            self._until[column.key] = _sums_until(bounds, column.key, self._rows)
        last = _last_of_all(totals, len(self._rows))
        for total, ranges in zip(totals, _ranges(totals, len(self._rows)), strict=True):
            stated = dict(self._stated(total))
            sums = {column: amount for column, amount in stated.items() if column.totals}
            if ranges and sums:
                self._check_sums(total, sums, ranges)
            if total is last:
                self._warn_of_rows_below(total, sums, numbers[total.above :])
            balance = next((column for column in stated if column.key == self._running), None)
            if balance and total.label.reach is not Reach.PART:
                self._check_balance(total, balance, stated[balance])
        return self._found

    def _warn_of_rows_below(
        self, total: StatedTotal, stated: Mapping[Column, Decimal], below: Sequence[int]
    ) -> None:
        """Rows below the total of all, unless it sums them as well, or them alone."""
        count = len(self._rows)
        above, *others = (0, total.above), (0, count), (total.above, count)
        if any(self._fitting(stated, each) > self._fitting(stated, above) for each in others):
            return
        amounts = [
            (column, amount)
            for column, amount in stated.items()
            if column.type is ColumnType.MONEY and not self._fits(column, amount, (0, count))
        ]
        sums = "".join(
            f"，{column.label}写的是 {amount:,}，"
            f"连下面的一共是 {self._sum(column.key, (0, count)):,}"
            for column, amount in amounts[:1]
        )
        message = (
            f"合计（第 {total.number} 行）下面还有{name_rows(below)}，没有算在合计里{sums}。"
            "漏加的，请移到合计上面，改好合计；不该有的，请删去；没有错的，请确认。"
        )
        self._found.warnings.append(Finding(below[0], None, message))

    def _stated(self, total: StatedTotal) -> Iterator[tuple[Column, Decimal]]:
        """The amounts in the row; one that cannot be known or read is remarked."""
        unknown = []
        for column in self._columns:
            place = self._places[column.key]
            if (total.number, place) in self._unstored:
                unknown.append(column.label)
                continue
            try:
                cell = self._readers[column.key](total.row[place - 1])
            except CellFault:
                self._remark_unread(total, column, as_text(total.row[place - 1]))
                continue
            if isinstance(cell, Decimal | int):
                yield column, Decimal(cell)
        if unknown:
            labels = "、".join(unknown)
            self._remark(total, f"这一行的{labels}是公式，文件里没有存下算好的数，没法核对合计。")

    def _remark_unread(self, total: StatedTotal, column: Column, text: str) -> None:
        if any(map(str.isdigit, text)) or text.startswith("#"):
            self._remark(total, f"这一行的{column.label}「{shown(text)}」看不懂，没有核对合计。")

    def _remark(self, total: StatedTotal, message: str) -> None:
        self._found.remarks.append(Finding(total.number, None, message))

    def _check_sums(
        self, total: StatedTotal, stated: Mapping[Column, Decimal], ranges: Sequence[Range]
    ) -> None:
        best = max(ranges, key=lambda each: self._fitting(stated, each))
        if self._sums_last_rows(total, stated, ranges):
            return
        wrong = [column for column in stated if not self._fits(column, stated[column], best)]
        if wrong and total.label.reach is Reach.BEYOND:
            label = shown(total.label.text)
            self._remark(total, f"「{label}」不只是这张表里的数，没法核对。请自己核对一下。")
            return
        for column, amount in stated.items():
            expected = self._sum(column.key, best)
            if amount == expected:
                continue
            if self._counts_opening(column, amount - expected):
                self._remark_opening(total, column, amount, expected)
                continue
            off = amount - expected
            rounded = column not in wrong or self._is_rounding(column, off, best)
            sums = f"{_place(best, total.above, len(self._rows))}加起来是"
            self._report(total, column, amount, f"{sums} {expected:,}", rounded=rounded)

    def _sums_last_rows(
        self, total: StatedTotal, stated: Mapping[Column, Decimal], ranges: Sequence[Range]
    ) -> bool:
        """Whether a subtotal is that of some rows right above it: those of one person, say."""
        if total.label.kind != "小计" and total.label.reach is not Reach.PART:
            return False
        since = max((first for first, last in ranges if last == total.above), default=total.above)
        sums = dict.fromkeys(stated, Decimal(0))
        for values in reversed(self._rows[since : total.above]):
            for column in sums:
                sums[column] += column_sum(column.key, [values])
            if all(abs(stated[column] - amount) <= CENT for column, amount in sums.items()):
                return True
        return False

    def _fitting(self, stated: Mapping[Column, Decimal], rows: Range) -> int:
        return sum(self._fits(column, amount, rows) for column, amount in stated.items())

    def _fits(self, column: Column, amount: Decimal, rows: Range) -> bool:
        return abs(amount - self._sum(column.key, rows)) <= CENT

    def _is_rounding(self, column: Column, off: Decimal, rows: Range) -> bool:
        return is_rounding(abs(off), self._steps.get(column.key), amounts=rows[1] - rows[0])

    def _sum(self, key: str, rows: Range) -> Decimal:
        until = self._until[key]
        return until[rows[1]] - until[rows[0]]

    def _counts_opening(self, column: Column, more: Decimal) -> bool:
        """Whether the opening balance, written under the income, is counted as income."""
        is_income = column.key in self._both_ways[:1]
        return bool(is_income and self._opening and abs(more - self._opening) <= CENT)

    def _remark_opening(
        self, total: StatedTotal, column: Column, amount: Decimal, expected: Decimal
    ) -> None:
        message = (
            f"合计行的{column.label} {amount:,} 元，把上期结转的 {self._opening:,} 元也算进去了，"
            f"没有算作错误；公开的{column.label}是 {expected:,} 元。"
        )
        self._remark(total, message)

    def _check_balance(self, total: StatedTotal, column: Column, amount: Decimal) -> None:
        """The last balance that is stated, and what moved since, has to be left."""
        rows = self._rows[: total.above]
        stated = [index for index, values in enumerate(rows) if values.get(column.key) is not None]
        since = stated[-1] + 1 if stated else 0
        last = rows[since - 1][column.key] if stated else self._opening
        moved = rows[since:]
        if not isinstance(last, Decimal) or (moved and self._faulty.intersection(self._both_ways)):
            return
        income, expense = (column_sum(key, moved) for key in self._both_ways)
        left = last + income - expense
        if abs(amount - left) > CENT:
            rounded = self._is_rounding(column, amount - left, (0, total.above))
            what = f"前面的{column.label}加收入减支出" if moved else f"最后一笔的{column.label}"
            self._report(total, column, amount, f"{what}是 {left:,}", rounded=rounded)

    def _report(
        self, total: StatedTotal, column: Column, amount: Decimal, expected: str, *, rounded: bool
    ) -> None:
        """A difference: an error only where nothing else can explain it."""
        if rounded:
            findings, advice = self._found.remarks, _ROUNDED
        elif column.key in self._faulty:
            findings, advice = self._found.remarks, _LATER
        elif total.label.reach is Reach.PART:
            findings, advice = self._found.warnings, _UNSURE
        else:
            findings, advice = self._found.errors, _WRONG
        unit = "元" if column.type is ColumnType.MONEY else column.unit
        name = "合计行" if total.label.kind == "合计" else f"「{shown(total.label.text)}」这一行"
        message = f"{name}的{column.label}是 {amount:,} {unit}，{expected} {unit}。{advice}"
        findings.append(Finding(total.number, column.key, message, f"{amount:,}"))


def _last_of_all(totals: Sequence[StatedTotal], count: int) -> StatedTotal | None:
    """The last total of a table, if it is one of all `count` rows and some stand below it.

    累计 of the year may stand beside that of the month.
    """
    above = max((total.above for total in totals), default=count)
    last = [total for total in totals if total.above == above and _is_of_all(total.label)]
    return last[-1] if last and 0 < above < count else None


def _is_of_all(label: TotalLabel) -> bool:
    return label.reach is Reach.ROWS and label.kind != "小计"


def _sums_until(bounds: Sequence[int], key: str, rows: Sequence[Values]) -> dict[int, Decimal]:
    """The sum of the rows above each bound."""
    until = {0: Decimal(0)}
    for first, last in pairwise(bounds):
        until[last] = until[first] + column_sum(key, rows[first:last])
    return until


def _ranges(totals: Sequence[StatedTotal], count: int) -> Iterator[list[Range]]:
    """The rows that each total may sum, the likeliest first.

    All of those above, those since the last total, since the last of its kind or name; the same
    below it; and all there are.
    """
    firsts = _nearest(totals, start=0)
    lasts = [*reversed(list(_nearest(totals[::-1], start=count)))]
    for total, starts, ends in zip(totals, firsts, lasts, strict=True):
        above = [(start, total.above) for start in starts]
        below = [(total.above, end) for end in ends]
        ranges = dict.fromkeys([*above, *below, (0, count)])
        yield [each for each in ranges if each[0] < each[1]]


def _nearest(totals: Sequence[StatedTotal], start: int) -> Iterator[tuple[int, ...]]:
    """Where the rows of each total may begin, seen from `start`."""
    by_kind: dict[str, int] = {}
    by_text: dict[str, int] = {}
    previous = start
    for total in totals:
        kind, text = total.label.kind, total.label.text
        bounds = (start, previous, by_kind.get(kind, start), by_text.get(text, start))
        yield bounds if kind != "小计" else bounds[::-1]
        previous = by_kind[kind] = by_text[text] = total.above


def _place(rows: Range, above: int, count: int) -> str:
    if rows[0] < above < rows[1]:
        return "全表各行"
    side = "上面" if rows[1] == above else "下面"
    return f"{side}各行" if rows in ((0, above), (above, count)) else f"{side}这一段"
