"""Rules about amounts that nobody pays, for which 元 and 万元 were mixed up."""

from collections.abc import Sequence
from decimal import Decimal
from heapq import nlargest
from statistics import median

from disclosure.ledgers.base import Cell, TableBreach, TableRule, Values
from disclosure.ledgers.rules import yuan

COMPARED_ROWS = 1000
"""So many rows tell what is usual."""

FAR_OFF = 2_000
"""Of 万元 among yuan, or the other way round, an amount is about so many times the usual one."""

FEWEST_OTHERS = 2


def first_of(*rules: TableRule) -> TableRule:
    """What the first of the rules finds that finds anything: one mistake is asked about once."""

    def check(rows: Sequence[Values], opening: Cell) -> Sequence[TableBreach]:
        return next((found for rule in rules if (found := rule(rows, opening))), ())

    return check


def worth_between(
    least: int, most: int, *columns: tuple[str, str], together: bool = False
) -> TableRule:
    """The largest amount of each column, or of all `together`, lies between so many yuan.

    A table of smaller ones was written in 万元 and read as yuan, one with a larger the other way.
    """
    groups = (columns,) if together else tuple((column,) for column in columns)

    def check(rows: Sequence[Values], opening: Cell) -> Sequence[TableBreach]:
        found = (_largest(rows, group, least, most) for group in groups)
        return tuple(breach for breach in found if breach)[:1]

    return check


def _largest(
    rows: Sequence[Values], columns: Sequence[tuple[str, str]], least: int, most: int
) -> TableBreach | None:
    extremes = [(_extreme([values.get(key) for values in rows]), key) for key, _ in columns]
    (index, amount), key = max(extremes, key=lambda each: each[0][1])
    name = "、".join(name for _, name in columns)
    if 0 < amount < least:
        message = (
            f"全表的{name}没有一笔到 {least} 元，最多的一笔只有 {yuan(amount)}，"
            "多半是万元当成了元。请核对单位；没有错的，请确认。"
        )
    elif amount > most:
        message = (
            f"这一行的{dict(columns)[key]}读成了 {yuan(amount)}，是全表最多的一笔，"
            "村里少有这么大的数，多半是元当成了万元。请核对单位；没有错的，请确认。"
        )
    else:
        return None
    return TableBreach(index, key, message)


def _extreme(cells: Sequence[Cell]) -> tuple[int, Decimal]:
    """Where the amount farthest from 0 stands, and that without its sign; quick on long tables."""
    amounts = [cell for cell in cells if isinstance(cell, Decimal)]
    if not amounts:
        return 0, Decimal(0)
    extreme = max(max(amounts), min(amounts), key=abs)
    return cells.index(extreme), abs(extreme)


def of_one_size(*columns: tuple[str, str]) -> TableRule:
    """No amount is thousands of times the usual one of its column, or a thousandth part of it."""

    def check(rows: Sequence[Values], opening: Cell) -> Sequence[TableBreach]:
        return [breach for key, name in columns for breach in _far_off(rows, key, name)]

    return check


def _far_off(rows: Sequence[Values], key: str, name: str) -> list[TableBreach]:
    amounts = _amounts(rows, key)
    if len(amounts) <= FEWEST_OTHERS:
        return []
    usual = median(amount for _, amount in amounts[:COMPARED_ROWS])
    return [
        TableBreach(
            index,
            key,
            f"这一行的{name}是 {yuan(amount)}，别的行多是 {yuan(usual)}上下，差了几千倍，"
            "多半是元和万元弄错了。请核对；没有错的，请确认。",
        )
        for index, amount in amounts
        if not usual / FAR_OFF < amount < usual * FAR_OFF
    ]


def _amounts(rows: Sequence[Values], key: str) -> list[tuple[int, Decimal]]:
    """Of the rows that have any; money is a Decimal wherever it could be read."""
    cells = [values.get(key) for values in rows]
    return [(i, abs(cell)) for i, cell in enumerate(cells) if isinstance(cell, Decimal) and cell]


def standing_alone(least: int, times: int, *columns: tuple[str, str]) -> TableRule:
    """No amount of so many yuan or more is so many times the next largest of all the columns."""

    def check(rows: Sequence[Values], opening: Cell) -> Sequence[TableBreach]:
        places = [
            (amount, index, key) for key, _ in columns for index, amount in _amounts(rows, key)
        ]
        if len(places) <= FEWEST_OTHERS:
            return ()
        (amount, index, key), (next_largest, _, _) = nlargest(2, places)
        if amount < least or amount < next_largest * times:
            return ()
        message = (
            f"这一行的{dict(columns)[key]}是 {yuan(amount)}，别的最多的一笔只有 "
            f"{yuan(next_largest)}，多半是元和万元弄错了。请核对；没有错的，请确认。"
        )
        return (TableBreach(index, key, message),)

    return check
