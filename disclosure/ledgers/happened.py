"""The days of a ledger's rows that cannot be still to come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Happened:
    """`column` holds a day that is over `when` its row says so, for the reason `because`.

    It is over by the end of the notice's period, and, unless `planned` days are usual, by today.
    """

    column: str
    when: Callable[[Row], bool] = lambda row: True
    because: str = ""
    planned: bool = False


def some(key: str) -> Callable[[Row], bool]:
    """Whether a row's number in `key` is above zero."""

    def is_above_zero(row: Row) -> bool:
        number = row.get(key)
        return isinstance(number, Decimal | int) and number > 0

    return is_above_zero
