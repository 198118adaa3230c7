"""One amount paid in several columns, none of which the ledger knows: 低保金 | 电价补贴 | 合计."""

from dataclasses import replace

from disclosure.importing.header_names import unbracketed
from disclosure.importing.headers import Header, Rows
from disclosure.ledgers.base import Column, ColumnType, Ledger
from language.numbers import NotANumber, parse_number

_SUMS = frozenset({"合计", "总计", "共计", "小计", "总金额", "合计发放", "应发合计", "实发合计"})


def take_sum(header: Header, rows: Rows, ledger: Ledger) -> Header:
    """The header that reads the one sum beside such columns as the ledger's only amount.

    They become its parts, so that they are checked against it, and said not to be read. A ledger of
    several amounts comes back as it is: nobody could tell which of them the sum is.
    """
    amount = _only_amount(ledger)
    if amount is None or amount.key in {*header.columns, *header.doubled, *header.undecided}:
        return header
    sums = [place for place in header.unknown if unbracketed(header.text(place)) in _SUMS]
    if len(sums) != 1:
        return header
    parts = tuple(
        place
        for place in header.unknown
        if place != sums[0] and _holds_numbers(header, rows, place)
    )
    if not parts:
        return header
    return replace(
        header,
        columns={**header.columns, amount.key: sums[0]},
        unknown=tuple(place for place in header.unknown if place not in (*sums, *parts)),
        parts={**header.parts, amount.key: parts},
    )


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
