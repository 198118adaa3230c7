"""Balances with which a cashbook opens, and opens again on its next page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.importing.cells import CellReader, as_text
from disclosure.importing.headers import Header
from disclosure.importing.results import Finding
from disclosure.importing.texts import CellFault
from disclosure.ledgers.base import ColumnType, Ledger, Values
from disclosure.ledgers.rules import number
from language.amounts import CENT

_ACCOUNT = re.compile("现金|银行")


@dataclass(frozen=True, slots=True)
class Opening:
    """A row that opens the account: its number, its raw cells, the index of the row after it."""

    number: int
    row: Sequence[object]
    before: int


class OpeningReader:
    """Reads the openings of one sheet of a ledger with a running balance."""

    def __init__(self, header: Header, ledger: Ledger, readers: Mapping[str, CellReader]) -> None:
        self._columns, self._readers = header.columns, readers
        self._label = ledger.column(ledger.running).label
        self._running, self._both_ways = ledger.running, ledger.both_ways
        self._money = [c.key for c in ledger.columns if c.type is ColumnType.MONEY]
        self.balances: dict[int, Decimal] = {}
        """By the index of the row that they stand before."""
        self.errors: list[Finding] = []

    def read(self, openings: Sequence[Opening], rows: Sequence[Values]) -> "OpeningReader":
        """All openings: those above the rows, then those between them."""
        first = [opening for opening in openings if opening.before == 0]
        self._read_first(first)
        for opening in openings[len(first) :]:
            is_last = opening.before == len(rows)
            self._read_later(opening, rows[: opening.before], is_last=is_last)
        return self

    def _leads_up_to(self, row: Values, opening: Decimal) -> bool:
        """Whether the row's balance follows from an opening that stands below it."""
        income, expense = (number(row, key) or Decimal(0) for key in self._both_ways)
        return number(row, self._running) == opening + income - expense

    def _read_first(self, openings: Sequence[Opening]) -> None:
        """Of several accounts (cash, bank) the balances are added up, else the last one counts."""
        amounts = [
            amount
            for opening in openings
            if (amount := self._amount(opening, (self._running, *self._money))) is not None
        ]
        by_account = all(any(map(_names_account, opening.row)) for opening in openings)
        if amounts:
            self.balances[0] = sum(amounts, start=Decimal(0)) if by_account else amounts[-1]

    def _read_later(self, opening: Opening, above: Sequence[Values], *, is_last: bool) -> None:
        """The top of a next page repeats the balance of the last one; another account does not."""
        amount = self._amount(opening, (self._running,))
        balance = next(_balances(above, self._running), None)
        if amount is None or balance is None or abs(amount - balance) <= CENT:
            return
        if is_last and self._leads_up_to(above[-1], amount):
            return  # the newest stand first: that is said once, of all rows
        self.balances[opening.before] = amount
        message = (
            f"这里的{self._label} {amount:,.2f} 元接不上前面的 {balance:,.2f} 元。"
            "是同一本账的，请改正；是另一本账的，请并成一张表，按日期排好，余额写合起来的数。"
        )
        self.errors.append(Finding(opening.number, self._running, message, f"{amount:,.2f}"))

    def _amount(self, opening: Opening, keys: Sequence[str]) -> Decimal | None:
        """What stands under the balance; above the rows some write it under the income instead."""
        for key in keys:
            if key in self._columns:
                try:
                    amount = self._readers[key](opening.row[self._columns[key] - 1])
                except CellFault as fault:
                    self.errors.append(Finding.of_fault(opening.number, key, fault))
                    return None
                if isinstance(amount, Decimal):
                    return amount
        return None


def _names_account(cell: object) -> bool:
    return bool(_ACCOUNT.search(as_text(cell)))


def _balances(rows: Sequence[Values], running: str) -> Iterator[Decimal]:
    """The balances that are stated, the last one first."""
    balances = (values.get(running) for values in reversed(rows))
    return (balance for balance in balances if isinstance(balance, Decimal))
