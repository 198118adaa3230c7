"""Reads the money of one cell, and knows what else accountants write beside it: 1200元/年."""

import re
from collections.abc import Callable
from decimal import Decimal

from disclosure.importing.texts import CellFault, shown
from disclosure.ledgers.base import Column, Ledger
from language.amounts import AmountUnit, parse_amount
from language.numbers import NotANumber
from language.periods import PeriodKind
from language.text import squash

AmountReader = Callable[[object], Decimal | None]

_BY = r"(?P<by>年|季|月|天|日|次|亩|㎡|平方米?|平米|m2|间|户|人|吨|公?斤)度?"
_RATE = re.compile(rf"(?P<amount>.*\d[^/每一]*)(?:[/每一]|\(每?){_BY}\)?")
_LONGEST = 60
_REALLY = "(?:按|据|以|依)(?:照)?(?:实际?|审计|审定|决算|结算)"
_UNPRICED = re.compile(
    rf"{_REALLY}[^\d]{{0,8}}(?:结算|计算|计价|计费|计|支付|付款|为准|价|发生)|据实|"
    r"按(?:单价|次|量|天|工日|用量|工程量)(?:结算|计算|计价|计费|计)|"
    r"(?:固定)?单价合同|框架(?:协议|合同)|(?:没有?|未|无|不)(?:约?定|写|固定)*(?:总|合同)?(?:价|金额)"
)
"""What stands instead of the price of a contract that is paid by what is done."""
_RATE_FIRST = re.compile(rf"(?:[每一]{_BY}|年):?(?P<amount>\d.*)")


def counted_by(column: Column, ledger: Ledger) -> str:
    """By what amounts of a column are reckoned, 年 or 月; empty where by nothing of that kind.

    A year's table lists contracts and works, whose amounts are of the whole and not of that year.
    """
    of_the_whole = ledger.period_kind is PeriodKind.YEAR
    return column.per or ("" if of_the_whole else ledger.period_kind.unit)


def amount_reader(column: Column, unit: AmountUnit, by: str) -> AmountReader:
    """Reads the amounts of a column; a cell may say that it is reckoned `by` what it should be.

    None where it says that none was agreed, in a column that may lack one.
    """

    def read(raw: object) -> Decimal | None:
        if column.unpriced and _is_unpriced(raw):
            return None
        try:
            return parse_amount(raw, unit)
        except NotANumber:
            rate = _rate(raw)
            if rate is None:
                raise
        amount, found = rate
        if found != by:
            raise _by_something_else(shown(str(raw).strip()), found, column)
        return parse_amount(amount, unit)

    return read


def _by_something_else(value: str, found: str, column: Column) -> CellFault:
    message = (
        f"「{value}」是按{found}算的，这一格要的是「{column.label}」：{column.help}"
        f"请换算好，只填数。{no_price_advice(column)}"
    )
    return CellFault(message, value)


def no_price_advice(column: Column) -> str:
    """What to write into an amount that was never agreed; nothing where every row has one."""
    return f"没有定总价的，请写「{column.unpriced}」。" if column.unpriced else ""


def _is_unpriced(raw: object) -> bool:
    text = squash(raw).strip("()") if isinstance(raw, str) and len(raw) <= _LONGEST else ""
    return bool(_UNPRICED.fullmatch(text))


def _rate(raw: object) -> tuple[str, str] | None:
    """The amount of 1200元/年 or 每年1200元 and what it is reckoned by; None for a bare amount."""
    text = squash(raw) if isinstance(raw, str) and len(raw) <= _LONGEST else ""
    found = _RATE.fullmatch(text) or _RATE_FIRST.fullmatch(text)
    return (found["amount"], found["by"] or "年") if found else None


def amount_example(money: AmountUnit) -> str:
    """How to write an amount where bare numbers count in `money`.

    Who wrote 12500.00 below 万元 would publish 1.25 亿.
    """
    bare = "12500.00" if money is AmountUnit.YUAN else f"{Decimal(12500) / money.factor:f}"
    return f"{bare} 或 1.25万"
