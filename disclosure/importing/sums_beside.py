"""One amount paid in several columns, none of which the ledger knows: 低保金 | 电价补贴 | 合计."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from disclosure.importing.headers import Header, Rows
from disclosure.importing.sub_columns import sums_now
from disclosure.ledgers.base import Column, ColumnType, Ledger
from language.amounts import CENT
from language.numbers import NotANumber, parse_number


def take_sum(header: Header, rows: Rows, ledger: Ledger) -> Header:
    """The header that reads the one sum beside such columns as the ledger's only amount.

    They become its parts, so that they are checked against it, and said not to be read. Where one
    of them has a name that the ledger knows (月保障金 | 电价补贴 | 合计), the sum is read only if
    most rows say that it is one. A ledger of several amounts comes back as it is: nobody could tell
    which of them the sum is.
    """
    amount = _only_amount(ledger)
    if amount is None or amount.key in header.undecided:
        return header
    claimed = _claimed(header, amount.key)
    sums = [place for place in (*header.unknown, *claimed) if sums_now(header, place)]
    if len(sums) != 1:
        return header
    known = [place for place in claimed if place not in sums]
    if claimed and not known:
        return header  # nothing but the sum has a name of the amount
    parts = tuple(
        place
        for place in sorted((*header.unknown, *known))
        if place not in sums and _holds_numbers(header, rows, place)
    )
    if known:
        parts = _added_up(rows[header.last :], sums[0], parts, min(known))
    if not parts:
        return header
    return replace(
        header,
        columns={**header.columns, amount.key: sums[0]},
        doubled={key: places for key, places in header.doubled.items() if key != amount.key},
        unknown=tuple(place for place in header.unknown if place not in (*sums, *parts)),
        parts={**header.parts, amount.key: parts},
    )


def _claimed(header: Header, key: str) -> tuple[int, ...]:
    """The columns that the ledger takes for its amount by their names."""
    place = header.columns.get(key)
    return (place,) if place else header.doubled.get(key, ())


def _added_up(rows: Rows, whole: int, places: Sequence[int], known: int) -> tuple[int, ...]:
    """Which of the columns before a sum it adds up in most rows: all, or from a known one on."""
    before = tuple(place for place in places if place < whole)
    from_known = tuple(place for place in before if place >= known)
    return next((each for each in (before, from_known) if _adds_up(rows, whole, each)), ())


def _adds_up(rows: Rows, whole: int, parts: Sequence[int]) -> bool:
    if len(parts) < 2:
        return False
    stated = [row for row in rows if _is_number(row[whole - 1])]
    fitting = sum(
        abs(parse_number(row[whole - 1]) - sum(_amount(row[place - 1]) for place in parts)) <= CENT
        for row in stated
    )
    return 2 * fitting > len(stated)


def _amount(cell: object) -> Decimal:
    return parse_number(cell) if _is_number(cell) else Decimal(0)


def _only_amount(ledger: Ledger) -> Column | None:
    amounts = [c for c in ledger.columns if c.type is ColumnType.MONEY and c.totals]
    return amounts[0] if len(amounts) == 1 else None


def _holds_numbers(header: Header, rows: Rows, place: int) -> bool:
    """Whether numbers, and nothing else, stand below a header."""
    cells = [cell for row in rows[header.last :] if (cell := row[place - 1]) != ""]
    return bool(cells) and all(map(_is_number, cells))


def _is_number(cell: object) -> bool:
    try:
        parse_number(cell)
    except NotANumber:
        return False
    return True
