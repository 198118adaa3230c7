"""The columns of the ledgers, of which a warning case names the one that would have shown it."""

from dataclasses import dataclass

from disclosure.ledgers import LEDGERS
from disclosure.ledgers.base import Column, Ledger


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    ledger: Ledger
    column: Column

    @property
    def name(self) -> str:
        """As it is stored: leases.arrears."""
        return f"{self.ledger.name}.{self.column.key}"

    @property
    def words(self) -> str:
        """As it is said: 「本季欠缴」."""
        return f"「{self.column.label}」"


def column_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """All columns, by ledger; a function, so that migrations do not list them."""
    return [
        (
            ledger.label,
            [(LedgerColumn(ledger, each).name, each.label) for each in ledger.columns],
        )
        for ledger in LEDGERS.values()
    ]


def ledger_column(name: str) -> LedgerColumn | None:
    """The column that is stored so; None where no ledger declares it, or not any more."""
    ledger_name, _, key = name.partition(".")
    ledger = LEDGERS.get(ledger_name)
    columns = {column.key: column for column in ledger.columns} if ledger else {}
    return LedgerColumn(ledger, columns[key]) if ledger and key in columns else None
