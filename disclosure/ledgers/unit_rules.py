"""Rules about amounts that nobody pays, for which 元 and 万元 were mixed up."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from disclosure.ledgers.base import Cell, TableBreach, TableRule, Values
from disclosure.ledgers.rules import number, yuan

COMPARED_ROWS = 1000
"""So many rows tell what is usual."""

FAR_OFF = 2_000
"""Of 万元 among yuan, or the other way round, an amount is about so many times the usual one."""

FEWEST_OTHERS = 2


def worth_at_least(least: int, *columns: tuple[str, str]) -> TableRule:
    """Some row reaches so many yuan: a table of smaller ones was written in 万元."""

    def check(rows: Sequence[Values], opening: Cell) -> Sequence[TableBreach]:
        for key, name in columns:
            amounts = _amounts(rows, key)
            index, most = max(amounts, key=lambda each: each[1], default=(0, Decimal(0)))
            if 0 < most < least:
                message = (
                    f"全表的{name}没有一笔到 {least} 元，最多的一笔只有 {yuan(most)}，"
                    "多半是万元当成了元。请核对单位；没有错的，请确认。"
                )
                return (TableBreach(index, key, message),)
        return ()

    return check


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
    """Of the rows that have any."""
    amounts = ((index, number(values, key)) for index, values in enumerate(rows))
    return [(index, abs(amount)) for index, amount in amounts if amount]
