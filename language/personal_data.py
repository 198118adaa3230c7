"""Find numbers that identify a person (ID card, bank card, phone) in any text, however disguised.

They are known by their shape: a mistyped ID is still an ID, so its check digit is not asked for.
A checksum is asked for only where the shape alone says too little, as with most bank cards, and
with numbers cut up by commas and slashes, between which lists of amounts, areas or days stand too.
Accounts at a bank have no shape, and are known by the words before them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from stdnum import luhn
from stdnum.cn import ric, uscc

ID_NUMBER = "身份证号"
CARD_NUMBER = "银行卡号"


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Where in the text what kind of number stands: text[start:end]."""

    kind: str  # ID_NUMBER, CARD_NUMBER, 手机号, 固定电话
    start: int
    end: int


_FEWEST_DIGITS = 10  # of a landline with its area code; all others are longer
_MOST_DIGITS = 19  # of a bank card
_MULTI_DIGIT = re.compile("[⑩-⒛⓫-⓴❿➉➓㉑-㉟㊱-㊿]")  # one character, two digits

_CHINESE_DIGITS = dict(
    zip("〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "0001234567891123456789", strict=True)
)
_CHINESE_DIGIT = re.compile(f"[{''.join(_CHINESE_DIGITS)}]")


def find_personal_data(text: str) -> tuple[PersonalData, ...]:
    """Every such number in its order; offsets count in `text` as given.

    Sees through full-width and circled digits, Chinese numerals, and spaces, hyphens, dots and
    invisible characters inside a number, in IDs and bank cards through any punctuation. Amounts,
    dates and numbers of firms are not flagged.
    """
    if len(text) < _FEWEST_DIGITS and text.isascii():
        return ()
    digits = sum(map(str.isnumeric, text))
    if digits < _FEWEST_DIGITS and not (digits > 4 and _MULTI_DIGIT.search(text)):
        return ()
    found = list(_search(_Plain(text, chinese_digits=False)))
    if _CHINESE_DIGIT.search(text):  # a second look: in 统一13800001234 the 一 is no digit
        found += _apart_from(found, _search(_Plain(text, chinese_digits=True)))
    return tuple(sorted(found, key=lambda data: data.start))


def _apart_from(found: list[PersonalData], more: Iterator[PersonalData]) -> Iterator[PersonalData]:
    for data in more:
        if not any(data.start < known.end and known.start < data.end for known in found):
            yield data


class _Plain:
    """A text in ASCII digits and few marks, and where each character of it came from."""

    def __init__(self, text: str, *, chinese_digits: bool) -> None:
        pairs = [
            (plain, index)
            for index, character in enumerate(text)
            for plain in _plain(character, chinese_digits)
        ]
        self.text = "".join(plain for plain, _ in pairs)
        self.origin = [index for _, index in pairs]

    def locate(self, kind: str, start: int, end: int) -> PersonalData:
        return PersonalData(kind, self.origin[start], self.origin[end - 1] + 1)

    def blank(self, start: int, end: int) -> None:
        self.text = f"{self.text[:start]}{'#' * (end - start)}{self.text[end:]}"


@lru_cache(maxsize=4096)
def _plain(character: str, chinese_digits: bool) -> str:
    """A digit as 0-9, a check letter as X, a gap as space, dot or hyphen; nothing if unseen."""
    if chinese_digits and character in _CHINESE_DIGITS:
        return _CHINESE_DIGITS[character]
    return "".join(map(_plain_part, unicodedata.normalize("NFKC", character)))


def _plain_part(character: str) -> str:
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if character.isspace() or character in "()[]【】〔〕":
        return " "
    if character in ".·•‧・∙⋅。":
        return "."
    category = unicodedata.category(character)
    if category in ("Cf", "Mn", "Me"):
        return ""
    if category == "Pd" or character in "_−":
        return "-"
    return "X" if character in "xX×" else character


_BLOCK = re.compile(r"[0-9]+|X")
_GAP = re.compile(r"[ .\-]{0,3}")
_WIDE_GAP = re.compile(r"[^\w]{0,4}")
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d ?[.\-/年] ?\d{1,2} ?[.\-/月] ?\d{1,2}(?!\d)")
# 1380.00, 0.13800001234, or the noise at the end of a binary number (17 digits in all)
_DECIMAL = re.compile(
    r"(?<![\d.])(?:\d{1,9}\.\d{1,2}|0\.\d{3,}|(?=[\d.]{14,18}(?![\d.]))\d+\.\d{12,})(?![\d.])"
)

# What a bank calls an account has no shape of its own, and is known by the words before it.
_ACCOUNT = re.compile(
    r"(?:银行|开户|存折|[账帐][号户]|卡号)[^\d#]{0,12}?(\d(?:[ .\-]{0,3}\d){11,24})(?!\d)", re.ASCII
)

_Kind = tuple[str, Callable[[str, list[int]], bool]]
"""A kind of number, and the test of its digits and the sizes of the blocks they stand in."""


def _search(plain: _Plain) -> Iterator[PersonalData]:
    """IDs first, for a birthday inside an ID may look like a date; then the rest."""
    yield from _search_kinds(plain, _IDS)
    yield from _search_kinds(plain, _CUT_UP, _WIDE_GAP)
    for match in (*_DATE.finditer(plain.text), *_DECIMAL.finditer(plain.text)):
        plain.blank(*match.span())
    yield from _search_kinds(plain, _OTHERS)
    for match in _ACCOUNT.finditer(plain.text):
        yield plain.locate(CARD_NUMBER, *match.span(1))


def _search_kinds(
    plain: _Plain, kinds: tuple[_Kind, ...], gap: re.Pattern[str] = _GAP
) -> Iterator[PersonalData]:
    for kind, start, end in list(_matches(plain.text, kinds, gap)):
        yield plain.locate(kind, start, end)
        plain.blank(start, end)


def _matches(
    text: str, kinds: tuple[_Kind, ...], gap: re.Pattern[str]
) -> Iterator[tuple[str, int, int]]:
    for run in _runs(text, gap):
        first = 0
        while first < len(run):
            match = _match_at(run[first : first + _MOST_DIGITS], kinds)
            if match:
                kind, count = match
                yield kind, run[first].start(), run[first + count - 1].end()
                first += count
            else:
                first += 1


def _runs(text: str, gap: re.Pattern[str]) -> Iterator[list[re.Match[str]]]:
    """Blocks of digits with nothing but such gaps between them, if long enough for a number."""
    blocks = list(_BLOCK.finditer(text))
    parted = [
        not gap.fullmatch(text, before.end(), after.start()) for before, after in pairwise(blocks)
    ]
    start = 0
    for end, is_end in enumerate((*parted, True), start=1):
        if is_end:
            run = blocks[start:end]
            start = end
            if sum(len(block[0]) for block in run) >= _FEWEST_DIGITS:
                yield run


def _match_at(blocks: list[re.Match[str]], kinds: tuple[_Kind, ...]) -> tuple[str, int] | None:
    """The kind that starts with the first block, and how many blocks it takes, most first."""
    windows = []
    number = ""
    for block in blocks:
        number += block[0]
        if len(number) > _MOST_DIGITS:
            break
        windows.append(number)
    sizes = [len(block[0]) for block in blocks[: len(windows)]]
    for kind, fits in kinds:
        for count in range(len(windows), 0, -1):
            if fits(windows[count - 1], sizes[:count]):
                return kind, count
    return None


_PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_ID = re.compile(rf"{_PROVINCE}\d{{4}}((?:18|19|20)\d\d)(\d\d)(\d\d)\d{{3}}[\dX]", re.ASCII)
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
    return _is_id(number, sizes) and ric.calc_check_digit(number) == number[-1]


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


_IDS: tuple[_Kind, ...] = ((ID_NUMBER, _is_id),)
_CUT_UP: tuple[_Kind, ...] = (
    (ID_NUMBER, _is_valid_id),
    (CARD_NUMBER, _is_card_in_fours),
)
_OTHERS: tuple[_Kind, ...] = (
    (ID_NUMBER, _is_old_id),
    (CARD_NUMBER, _is_card),
    ("手机号", _is_mobile),
    ("固定电话", _is_landline),
)
