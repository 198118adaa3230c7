"""Cut a text into what a search compares: pairs of characters, words of letters, numbers, periods.

Chinese has no blanks between words, and no list of words holds them all: pairs of neighbouring
characters find every word of two or more wherever it stands. A number and a period become one
term, however they are written: 30000 for ３万元, 三万元 and 30,000; q3 for 三季度 and 第3季度.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from operator import add
from typing import NamedTuple

from language.folding import fold
from language.numbers import NotANumber, parse_chinese_integer

HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
"""Chinese characters, as the inside of a regular expression's class."""

LONGEST_TERM = 40
"""Characters: a longer run of letters or digits is an address or an account, which nobody types."""


class Term(NamedTuple):
    """What is compared, and from where to where in the text it stands."""

    text: str
    start: int
    end: int


_NUMERALS = "〇零○一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟"
_ONES = "一二三四五六七八九"
_QUANTITY = re.compile(
    rf"""(?=[\dq第{_NUMERALS}])(?:
      第?(?P<quarter>[1-4一二三四])季度?
    | (?<![a-z])q(?P<quarter_sign>[1-4])(?!\d)
    | (?<![\d{_NUMERALS}])(?P<month>1[0-2]|0?[1-9]|十[一二]?|[{_ONES}])月份?
    | (?P<year>[{_NUMERALS}]{{4}})(?=年)
    | (?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)(?:[ ]?(?P<sign>[万亿]))?
    | (?P<numerals>[{_NUMERALS}]+)(?=[元块亩户股])
    | (?P<round>[{_NUMERALS}]+[万亿])
    )""",
    re.VERBOSE | re.ASCII,
)
_WORTH = {None: 1, "万": 10**4, "亿": 10**8}
RUN = re.compile(rf"[{HAN}]+|[a-z]+")
"""Of a folded text what is cut as one: Chinese characters, or letters."""

HAN_RUN = re.compile(f"[{HAN}]+")
_PAIR = re.compile(rf"(?=([{HAN}]{{1,2}}))")
_LETTERS = re.compile(rf"(?<![a-z])[a-z]{{1,{LONGEST_TERM}}}(?![a-z])")


def terms(text: str) -> Iterator[Term]:
    """Everything that a text is found by, and where it stands."""
    folded = fold(text)
    yield from quantities(folded)
    for run in RUN.finditer(folded):
        yield from _terms_of_run(run[0], run.start())


def _terms_of_run(run: str, start: int) -> Iterator[Term]:
    place = start
    for text in _texts_of_run(run):
        yield Term(text, place, place + len(text))
        place += 1


def _texts_of_run(run: str) -> Iterable[str]:
    """The pairs, and the last character alone, so that each one begins a term."""
    if run.isascii():
        return (run,) if len(run) <= LONGEST_TERM else ()
    return [*_pairs(run), run[-1]]


def _pairs(run: str) -> Iterable[str]:
    return map(add, run, run[1:])


def term_texts(text: str) -> list[str]:
    """The same without the places, for an index: five times as quick."""
    folded = fold(text)
    found = [term for match in _QUANTITY.finditer(folded) if (term := _quantity(match))]
    return [*found, *_PAIR.findall(folded), *_LETTERS.findall(folded)]


def cut(text: str) -> str:
    """The terms of a text with blanks between, for an index that cuts at blanks."""
    return " ".join(term_texts(text))


def quantities(folded: str) -> Iterator[Term]:
    """The numbers and periods in a folded text: 30000, 45.6, 2026, q3, 9月."""
    for match in _QUANTITY.finditer(folded):
        if text := _quantity(match):
            yield Term(text, match.start(), match.end())


def _quantity(match: re.Match[str]) -> str:
    """Its term; empty where it is none, or longer than anybody types."""
    kind, text = match.lastgroup, match[0]
    if kind == "number" and text.isdecimal():  # as most are
        term = text.lstrip("0") or "0"
    else:
        term = _spelled_quantity(match)
    return term if len(term) <= LONGEST_TERM else ""


def _spelled_quantity(match: re.Match[str]) -> str:
    try:
        match match.lastgroup:
            case "quarter" | "quarter_sign":
                return f"q{parse_chinese_integer(match[match.lastgroup])}"
            case "month":
                return f"{parse_chinese_integer(match['month'])}月"
            case "number" | "sign":
                return _plain(Decimal(match["number"].replace(",", "")) * _WORTH[match["sign"]])
            case group if group:
                return str(parse_chinese_integer(match[group]))
    except NotANumber:
        pass
    return ""


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


def terms_of_word(word: str) -> tuple[str, ...]:
    """The terms that all stand in a document that has the word, which is folded.

    Of a word of Chinese characters the pairs; of one character nothing but itself, with which
    terms begin.
    """
    found: list[str] = []
    for run in RUN.findall(word):
        found += [run] if run.isascii() or len(run) == 1 else _pairs(run)
    return tuple(dict.fromkeys(found))


def parted(folded: str) -> Iterator[tuple[str, bool]]:
    """A folded text in its parts, and of each whether it is a quantity, given as its term."""
    place = 0
    for quantity in quantities(folded):
        yield folded[place : quantity.start], False
        yield quantity.text, True
        place = quantity.end
    yield folded[place:], False


def terms_to_find(text: str) -> tuple[str, ...]:
    """What must all stand in a document for a text to be found in it as it is typed.

    Single characters count only where there is nothing longer.
    """
    parts = list(parted(fold(text)))
    found = [part for part, is_quantity in parts if is_quantity]
    for part, is_quantity in parts:
        found.extend(() if is_quantity else terms_of_word(part))
    longer = [term for term in found if len(term) > 1 or term.isascii()]
    return tuple(dict.fromkeys(longer or found))
