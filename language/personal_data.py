"""Find what identifies or reaches a person in any text, however disguised: numbers of ID cards,
bank cards and phones, and the addresses of e-mail, WeChat and QQ.

Numbers are known by their shape. Accounts at a bank, phones without an area code and QQ have none,
and are known by the words before them.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from language.number_shapes import (
    CARD_NUMBER,
    CUT_UP,
    IDS,
    LANDLINE,
    MOBILE_NUMBER,
    OTHERS,
    Kind,
)


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Where in the text what kind of number stands: text[start:end]."""

    kind: str  # 身份证号, 银行卡号, 手机号, 固定电话, 电子邮箱, 微信号, QQ号
    start: int
    end: int


_FEWEST_DIGITS = 10  # of a landline with its area code; all others are longer
_MOST_DIGITS = 20  # of a disability card
_LOOKALIKE = re.compile("[OoIlＯｏＩｌ]")
_UNCOUNTED = re.compile("[⑩-⒛⓫-⓴❿➉➓㉑-㉟㊱-㊿OoIlＯｏＩｌ]")  # two digits in one, or lookalikes
_LOOKALIKES = str.maketrans("OoIl", "0011")
# Only among digits, and not where a word ends: in HTO2026 the O is none.
_MIXED = re.compile(r"(?<![A-Za-z])[\dOoIl](?:[ .\-]?[\dOoIl]){9,}", re.ASCII)
_ONE_AS_DASH = re.compile(r"(?<=\d)[一ー](?=\d)")

_CHINESE_DIGITS = dict(
    zip("〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "0001234567891123456789", strict=True)
)
_CHINESE_DIGIT = re.compile(f"[{''.join(_CHINESE_DIGITS)}]")


def find_personal_data(text: str) -> tuple[PersonalData, ...]:
    """Every such number in its order; offsets count in `text` as given.

    Sees through full-width and circled digits, Chinese numerals, and spaces, hyphens, dots and
    invisible characters inside a number, letters that look like digits, in IDs and bank cards
    through any punctuation. Amounts, dates and numbers of firms are not flagged.
    """
    found = _numbers(text)
    told = _TELLING.search(text)
    if told and _CALLED.search(text):
        found += _apart_from(found, _called(text))
    if told and _ADDRESSED.search(text):
        for kind, address in _ADDRESSES:
            matches = (PersonalData(kind, *each.span(1)) for each in address.finditer(text))
            found += _apart_from(found, matches)
    return tuple(sorted(found, key=lambda data: data.start)) if found else ()


def _numbers(text: str) -> list[PersonalData]:
    if len(text) < (_FEWEST_DIGITS if text.isascii() else _FEWEST_DIGITS // 2):
        return []
    digits = sum(map(str.isnumeric, text))
    if digits < _FEWEST_DIGITS and not (digits > 4 and _UNCOUNTED.search(text)):
        return []
    found = list(_search(_Plain(text, chinese_digits=False)))
    # More looks, as in 统一13800001234 the 一 is no digit, and in 13800001234OK the O is none.
    if _CHINESE_DIGIT.search(text):
        found += _apart_from(found, _search(_Plain(text, chinese_digits=True)))
    if _LOOKALIKE.search(text):
        found += _apart_from(found, _search(_Plain(text, chinese_digits=False, letters=True)))
    return found


def _called(text: str) -> Iterator[PersonalData]:
    """Numbers that nothing but the word before them tells."""
    plain = _Plain(text, chinese_digits=bool(_CHINESE_DIGIT.search(text)))
    for kind, number in ((LANDLINE, _LOCAL_PHONE), ("QQ号", _QQ)):
        for match in number.finditer(plain.text):
            yield plain.locate(kind, *match.span(1))


def _apart_from(found: list[PersonalData], more: Iterator[PersonalData]) -> Iterator[PersonalData]:
    for data in more:
        if not any(data.start < known.end and known.start < data.end for known in found):
            yield data


class _Plain:
    """A text in ASCII digits and few marks, and where each character of it came from."""

    def __init__(self, text: str, *, chinese_digits: bool, letters: bool = False) -> None:
        if not chinese_digits and ("一" in text or "ー" in text):
            text = _ONE_AS_DASH.sub("-", text)
        pairs = [
            (plain, index)
            for index, character in enumerate(text)
            for plain in _plain(character, chinese_digits)
        ]
        self.text = "".join(plain for plain, _ in pairs)
        self.origin = [index for _, index in pairs]
        if letters:
            self.text = _MIXED.sub(lambda match: match[0].translate(_LOOKALIKES), self.text)

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

# 138/0013/8000 as people say it; neither 130/2026/0015 of a year nor sizes in round numbers.
_SLASHED_MOBILE = re.compile(
    r"(?<!\d)1[3-9]\d ?[/\\] ?(?!19|20|\d{3}0\D{1,3}\d{3}0(?!\d))\d{4} ?[/\\] ?\d{4}(?!\d)",
    re.ASCII,
)

_PHONE = (
    r"(?:电话|座机|固话|宅电|家电|手机|小灵通|联系方式|(?<![A-Za-z])(?:tel|telephone|phone)|℡|☎)"
)
_WHOSE = r"(?:号码?|联系|家里?|宅|办公室?|本人|是|为|[ :.,、#\-]){0,5}"
# Neither a day nor an amount.
_NO_PHONE = r"(?!(?:19|20)\d\d ?-?[01]\d[0-3]\d(?!\d))"
_NO_MORE = r"(?![\dX]|[.,]\d| ?[万亿千百]?[元块角吨度个户人米])"
_LOCAL_PHONE = re.compile(
    rf"{_PHONE}{_WHOSE}{_NO_PHONE}([2-9]\d{{2,3}}[ .\-]?\d{{4}}){_NO_MORE}",
    re.ASCII | re.IGNORECASE,
)
_QQ_WORD = "(?:(?<![A-Za-z])QQ|扣扣|企鹅)(?:群|号码?|[账帐]号|联系|[ :.是为加]){0,4}"
_QQ = re.compile(rf"{_QQ_WORD}([1-9]\d{{4,10}}){_NO_MORE}", re.ASCII | re.IGNORECASE)
_CALLED = re.compile(f"{_PHONE}|[QqＱｑ]{{2}}|扣扣|企鹅", re.IGNORECASE)

_ADDRESSED = re.compile("[@＠]|微信|[Vv][Xx信]|wxid_")
_TELLING = re.compile("[电座固宅家手小联TtPp℡☎QqＱｑ扣企@＠微Vvw]")
"""With what the words of both begin: of most texts of a long table it says quickly that they have
none of them."""
_WECHAT = r"(?:微信|[Vv][Xx信])"

# A word before the address of WeChat has to say that it is one, as 微信 alone is a way to pay: then
# only what looks like one counts, in small letters with a digit or a line, and not 微信 WX20260001.
_ADDRESSES = (
    (
        "电子邮箱",
        re.compile(
            r"(?<![\w.+\-])([A-Za-z\d][\w.+\-]*[@＠][A-Za-z\d\-]+(?:\.[A-Za-z\d\-]+)+)", re.ASCII
        ),
    ),
    (
        "微信号",
        re.compile(
            rf"{_WECHAT}(?:(?:号码?|[账帐]号|ID)\s?[:：是为]?|\s?[:：])\s?([A-Za-z][\w\-]{{5,19}})",
            re.ASCII,
        ),
    ),
    (
        "微信号",
        re.compile(
            rf"(?:{_WECHAT}\s{{0,2}}(?=[a-z]+[\w\-]*[\d_\-])([a-z][\w\-]{{5,19}}))(?![\w\-])",
            re.ASCII,
        ),
    ),
    ("微信号", re.compile(r"(?<![\w\-])(wxid_[a-z\d]{6,20})", re.ASCII)),
)


def _search(plain: _Plain) -> Iterator[PersonalData]:
    """IDs first, for a birthday inside an ID may look like a date; then the rest."""
    yield from _search_kinds(plain, IDS)
    yield from _search_kinds(plain, CUT_UP, _WIDE_GAP)
    for match in (*_DATE.finditer(plain.text), *_DECIMAL.finditer(plain.text)):
        plain.blank(*match.span())
    yield from _search_kinds(plain, OTHERS)
    for match in _ACCOUNT.finditer(plain.text):
        yield plain.locate(CARD_NUMBER, *match.span(1))
    for match in _SLASHED_MOBILE.finditer(plain.text):
        yield plain.locate(MOBILE_NUMBER, *match.span())


def _search_kinds(
    plain: _Plain, kinds: tuple[Kind, ...], gap: re.Pattern[str] = _GAP
) -> Iterator[PersonalData]:
    for kind, start, end in list(_matches(plain.text, kinds, gap)):
        yield plain.locate(kind, start, end)
        plain.blank(start, end)


def _matches(
    text: str, kinds: tuple[Kind, ...], gap: re.Pattern[str]
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


def _match_at(blocks: list[re.Match[str]], kinds: tuple[Kind, ...]) -> tuple[str, int] | None:
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
