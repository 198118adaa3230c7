"""Rules of a cash book: what balances prove, and what the words of an entry say of its way."""

import re
from collections.abc import Sequence
from decimal import Decimal

from disclosure.ledgers.base import Cell, TableBreach, TableRule, Values
from disclosure.ledgers.rules import number, yuan
from language.amounts import CENT
from language.text import squash

_CAME_IN = re.compile(r"收(?!购|割|集|拾|费|款机|银|纳|藏|尾|种|视|据|储|治|运|粮|麦|稻|菜|垃圾).*")
_WENT_OUT = re.compile(r"(?:支付|付)(?!款方|出保证金).*")
_TURNED = re.compile("退|返|冲|红字|转回|多[收付]|误[收付]|错[收付]|代[收付]")
"""Of what was turned round or passed on, the first word does not tell the way."""

_SWAPPED = (
    "照现在这样读，余额都对不上；把收入和支出对调，就都对得上：多半是这两列反了（比如借方、贷方弄反）。"
    "请把钱进来的那一列写成「收入」，付出去的写成「支出」。"
)
_REVERSED = (
    "这张表多半是后面的日子排在前面：从下往上算，余额都对得上，从上往下就对不上。"
    "请在 Excel 里把日期从早到晚排好，再上传。"
)


def runs(income: str, expense: str, balance: str) -> TableRule:
    """Each balance follows from the one before it.

    Where all would if both ways were swapped, or the rows read from below, that is the one breach.
    """

    def check(rows: Sequence[Values], opening: Cell) -> Sequence[TableBreach]:
        start = opening if isinstance(opening, Decimal) else None
        breaches = _broken(rows, start, income, expense, balance)
        if not breaches:
            return ()
        turned = _broken(rows, start, expense, income, balance)
        if not turned and len(breaches) == _checked(rows, start, balance):
            return (TableBreach(breaches[0].index, income, _SWAPPED),)
        if start is None and not _broken(rows[::-1], None, income, expense, balance):
            return (TableBreach(breaches[0].index, balance, _REVERSED),)
        return breaches

    return check


def _broken(
    rows: Sequence[Values], opening: Decimal | None, income: str, expense: str, balance: str
) -> list[TableBreach]:
    """The balances that do not follow.

    A balance may follow from the balance stated above it or from the one worked out there, so that
    one wrong balance is one breach, whether the rows below carry it on or not.
    """
    stated = worked_out = opening
    breaches = []
    for index, values in enumerate(rows):
        change = _change(values, income, expense)
        found = number(values, balance)
        if change is None:
            stated = worked_out = found
            continue
        expected = [base + change for base in (stated, worked_out) if base is not None]
        if found is not None and expected and not _near(found, expected):
            off = min(abs(found - amount) for amount in expected)
            message = _wrong_balance(found, expected[0])
            breaches.append(TableBreach(index, balance, message, off))
        worked_out = found if worked_out is None else worked_out + change
        stated = worked_out if found is None else found
    return breaches


def _checked(rows: Sequence[Values], opening: Decimal | None, balance: str) -> int:
    """How many balances follow another one."""
    stated = sum(number(values, balance) is not None for values in rows)
    return stated if opening is not None else stated - 1


def _change(values: Values, income: str, expense: str) -> Decimal | None:
    """What a row adds to the balance; None if one of its amounts did not parse."""
    if income not in values or expense not in values:
        return None
    zero = Decimal(0)
    return (number(values, income) or zero) - (number(values, expense) or zero)


def _near(found: Decimal, expected: Sequence[Decimal]) -> bool:
    return any(abs(found - amount) <= CENT for amount in expected)


def _wrong_balance(found: Decimal, expected: Decimal) -> str:
    return (
        f"余额填了 {yuan(found)}，按上一笔余额加收入减支出应是 {yuan(expected)}。"
        "请核对这一笔的收入、支出和余额。"
    )


def told_ways(summary: str, income: str, expense: str) -> TableRule:
    """No entry whose words begin with 收 is money that went out, and none with 付 that came in."""

    def check(rows: Sequence[Values], opening: Cell) -> Sequence[TableBreach]:
        out = _against(rows, summary, _CAME_IN, expense)
        back = _against(rows, summary, _WENT_OUT, income)
        return [
            *_asked(rows, out, summary, "收", "支出", expense),
            *_asked(rows, back, summary, "付", "收入", income),
        ]

    return check


def _against(rows: Sequence[Values], summary: str, words: re.Pattern[str], key: str) -> list[int]:
    return [
        index
        for index, values in enumerate(rows)
        if (number(values, key) or 0) > 0
        and words.fullmatch(text := squash(str(values.get(summary) or "")))
        and not _TURNED.search(text)
    ]


def _asked(
    rows: Sequence[Values], indexes: Sequence[int], summary: str, word: str, label: str, key: str
) -> list[TableBreach]:
    """One question for all such entries."""
    if not indexes:
        return []
    first = indexes[0]
    count = f"（这样的共 {len(indexes)} 笔）" if len(indexes) > 1 else ""
    message = (
        f"摘要「{rows[first].get(summary)}」开头是「{word}」，金额却填在{label}里{count}。"
        "请核对收入和支出有没有填反；没有错的，请确认。"
    )
    return [TableBreach(first, key, message)]
