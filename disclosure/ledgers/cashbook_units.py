"""Amounts of a cash book that nobody pays: 万元 read as yuan, though none is below one yuan."""

import re
from collections.abc import Sequence
from decimal import Decimal

from disclosure.ledgers.base import Cell, TableBreach, TableRule, Values
from disclosure.ledgers.rules import number, yuan
from language.text import squash

FEWEST_THOUSANDS = 1000
"""A village that neither has nor moves so many yuan in a whole month is hardly one."""

FEWEST_ENTRIES = 3
"""Of a month with fewer nobody can tell what is usual."""

NOT_FOR = 50
"""For less than so many yuan nobody builds a road, and nobody works or rents."""

_DEAR = re.compile(
    "工程|征地|拆迁|补偿款|厂房|店面|仓库|鱼塘|承包款|发包款|租金|工资|报酬|拨款|拨入|上级"
)
_CHEAP = re.compile("费|息|税|押金|尾|差|零头|退|冲|补[缴交收付]|资料|图纸|打印|材料")


def keeps_thousands(income: str, expense: str, balance: str) -> TableRule:
    """Something that came in, went out or was left is of thousands of yuan, where all is told."""

    def check(rows: Sequence[Values], opening: Cell) -> Sequence[TableBreach]:
        told = [
            (abs(amount), index, key)
            for key in (income, expense, balance)
            for index, values in enumerate(rows)
            if (amount := number(values, key))
        ]
        if len(rows) < FEWEST_ENTRIES or not any(key == balance for _, _, key in told):
            return ()
        amount, index, key = max(told)
        if amount >= FEWEST_THOUSANDS:
            return ()
        message = (
            f"全表的收入、支出、余额没有一个到 {FEWEST_THOUSANDS} 元，最多的只有 {yuan(amount)}，"
            "多半是万元当成了元。请核对单位；没有错的，请确认。"
        )
        return (TableBreach(index, key, message),)

    return check


def costs_more(summary: str, *columns: tuple[str, str]) -> TableRule:
    """Nothing that is dear costs a few yuan; one question for all such entries."""

    def check(rows: Sequence[Values], opening: Cell) -> Sequence[TableBreach]:
        found = [
            (index, key, name, amount)
            for index, values in enumerate(rows)
            for key, name in columns
            if _is_little(amount := number(values, key)) and _is_dear(values.get(summary))
        ]
        if not found:
            return ()
        index, key, name, amount = found[0]
        count = f"（这样的共 {len(found)} 笔）" if len(found) > 1 else ""
        message = (
            f"「{rows[index].get(summary)}」的{name}只有 {yuan(amount)}{count}，"
            "多半是万元当成了元。请核对单位；没有错的，请确认。"
        )
        return (TableBreach(index, key, message),)

    return check


def _is_little(amount: Decimal | None) -> bool:
    return amount is not None and 0 < abs(amount) < NOT_FOR


def _is_dear(summary: Cell) -> bool:
    text = squash(str(summary or ""))
    return bool(_DEAR.search(text)) and not _CHEAP.search(text)
