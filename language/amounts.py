"""Amounts of money: read in the unit they are written in, say them as people do."""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from language.numbers import NotANumber, parse_chinese_integer, parse_number
from language.text import squash, to_halfwidth

CENT = Decimal("0.01")
"""In yuan. Sums that differ by no more than this are the same: halves are rounded up."""


class AmountUnit(Enum):
    """A unit in which amounts are written; `factor` is its worth in yuan."""

    YUAN = ("元", Decimal(1))
    THOUSAND = ("千元", Decimal(1_000))
    TEN_THOUSAND = ("万元", Decimal(10_000))
    HUNDRED_MILLION = ("亿元", Decimal(100_000_000))

    def __init__(self, label: str, factor: Decimal) -> None:
        self.label = label
        self.factor = factor


UNIT_BY_SIGN = {
    "": AmountUnit.YUAN,
    "千": AmountUnit.THOUSAND,
    "万": AmountUnit.TEN_THOUSAND,
    "亿": AmountUnit.HUNDRED_MILLION,
}
"""What stands before 元."""

# 元 stands at the start, after a sign, after 单位 or after a word for money, 万元 wherever there is
# no number before it, and both end there: so 单元, 元月, 美元, 百万元 and "12.3万元" are none.
_NAMED_UNIT = re.compile(
    r"(?:(?:^|单位|\W|[金额价值款费资准入出收付缴交租欠])(?:人民币|RMB)?"
    r"|(?<![\d.一二两三四五六七八九十百千万亿几数余多上])(?P<sign>[亿万千]))[元圆](?=$|\W|角|每)"
    r"|(?<=[(:/\[])(?P<bare>[亿万])(?=$|[)\]])"
)

_CURRENCY = re.compile(r"^([(+-]*)\s*(?:(?:人民币|RMB|CNY|[¥￥])[\s:]*)+")
_OWN_UNIT = re.compile(
    r"\s*(?:(?P<sign>[亿万千]?)\s*[元圆](?:整|正)?|(?P<bare>[亿万千]))(?P<end>\s*\)?)$"
)
_CHINESE_AMOUNT = re.compile(
    r"(?:(?P<yuan>[^元圆角分整正]+)[元圆]|(?P<round>[^元圆角分整正]*[万萬亿億])(?=$|整|正))?"
    r"(?:零?(?P<jiao>[一二三四五六七八九壹贰叁肆伍陆柒捌玖])角)?"
    r"(?:零?(?P<fen>[一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?[整正]?"
)

_FINE = re.compile(r"\.\s*\d{3}")
_NOISE = 0.01  # of a cent
_ALMOST_ONE = 1 - _NOISE

# On contracts: 472000元(大写:肆拾柒万贰仟元整)
_AND_IN_WORDS = re.compile(r"([^()]*\d[^()]*?)\(?大写:?([^()]+?)\)?")


def find_unit(text: str) -> AmountUnit | None:
    """The unit that a note or a header names ("单位:万元", "年租金(万元)"); None if none."""
    match = _NAMED_UNIT.search(to_halfwidth(text))
    if not match:
        return None
    return UNIT_BY_SIGN[match["bare"] or match["sign"] or ""]


def parse_amount(value: object, unit: AmountUnit) -> Decimal:
    """The amount in yuan, to the cent, half a cent up.

    A bare number counts in `unit`; a cell's own unit ("12.3万", "¥3,000.00", "叁万元整") wins.
    Raises NotANumber.
    """
    return _exact(value, unit).quantize(CENT, ROUND_HALF_UP)


def finer_than_a_cent(unit: AmountUnit) -> Callable[[object], bool]:
    """Tells of a cell whether reading it as an amount rounds away more than binary noise."""
    cents = float(unit.factor) * 100

    def is_finer(value: object) -> bool:
        if isinstance(value, float):
            return _NOISE < value * cents % 1 < _ALMOST_ONE
        if not isinstance(value, str) or not _FINE.search(to_halfwidth(value)):
            return False
        try:
            exact = _exact(value, unit)
        except NotANumber:
            return False
        return exact != exact.quantize(CENT, ROUND_HALF_UP)

    return is_finer


def _exact(value: object, unit: AmountUnit) -> Decimal:
    """The amount in yuan, with every decimal that is written."""
    if isinstance(value, str):
        return _text_amount(value, unit)
    return parse_number(value) * unit.factor


def _text_amount(text: str, unit: AmountUnit) -> Decimal:
    doubled = _AND_IN_WORDS.fullmatch(squash(text)) if "大写" in text else None
    if doubled:
        return _same(_text_amount(doubled[1], unit), _chinese_amount(doubled[2]))
    try:
        return parse_number(text) * unit.factor
    except NotANumber:
        # Runs of spaces are made one: the patterns would try every way to divide them.
        number, own_unit = _without_unit(" ".join(to_halfwidth(text).split()))
    if own_unit is None:
        return _chinese_amount(squash(text))
    try:
        return parse_number(number) * own_unit.factor
    except NotANumber:
        return _chinese_amount(squash(text))


def _same(in_digits: Decimal, in_words: Decimal) -> Decimal:
    """The amount of a cell that states it twice; NotANumber if it states two."""
    if in_digits != in_words:
        raise NotANumber(f"{in_digits} or {in_words}")
    return in_digits


def _without_unit(text: str) -> tuple[str, AmountUnit | None]:
    """The digits of a cell, and the unit that it names itself; a sign of currency means yuan."""
    digits, marks = _CURRENCY.subn(r"\1", text)
    match = _OWN_UNIT.search(digits)
    if match:
        return digits[: match.start()] + match["end"], UNIT_BY_SIGN[match["bare"] or match["sign"]]
    return digits, AmountUnit.YUAN if marks else None


def _chinese_amount(text: str) -> Decimal:
    """An amount in Chinese numerals as on a receipt: 叁万元整, 壹佰元伍角."""
    match = _CHINESE_AMOUNT.fullmatch(re.sub(r"^人民币:?", "", text))
    if not match or not any(match.groups()):
        raise NotANumber(text)
    whole = match["yuan"] or match["round"]
    yuan = parse_chinese_integer(whole) if whole else 0
    jiao, fen = (parse_chinese_integer(match[name] or "零") for name in ("jiao", "fen"))
    return (Decimal(yuan) + Decimal(jiao * 10 + fen) / 100).quantize(CENT)


def say_amount(amount: Decimal) -> str:
    """As people say it: "986.5 元", "3.95 万元", "约 12.8 万元", "1.2 亿元".

    From ten thousand on in the larger unit: exactly, where two decimals do it, else to the nearest
    of three digits (or of one 万) and marked with 约.
    """
    yuan = abs(amount).quantize(CENT, ROUND_HALF_UP)
    sign = "−" if amount < 0 and yuan else ""
    if yuan < AmountUnit.TEN_THOUSAND.factor:
        return f"{sign}{_short(yuan)} 元"
    for unit in (AmountUnit.TEN_THOUSAND, AmountUnit.HUNDRED_MILLION):
        count = _few_digits(yuan / unit.factor)
        if count < AmountUnit.TEN_THOUSAND.factor:
            break
    about = "" if count * unit.factor == yuan else "约 "
    return f"{about}{sign}{_short(count)} {unit.label}"


def _few_digits(count: Decimal) -> Decimal:
    """The number itself if it has at most two decimals, else rounded to three digits or more."""
    if count == count.quantize(CENT, ROUND_HALF_UP):
        return count
    decimals = max(0, 2 - count.adjusted())
    return count.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _short(number: Decimal) -> str:
    """In groups of three, without idle zeros at the end: 3.20 is 3.2, 1415.0 is 1,415."""
    return format(number.normalize(), ",f")


def exact_amount(amount: Decimal) -> str:
    """To the cent, in groups of three, without a unit: "453,000.00"."""
    exact = amount.quantize(CENT, ROUND_HALF_UP)
    return f"−{-exact:,.2f}" if exact < 0 else f"{abs(exact):,.2f}"
