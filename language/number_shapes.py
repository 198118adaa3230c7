"""Which digits are the number of an ID card, a bank card or a phone, and in which groups.

A mistyped ID is still an ID, so its check digit is not asked for. A checksum is asked for only
where the shape alone says too little, as with most bank cards, and with numbers cut up by commas
and slashes, between which lists of amounts, areas or days stand too. The number of a disability
card is its holder's ID with two digits more, for the kind of the disability and its degree.
"""

import re
from collections.abc import Callable
from datetime import date

from stdnum import luhn
from stdnum.cn import ric, uscc

ID_NUMBER = "身份证号"
CARD_NUMBER = "银行卡号"
MOBILE_NUMBER = "手机号"
LANDLINE = "固定电话"

Kind = tuple[str, Callable[[str, list[int]], bool]]
"""A kind of number, and the test of its digits and the sizes of the blocks they stand in."""

_PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_ID = re.compile(
    rf"{_PROVINCE}\d{{4}}((?:18|19|20)\d\d)(\d\d)(\d\d)\d{{3}}[\dX](?:[1-7][1-4])?", re.ASCII
)
_OLD_ID = re.compile(rf"{_PROVINCE}\d{{4}}(\d\d)(\d\d)(\d\d)\d{{3}}", re.ASCII)
_CARD = re.compile(r"[34569]\d{15,18}", re.ASCII)
_MOBILE = re.compile(r"(?:(?:00)?86)?0?1[3-9]\d{9}", re.ASCII)
_LANDLINE = re.compile(r"(?:(?:00)?860?|0)(?:10|2\d|[3-9]\d\d)[2-9]\d{6,7}", re.ASCII)
_FOUR = 4  # digits in each group, as cards are printed
_WHOLE_NUMBER = 7  # blocks as long as this are numbers of their own, as in a range of invoices


def _is_id(number: str, sizes: list[int]) -> bool:
    match = _ID.fullmatch(number)
    return match is not None and _is_day(*map(int, match.groups()))


def _is_valid_id(number: str, sizes: list[int]) -> bool:
    return _is_id(number, sizes) and ric.calc_check_digit(number[:18]) == number[17]


def _is_old_id(number: str, sizes: list[int]) -> bool:
    match = _OLD_ID.fullmatch(number)
    return match is not None and _is_day(1900 + int(match[1]), int(match[2]), int(match[3]))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_card(number: str, sizes: list[int]) -> bool:
    if not _CARD.fullmatch(number):
        return False
    if number.startswith("62"):
        return True
    apart = len(sizes) > 1 and min(sizes) >= _WHOLE_NUMBER
    return not apart and luhn.is_valid(number) and not uscc.is_valid(number)


def _is_card_in_fours(number: str, sizes: list[int]) -> bool:
    if not _CARD.fullmatch(number):
        return False
    in_fours = sizes[-1] <= _FOUR and set(sizes[:-1]) == {_FOUR}
    return in_fours and number.startswith("62") and luhn.is_valid(number)


def _is_mobile(number: str, sizes: list[int]) -> bool:
    return bool(_MOBILE.fullmatch(number))


def _is_landline(number: str, sizes: list[int]) -> bool:
    return bool(_LANDLINE.fullmatch(number))


IDS: tuple[Kind, ...] = ((ID_NUMBER, _is_id),)
CUT_UP: tuple[Kind, ...] = (
    (ID_NUMBER, _is_valid_id),
    (CARD_NUMBER, _is_card_in_fours),
)
OTHERS: tuple[Kind, ...] = (
    (ID_NUMBER, _is_old_id),
    (CARD_NUMBER, _is_card),
    (MOBILE_NUMBER, _is_mobile),
    (LANDLINE, _is_landline),
)
