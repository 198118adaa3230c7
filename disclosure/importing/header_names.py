"""The names by which the columns of a ledger go, and what a header of one to three levels names.

A header goes by all its levels together (租期起), else by fewer of them, else without the period
that they name (第三季度应收).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from disclosure.ledgers.base import Column, Ledger, Span, words
from language.text import squash, to_halfwidth

MAX_LEVELS = 3
IGNORED = frozenset({"序号", "序", "行次", "项次", "行号", "no", "no."})

_BRACKETED = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_BRACKETS = re.compile(r"[()\[\]【】〔〕*]")
_UNIT_TAIL = re.compile(r"[/:,]?(?:人民币)?(?:万元|元|平方米|平米|m2|m²|㎡|亩|%)(?:/[年月季])?$")

_MONTH = r"(?:1?\d|十?[一二三四五六七八九十])"
_PERIOD = re.compile(
    rf"^(?:20\d\d年?度?)?(?:第?[一二三四1-4ⅰⅱⅲⅳ]季度?|q[1-4]|(?:{_MONTH}[-—~至到])?{_MONTH}月份?"
    r"|[上下]半年)?"
)
_THIS = re.compile("当(?=[期季月年])")
_WHERE_AS_WELL = re.compile(
    "((?:资产|资源|标的|物|房屋|地块|项目)(?:名称)?)[及和与、](?:坐落|座落|所在|具体)?"
    "(?:坐落|座落|位置|地址|地点)$"
)
"""Of things only: a name with its address is no name alone."""
_PER = re.compile(r"(?:元|\()/?(?:每)?(年|季|月)")

FIRST_SIDES = words("起 始 自 从 起始 开始 起日 起始日 起始日期 开始日期 起始时间 开始时间")
LAST_SIDES = words(
    "止 终 至 到 截止 终止 结束 到期 止日 终止日 终止日期 截止日期 结束日期 到期时间"
)

WORD = " word"
"""Behind the key of the number's column it stands for the column of the word."""

WEAK = " weak"
"""Behind a column's key it stands for a header that gives way to a better one."""

Names = Mapping[str, str]
"""Simplified header → column key."""


def known_names(ledger: Ledger) -> Names:
    """Every header of the ledger's columns, of both days of a span and one below both, of words."""
    word_names = _marked_names(ledger, WORD, attrgetter("word_aliases"))
    weak_names = _marked_names(ledger, WEAK, attrgetter("weak_aliases"))
    others = {**_span_names(ledger), **word_names, **weak_names}
    beside = {name: "" for header in ledger.beside for name in _spellings(header)}
    return {**beside, **_side_names(ledger), **accepted_names(ledger), **others}


def accepted_names(ledger: Ledger) -> Names:
    """Every header that the ledger's columns go by."""
    return {
        name: column.key
        for column in ledger.columns
        for alias in (column.label, *column.aliases)
        for name in _spellings(alias)
    }


def _span_names(ledger: Ledger) -> Names:
    """Every header of a column that holds both days of a span."""
    return {
        name: key_of(span)
        for span in ledger.spans
        for alias in span.aliases
        for name in _spellings(alias)
    }


def _side_names(ledger: Ledger) -> Names:
    """Every header of one day of a span below that of both: 租赁期限 above 起始 and 截止."""
    return {
        name: key
        for span in ledger.spans
        for key, sides in ((span.first, FIRST_SIDES), (span.last, LAST_SIDES))
        for alias in span.aliases
        for side in sides
        for name in _spellings(alias + side)
    }


def _marked_names(ledger: Ledger, mark: str, aliases: Callable[[Column], Sequence[str]]) -> Names:
    """Every header that such aliases give, for the column's key with the mark behind it."""
    return {
        name: f"{column.key}{mark}"
        for column in ledger.columns
        for alias in aliases(column)
        for name in _spellings(alias)
    }


def key_of(span: Span) -> str:
    """What stands for both columns of a span that one header names."""
    return f"{span.first} {span.last}"


@dataclass(frozen=True, slots=True)
class Named:
    """The column that a header names ('' for one to leave out), how much of the header fits.

    `rest` is what the name leaves over.
    """

    key: str
    fit: int
    rest: tuple[str, ...] = ()


def recognise(
    texts: Sequence[str], names: Names, answers: Mapping[str, str | None]
) -> Named | None:
    """What a header of these levels names; None for unknown."""
    whole = squash_header("".join(texts))
    if whole in answers:
        return Named(answers[whole] or "", MAX_LEVELS + 1)
    for fit, parts in _by_fit(texts):
        text = "".join(parts)
        for name in _spellings(text):
            if name in names:
                above = tuple(level for level in texts if level not in parts)
                return Named(names[name], fit, (*above, *_left_over(text, name)))
            if name in IGNORED:
                return Named("", fit)
    leaf = squash_header(texts[-1])
    undated = _PERIOD.sub("", leaf)
    for name in _spellings(undated):
        if name in names:
            dated = leaf.removesuffix(undated)
            return Named(names[name], 0, (*texts[:-1], dated, *_left_over(undated, name)))
    return None


def _left_over(text: str, name: str) -> Sequence[str]:
    """What the brackets of a header say, where they are no part of the name."""
    plain = _plain(text)
    return () if name == _BRACKETS.sub("", plain) else _BRACKETED.findall(plain)


def _by_fit(texts: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """All levels together, then without the upper ones, then the upper ones without the leaf."""
    for start in range(len(texts)):
        yield len(texts) - start, texts[start:]
    if len(texts) > 1:
        yield 0, texts[:-1]
        yield 0, texts[:1]


REMEMBERED_LENGTH = 100


def squash_header(text: str) -> str:
    """A header as answers about it are remembered: half-width, small letters, no spaces.

    Cut where the database's column for it ends, so that asking and remembering agree.
    """
    return squash(to_halfwidth(text)).casefold()[:REMEMBERED_LENGTH]


def unbracketed(text: str) -> str:
    """A squashed header without what begins with a bracket: 未付款 of 未付款(万元)."""
    return squash_header(text).partition("(")[0]


def _plain(text: str) -> str:
    """A header in the ledgers' own words: 帐面原值 is 账面原值, 当期应收 is 本期应收."""
    return _THIS.sub("本", squash_header(text).replace("帐", "账"))


@lru_cache(maxsize=10_000)
def _spellings(text: str) -> tuple[str, ...]:
    """A header with what its brackets say, without them, without a unit at its end, and without
    what it tells as well: 资产名称及坐落 names what 资产名称 does.

    What is reckoned by the year or the month is named so as well: 租金(元/年) is 年租金.
    """
    plain = _plain(text)
    bare = _BRACKETED.sub("", plain)
    name = _UNIT_TAIL.sub("", bare)
    per = _PER.search(plain)
    thing = _WHERE_AS_WELL.sub(r"\1", name)
    return _BRACKETS.sub("", plain), *((per[1] + name,) if per else ()), bare, name, thing
