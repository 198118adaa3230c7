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
_RUN = re.compile(rf"[{HAN}]+|[a-z]+")


def terms(text: str) -> Iterator[Term]:
    """Everything that a text is found by, and where it stands."""
    folded = fold(text)
    yield from quantities(folded)
    for run in _RUN.finditer(folded):
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
    return [*map(add, run, run[1:]), run[-1]]


def term_texts(text: str) -> list[str]:
    """The same without the places, for an index: six times as quick."""
    folded = fold(text)
    found = [term.text for term in quantities(folded)]
    for run in _RUN.findall(folded):
        found.extend(_texts_of_run(run))
    return found


def quantities(folded: str) -> Iterator[Term]:
    """The numbers and periods in a folded text: 30000, 45.6, 2026, q3, 9月."""
    for match in _QUANTITY.finditer(folded):
        text = _quantity(match)
        if text and len(text) <= LONGEST_TERM:
            yield Term(text, match.start(), match.end())


def _quantity(match: re.Match[str]) -> str:
    try:
        match match.lastgroup:
            case "quarter" | "quarter_sign":
                return f"q{_integer(match[match.lastgroup])}"
            case "month":
                return f"{_integer(match['month'])}月"
            case "number" | "sign":
                return _plain(Decimal(match["number"].replace(",", "")) * _WORTH[match["sign"]])
            case group if group:
                return str(_integer(match[group]))
    except NotANumber:
        pass
    return ""


def _integer(numerals: str) -> int:
    return parse_chinese_integer(numerals)


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


def terms_of_word(word: str) -> tuple[str, ...]:
    """The terms that all stand in a document that has the word, which is folded.

    Of a word of Chinese characters the pairs; of one character nothing but itself, with which
    terms begin.
    """
    found: list[str] = []
    for run in _RUN.finditer(word):
        pairs = [run[0][place : place + 2] for place in range(len(run[0]) - 1)]
        found += [run[0]] if run[0].isascii() or not pairs else pairs
    return tuple(dict.fromkeys(found))


def terms_to_find(text: str) -> tuple[str, ...]:
    """What must all stand in a document for a text to be found in it as it is typed.

    Single characters count only where there is nothing longer.
    """
    folded = fold(text)
    numbers = sorted(quantities(folded), key=lambda term: term.start)
    rest = list(folded)
    for number in numbers:
        rest[number.start : number.end] = " " * (number.end - number.start)
    found = [number.text for number in numbers]
    for run in _RUN.findall("".join(rest)):
        found.extend(terms_of_word(run))
    longer = [term for term in found if len(term) > 1 or term.isascii()]
    return tuple(dict.fromkeys(longer or found))
