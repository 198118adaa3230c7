"""The ledgers that villages publish, one file each: a new file with a LEDGER is a new ledger."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from disclosure.ledgers.base import Ledger

__all__ = ["LEDGERS", "get_ledger"]

# How readers meet the ledgers: money first, then what it is spent on. A ledger that is not named
# here comes after these.
ORDER = (
    "cashbook", "leases", "assets", "receivables", "contracts", "projects", "decisions", "aid",
)  # fmt: skip


def _discover() -> Iterator[Ledger]:
    for module in iter_modules(__path__):
        ledger = getattr(import_module(f"{__name__}.{module.name}"), "LEDGER", None)
        if isinstance(ledger, Ledger):
            yield ledger


def _place(ledger: Ledger) -> tuple[int, str]:
    known = ledger.name in ORDER
    return (ORDER.index(ledger.name) if known else len(ORDER), ledger.name)


LEDGERS: Mapping[str, Ledger] = {ledger.name: ledger for ledger in sorted(_discover(), key=_place)}


def get_ledger(name: str) -> Ledger:
    """The ledger called `name`; KeyError if there is none."""
    return LEDGERS[name]
