"""Small pieces of which ledgers tell their key figures."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from disclosure.ledgers.base import Bar, Figure, Values
from language.amounts import exact_amount, say_amount


def amount_figure(label: str, amount: Decimal | None, *, alert: bool = False) -> Figure:
    """An amount of yuan as people say it, with the exact one beside it."""
    yuan = amount or Decimal(0)
    return Figure(label, say_amount(yuan), exact=f"{exact_amount(yuan)} 元", alert=alert)


def amount_bar(label: str, amount: Decimal) -> Bar:
    """A bar as long as an amount of yuan."""
    return Bar(label, amount, say_amount(amount))


def count_where(rows: Iterable[Values], condition: Callable[[Values], bool]) -> int:
    """How many rows meet the condition."""
    return sum(1 for row in rows if condition(row))


def amount_in(row: Values, key: str) -> Decimal:
    """The amount that a row states in `key`, 0 where it states none."""
    value = row.get(key)
    return value if isinstance(value, Decimal) else Decimal(0)
