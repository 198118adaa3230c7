"""Read numbers as they stand in accountants' cells, and Chinese numerals."""

import math
import re
from decimal import Decimal

from language.text import INVISIBLE, to_halfwidth


class NotANumber(ValueError):  # noqa: N818
    """The value is not one number, written without doubt."""


_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
# A spreadsheet keeps 15 digits: a longer number is a mistyped one, an ID or an account.
_LIMIT = Decimal(10**15)
_LONGEST = 60

_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_GROUPED = re.compile(
    r"[+-]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
    r"|[+-]?\.[0-9]+"
)
_UNSEEN = re.compile(f"[{INVISIBLE}]")
# A space between two digits may part two numbers, anywhere else it means nothing.
_IDLE_SPACE = re.compile(r"(?<![0-9\s])\s+|\s+(?![0-9\s])")
# So bookkeepers write an amount below zero that they cannot print in red.
_IN_RED = re.compile(r"^(?:负|红字?|\(红字?\))(?=[\d.])")
# A triangle is a minus in bookkeeping.
_MINUS_SIGNS = str.maketrans({"−": "-", "–": "-", "﹣": "-", "△": "-", "▲": "-"})


def parse_number(value: object) -> Decimal:
    """The exact number in a cell: 0.1 + 0.2 is 0.3, "(1,234.00)" is -1234.

    Raises NotANumber for everything that is not one finite number below 10^15.
    """
    kind = type(value)
    if kind is float:
        return _from_float(value)  # type: ignore[arg-type]
    if kind is str:
        return _limited(_from_text(value))  # type: ignore[arg-type]
    if isinstance(value, Decimal):
        return _limited(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _limited(Decimal(value))
    raise NotANumber(value)


def _from_float(value: float) -> Decimal:
    if not math.isfinite(value):
        raise NotANumber(value)
    if value.is_integer():
        return _limited(Decimal(value))
    # 15 digits are what a float holds for certain: the rest is noise of the binary form.
    return _limited(Decimal(format(value, ".15g")))


def _from_text(text: str) -> Decimal:
    if len(text) > _LONGEST:
        raise NotANumber(text[:_LONGEST])
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    clean = _UNSEEN.sub("", to_halfwidth(text)).translate(_MINUS_SIGNS)
    clean = _IDLE_SPACE.sub("", clean)
    clean = _IN_RED.sub("-", clean)
    if clean.startswith("(") and clean.endswith(")") and clean[1:2] not in ("+", "-"):
        return -_from_digits(clean[1:-1])
    return _from_digits(clean)


def _from_digits(text: str) -> Decimal:
    if not _GROUPED.fullmatch(text):
        raise NotANumber(text)
    return Decimal(text.replace(",", "").replace(" ", ""))


def _limited(number: Decimal) -> Decimal:
    if not number.is_finite() or abs(number) >= _LIMIT:
        raise NotANumber(number)
    return number or _ZERO


def parse_integer(value: object) -> int:
    """A whole number: 20 and 20.0, but NotANumber for 20.5."""
    number = parse_number(value)
    if number != number.to_integral_value():
        raise NotANumber(value)
    return int(number)


def parse_share(value: object) -> Decimal:
    """A share as a fraction of 1: "30%", "百分之三十", 0.3 and 30 are all 0.3.

    A bare number up to 1 is a fraction, above it a percentage. What is done may be said in words:
    "已完成 30%", "已完工" for all, "未开工" for nothing. NotANumber outside 0 to 100 %.
    """
    share = _percentage(value) if isinstance(value, str) else None
    if share is None:
        number = parse_number(value)
        share = number / _HUNDRED if number > 1 else number
    if not 0 <= share <= 1:
        raise NotANumber(value)
    return share


def _percentage(text: str) -> Decimal | None:
    """The share that a text names in so many words; None for a bare number."""
    clean = to_halfwidth(text).strip()
    if clean in _SHARES_IN_WORDS:
        return _SHARES_IN_WORDS[clean]
    clean = _SO_FAR.sub("", clean)
    if clean.endswith("%"):
        return parse_number(clean[:-1]) / _HUNDRED
    if clean.endswith("成"):
        tenths = clean[:-1].strip()
        digits = tenths if tenths.isascii() else str(parse_chinese_integer(tenths))
        return parse_number(digits) / 10
    if clean.startswith("百分之"):
        whole, point, fraction = clean.removeprefix("百分之").partition("点")
        digits = _numerals(fraction)
        if point and not digits.isdecimal():
            raise NotANumber(text)
        percent = 100 if whole == "百" else parse_chinese_integer(whole)
        return Decimal(f"{percent}.{digits or 0}") / _HUNDRED
    return None


_SO_FAR = re.compile(r"^(?:已|累计)*(?:完成|完工|竣工|验收)?[:,]?\s*(?=[\d百])")
_SHARES_IN_WORDS = {
    **dict.fromkeys(("完成", "已完成", "完工", "已完工", "竣工", "已竣工", "已验收"), Decimal(1)),
    **dict.fromkeys(("未开工", "未开始", "未动工"), Decimal(0)),
}

_NUMERALS = str.maketrans(
    "〇零○一二三四五六七八九两" + "壹贰叁肆伍陆柒捌玖" + "貳參陸" + "拾佰仟萬億",
    "0001234567892" + "123456789" + "236" + "十百千万亿",
)
# 一百五 is 150 to some and 105 to others: a lone last digit needs its 零 or its 十.
_SECTION = r"(?:([1-9])千)?0?(?:([1-9])百)?0?(?:([1-9]?)十)?0?((?<![百千万亿])[1-9])?"
_NAMED = r"(?<=[1-9十百千])"  # 万 and 亿 count something: they never stand alone
_CHINESE = re.compile(rf"(?:{_SECTION}{_NAMED}亿)?(?:{_SECTION}{_NAMED}万)?{_SECTION}")


def _numerals(text: str) -> str:
    return text.translate(_NUMERALS)


def parse_chinese_integer(text: str) -> int:
    """Chinese numerals, plain or formal: 三十二, 两千零五, 叁万; digit by digit: 二〇二六.

    Raises NotANumber where a numeral is missing or could be read in two ways.
    """
    numerals = _numerals(text.strip())
    if re.fullmatch(r"[0-9]{1,15}", numerals):
        return int(numerals)
    match = _CHINESE.fullmatch(numerals)
    if not match or not numerals:
        raise NotANumber(text)
    digits = match.groups()
    hundred_millions, ten_thousands, rest = (_section(digits[i : i + 4]) for i in (0, 4, 8))
    return hundred_millions * 10**8 + ten_thousands * 10**4 + rest


def _section(digits: tuple[str | None, ...]) -> int:
    """The value below 10,000 of the digits before 千, 百, 十 and at the end; a bare 十 is 10."""
    thousands, hundreds, tens, ones = digits
    ten = 0 if tens is None else int(tens or 1)
    return int(thousands or 0) * 1000 + int(hundreds or 0) * 100 + ten * 10 + int(ones or 0)
