"""Amounts in 万元 are rounded: what their sums are off by then is nobody's mistake."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from disclosure.ledgers.base import Values
from language.amounts import CENT, AmountUnit

Steps = Mapping[str, Decimal]
"""Column key → one unit of the last digit that the column shows, in yuan; yuan have none."""

_COARSEST = 100
"""Nobody rounds 万元 to less than two decimals and then sums what is left."""


def rounding_steps(units: Mapping[str, AmountUnit], rows: Sequence[Values]) -> Steps:
    """How finely each column that is not in yuan is written."""
    return {
        key: _step(unit, [value for row in rows if isinstance(value := row.get(key), Decimal)])
        for key, unit in units.items()
        if unit is not AmountUnit.YUAN
    }


def _step(unit: AmountUnit, amounts: Sequence[Decimal]) -> Decimal:
    step = unit.factor / _COARSEST
    while step > CENT and any(amount % step for amount in amounts):
        step /= 10
    return step


def is_rounding(off: Decimal | None, step: Decimal | None, amounts: int = 1) -> bool:
    """Whether a sum of so many rounded amounts may be off by so much.

    Errors of rounding partly cancel out: they grow with the root of their number.
    """
    return off is not None and step is not None and off <= step * Decimal(amounts).sqrt()
