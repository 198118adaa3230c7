"""Days that cannot be: of what happened one still to come, of anything one long before or after."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from disclosure.importing.places import name_rows
from disclosure.importing.results import Finding
from disclosure.ledgers.base import DAYS, Cell, Column, Ledger, Values
from disclosure.ledgers.happened import Happened
from language.dates import first_day, say_date
from language.periods import Period

FIRST_YEAR = 1949
"""Villages own nothing, and owe nobody, by papers from before."""

YEARS_AHEAD = 100
"""Nothing is let or promised for longer."""


def impossible_days(
    ledger: Ledger, numbers: Sequence[int], rows: Sequence[Values], period: Period, today: date
) -> Iterator[Finding]:
    """One question for each column that has such days, to be confirmed.

    Days outside the period are asked about elsewhere where they should lie in it.
    """
    for column in ledger.columns:
        if column.type in DAYS and not column.within_period:
            yield from _out_of_sight(column, numbers, rows, period)
    for happened in ledger.happened:
        yield from _to_come(ledger.column(happened.column), happened, numbers, rows, period, today)


def _out_of_sight(
    column: Column, numbers: Sequence[int], rows: Sequence[Values], period: Period
) -> Iterator[Finding]:
    last = period.last_day.year + YEARS_AHEAD
    found = _found(column.key, rows, lambda day: not FIRST_YEAR <= day.year <= last)
    if found:
        message = "这样久远的日子少见，多半是年份写错了"
        yield _finding(column, found, numbers, rows, message)


def _to_come(
    column: Column,
    happened: Happened,
    numbers: Sequence[int],
    rows: Sequence[Values],
    period: Period,
    today: date,
) -> Iterator[Finding]:
    last = period.last_day if happened.planned else min(period.last_day, today)

    def is_to_come(day: date) -> bool:
        return day > last and not (column.within_period and day > period.last_day)

    found = [index for index in _found(column.key, rows, is_to_come) if happened.when(rows[index])]
    if found:
        which = "今天" if last == today else say_date(last)
        message = f"在{which}以后{happened.because}，多半是日期写错了"
        yield _finding(column, found, numbers, rows, message)


def _found(key: str, rows: Sequence[Values], is_odd: Callable[[date], bool]) -> list[int]:
    """The rows of the days that are odd; tables of many rows have few different days."""
    cells = [values.get(key) for values in rows]
    odd = {cell for cell in set(cells) if cell is not None and is_odd(first_day_known(cell))}
    return [index for index, cell in enumerate(cells) if cell in odd] if odd else []


def first_day_known(cell: Cell) -> date:
    """The day, or the first one of a year or a month that stands alone."""
    if isinstance(cell, date):
        return cell
    text = str(cell)
    return first_day(text if "-" in text else f"{text}-01")


def _finding(
    column: Column,
    found: Sequence[int],
    numbers: Sequence[int],
    rows: Sequence[Values],
    message: str,
) -> Finding:
    day, places = rows[found[0]][column.key], [numbers[index] for index in found]
    return Finding(
        places[0],
        column.key,
        f"{column.label} {day} {message}（{name_rows(places)}）。请核对；没有错的，请确认。",
        str(day),
    )
