"""Whether a table can follow what the village published before: its balance, its rows, its unit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from disclosure.importing.results import Finding, ImportResult
from disclosure.ledgers.base import Column, ColumnType, Ledger
from language.amounts import CENT
from language.periods import Period

FEWEST_LOST = 3
KEPT_BY_A_CORRECTION = Decimal("0.67")
KEPT_BY_A_PERIOD = Decimal("0.5")
"""A table that keeps a smaller part of the rows is asked about."""

FEWEST_AMOUNTS = 3
COMPARED_ROWS = 1000
"""So many rows tell what amounts are usual in a column."""

_TEN_THOUSAND = (Decimal(2000), Decimal(50_000))
"""Of 万元 read as yuan, or the other way round, the usual amounts differ by about so much."""


@dataclass(frozen=True, slots=True)
class PublicTable:
    """A table that is public: the name of its period, how many rows it has, the values of the first
    `COMPARED_ROWS` of them as stored, with which balance it closes, if it runs one, in yuan, and
    whether it adjoins the new table's period, so that no period lies between them."""

    period: str
    row_count: int
    rows: Sequence[Mapping[str, object]] = ()
    closing: Decimal | None = None
    adjoins: bool = True


@dataclass(frozen=True, slots=True)
class NextTable:
    """The public table of the period that follows on a new one: with which balance it opens."""

    period: str
    opening: Decimal


def doubts_against(
    result: ImportResult,
    ledger: Ledger,
    period: Period,
    *,
    earlier: PublicTable | None,
    corrected: PublicTable | None,
    following: NextTable | None = None,
) -> Iterator[Finding]:
    """Warnings about a table that does not go with the one that it corrects, or, where it corrects
    none, with that of the `earlier` period; its balance always goes on from there, and on to the
    `following` one."""
    if ledger.running and earlier:
        yield from _does_not_carry_on(earlier, ledger, period, result)
    if ledger.running and following:
        yield from _is_not_carried_on(following, ledger, period, result)
    last = corrected or earlier
    if last and result.rows:
        yield from _lost_rows(last, ledger, result, corrects=corrected is not None)
        yield from _other_unit(last, ledger, result)


def _does_not_carry_on(
    earlier: PublicTable, ledger: Ledger, period: Period, result: ImportResult
) -> Iterator[Finding]:
    """A running balance that opens with another sum than the last public table closed with."""
    opening, left = _balance("opening", ledger, period, result), earlier.closing
    if opening is None or left is None or abs(opening - left) <= CENT:
        return
    advice = (
        "请核对有没有漏记。"
        if earlier.adjoins
        else "这两期中间还有没公开的，请先补上；中间没有账的，请核对有没有漏记。"
    )
    message = (
        f"{earlier.period}公开的期末余额是 {left:,.2f} 元，"
        f"{period.label}的这张表却从 {opening:,.2f} 元开始，相差 {abs(opening - left):,.2f} 元。"
        f"{advice}"
    )
    yield Finding(None, ledger.running, message, f"{opening:,.2f}")


def _is_not_carried_on(
    following: NextTable, ledger: Ledger, period: Period, result: ImportResult
) -> Iterator[Finding]:
    """A running balance that closes with another sum than the next public table opened with."""
    closing, opening = _balance("closing", ledger, period, result), following.opening
    if closing is None or abs(closing - opening) <= CENT:
        return
    message = (
        f"{following.period}已经公开，从 {opening:,.2f} 元开始；"
        f"{period.label}的这张表期末却剩 {closing:,.2f} 元，相差 {abs(closing - opening):,.2f} 元。"
        f"请核对这张表；是{following.period}的错了，请更正{following.period}的。"
    )
    yield Finding(None, ledger.running, message, f"{closing:,.2f}")


def _balance(end: str, ledger: Ledger, period: Period, result: ImportResult) -> Decimal | None:
    """That of one `end`, opening or closing: as the table states it, else as its rows tell."""
    if end == "opening" and result.opening is not None:
        return result.opening
    rows = [row.values for row in result.rows if row.valid]
    told = ledger.summarise(rows, period.last_day).get(end) if rows else None
    return None if told is None else Decimal(str(told))


def _lost_rows(
    last: PublicTable, ledger: Ledger, result: ImportResult, *, corrects: bool
) -> Iterator[Finding]:
    """Most rows of what is corrected, or of the period before, where rows go on, are gone."""
    if not (corrects or ledger.rows_go_on):
        return
    now, lost = len(result.rows), last.row_count - len(result.rows)
    kept = KEPT_BY_A_CORRECTION if corrects else KEPT_BY_A_PERIOD
    if lost >= FEWEST_LOST and now < last.row_count * kept:
        yield Finding(
            None,
            None,
            f"{last.period}公开的有 {last.row_count} 行，这张表只有 {now} 行，"
            f"少了 {lost} 行。漏了的，请补上再传；确实没有了的，请确认。",
        )


def _other_unit(last: PublicTable, ledger: Ledger, result: ImportResult) -> Iterator[Finding]:
    """Amounts that are usually about 10,000 times those of the last table, or a 10,000th."""
    columns = [column for column in ledger.columns if column.type is ColumnType.MONEY]
    read = [row.values for row in result.rows[:COMPARED_ROWS]]
    before = {column.key: _amounts(column, last.rows) for column in columns}
    now = {column.key: _amounts(column, read) for column in columns}
    other = [c for c in columns if _is_about_ten_thousand(before[c.key], now[c.key])]
    if sum(len(now[column.key]) for column in other) < FEWEST_AMOUNTS:
        return
    first = other[0]
    labels = "、".join(column.label for column in other)
    source = result.unit_source or "没有写单位"
    usual_now, usual_before = (median(amounts[first.key]) for amounts in (now, before))
    yield Finding(
        None,
        first.key,
        f"{labels}和{last.period}公开的差了约一万倍："
        f"{first.label}居中的一笔这次是 {usual_now:,.2f} 元，那次是 {usual_before:,.2f} 元。"
        f"多半是元和万元弄错了（{source}，按{result.unit}读）。请核对单位；没有错的，请确认。",
    )


def _amounts(column: Column, rows: Sequence[Mapping[str, object]]) -> list[Decimal]:
    """What a column holds besides nothing, without signs."""
    cells = (row.get(column.key) for row in rows)
    return [amount for cell in cells if cell and (amount := abs(Decimal(str(cell))))]


def _is_about_ten_thousand(before: Sequence[Decimal], now: Sequence[Decimal]) -> bool:
    if not (before and now):
        return False
    small, large = sorted((median(before), median(now)))
    least, most = _TEN_THOUSAND
    return least <= large / small <= most
