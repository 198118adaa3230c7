"""What is asked for a square metre, and what nobody asks."""

from collections.abc import Sequence
from decimal import Decimal

from disclosure.ledgers.base import Cell, TableBreach, Values
from disclosure.ledgers.telling import amount_in
from disclosure.ledgers.unit_rules import COMPARED_ROWS, worth_between

LEAST_RENT, MOST_RENT = Decimal("0.01"), Decimal(10_000)
"""Yuan a year for a square metre: a field leased for 7 yuan the 亩, and the dearest shops."""


_some_rent_is_worth_asking = worth_between(50, 10_000_000, ("annual_rent", "年租金"))


def no_rent_by_area_like_that(rows: Sequence[Values], opening: Cell) -> Sequence[TableBreach]:
    """The usual rent of a square metre is none that anybody pays: 元 and 万元 were mixed up."""
    rents = [
        (rent / area, index)
        for index, row in enumerate(rows[:COMPARED_ROWS])
        if (rent := amount_in(row, "annual_rent")) > 0 and (area := amount_in(row, "area")) > 0
    ]
    if not rents:
        return _some_rent_is_worth_asking(rows, opening)
    by_area, index = sorted(rents)[len(rents) // 2]
    if LEAST_RENT <= by_area <= MOST_RENT:
        return _some_rent_is_worth_asking(rows, opening)
    figure = f"{by_area:,.2f}" if by_area >= 1 else f"{by_area:.4f}"
    message = (
        f"这一行的年租金，一平方米合 {figure} 元，别的行也差不多，"
        "多半是元和万元弄错了，或者面积的单位错了。请核对单位；没有错的，请确认。"
    )
    return (TableBreach(index, "annual_rent", message),)
