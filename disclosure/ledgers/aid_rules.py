"""What was paid as aid against how many it is for and how much each gets."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from disclosure.ledgers.base import Cell, TableBreach, Values
from disclosure.ledgers.rules import number, yuan

_FEWEST = 2
_NEAR = Decimal(1)
"""Yuan: what is paid out in whole yuan is no mistake."""


def pays_the_standard(rows: Sequence[Values], opening: Cell) -> Sequence[TableBreach]:
    """Persons times the standard is what was paid, in a category where it mostly is.

    Where each gets what is missing to the standard it hardly ever is, and nothing is said.
    """
    reckoned = [
        (index, str(values.get("category") or ""), due, paid)
        for index, values in enumerate(rows)
        if (due := _due(values)) and (paid := number(values, "amount")) is not None
    ]
    fitting = Counter(category for _, category, due, paid in reckoned if _fits(due, paid))
    counted = Counter(category for _, category, _, _ in reckoned)
    return [
        TableBreach(index, "amount", _message(rows[index], due, paid))
        for index, category, due, paid in reckoned
        if not _fits(due, paid)
        and fitting[category] >= max(_FEWEST, counted[category] - fitting[category] + 1)
    ]


def _due(values: Values) -> Decimal | None:
    persons, standard = number(values, "household_size"), number(values, "standard")
    return persons * standard if persons and standard else None


def _fits(due: Decimal, paid: Decimal) -> bool:
    return abs(due - paid) <= _NEAR


def _message(values: Values, due: Decimal, paid: Decimal) -> str:
    return (
        f"家庭人口 {values['household_size']} 人，每人 {yuan(values['standard'])}，一共是 "
        f"{yuan(due)}，发放金额却填了 {yuan(paid)}，别的行都对得上。请核对；没有错的，请确认。"
    )
