"""Finds the header of a table and says which column is which.

A header has one to three levels: 租期 above 起 and 止. A column goes by all its levels together
(租期起), else by fewer of them, else without the period that they name (第三季度应收); where two
columns would be the same, the one whose whole header fits has it. One column may be two (租期).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from disclosure.ledgers.base import Ledger, Span, words
from language.text import squash, to_halfwidth

MAX_TOP = 50  # no accountant writes fifty lines of title
MAX_LEVELS = 3
IGNORED = frozenset({"序号", "序", "行次", "项次", "行号", "no", "no."})

_BRACKETED = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_BRACKETS = re.compile(r"[()\[\]【】〔〕*]")
_UNIT_TAIL = re.compile(r"[/:,]?(?:人民币)?(?:万元|元|平方米|平米|m2|m²|㎡|亩|%)(?:/[年月季])?$")

_MONTH = r"(?:1?\d|十?[一二三四五六七八九十])"
_PERIOD = re.compile(
    rf"^(?:20\d\d年度?)?(?:第?[一二三四1-4]季度?|(?:{_MONTH}[-—~至到])?{_MONTH}月份?|[上下]半年)?"
)
_PER = re.compile(r"(?:元|\()/?(?:每)?(年|季|月)")

_WHITE_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"\s*[-+]?[\d,.]+%?\s*")

FIRST_SIDES = words("起 始 自 从 起始 开始 起日 起始日 起始日期 开始日期 起始时间 开始时间")
LAST_SIDES = words(
    "止 终 至 到 截止 终止 结束 到期 止日 终止日 终止日期 截止日期 结束日期 到期时间"
)

Rows = Sequence[Sequence[object]]
Names = Mapping[str, str]
"""Simplified header → column key."""


@dataclass(frozen=True, slots=True)
class Header:
    """Rows `first` to `last` of the sheet; columns count from 1.

    `columns` maps column keys to sheet columns, `doubled` those keys that several columns claim;
    the two keys of each of `spans` have one sheet column.
    `levels` gives the header's texts of each column from the top down, `unknown` the columns with
    a header that fits nothing, `rests` what a header says besides the name of its column: groups
    above it, brackets, a period.
    """

    first: int
    last: int
    columns: dict[str, int]
    doubled: dict[str, tuple[int, ...]]
    unknown: tuple[int, ...]
    levels: Mapping[int, tuple[str, ...]]
    spans: tuple[Span, ...] = ()
    rests: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def known(self) -> int:
        """How many columns of the sheet have a header of the ledger."""
        return len(self.columns) - len(self.spans) + len(self.doubled)

    def text(self, column: int) -> str:
        """The header of a column as one text."""
        return _WHITE_SPACE.sub("", "".join(self.levels.get(column, ())))

    def missing(self, ledger: Ledger) -> list[str]:
        """The labels of the columns that the ledger needs and the header lacks."""
        return [
            column.label
            for column in ledger.columns
            if not (column.optional or column.key in self.columns or column.key in self.doubled)
        ]


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
        name: _key_of(span)
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


def _key_of(span: Span) -> str:
    return f"{span.first} {span.last}"


def find_header(
    rows: Rows, ledger: Ledger, answers: Mapping[str, str | None] | None = None
) -> Header | None:
    """The rows that name the most columns of the ledger; None if none names at least two."""
    names = {**_side_names(ledger), **accepted_names(ledger), **_span_names(ledger)}
    keys = {*(column.key for column in ledger.columns), None}
    answers = {text: key for text, key in (answers or {}).items() if key in keys}
    best: Header | None = None
    for depth in range(1, MAX_LEVELS + 1):
        for top in _possible_tops(rows, depth):
            header = _read(rows, top, depth, names, answers, ledger.spans)
            if header.known >= 2 and (best is None or header.known > best.known):
                best = header
    return best


def _possible_tops(rows: Rows, depth: int) -> Iterator[int]:
    """Rows from which `depth` rows could be a header: at least two texts, and no numbers."""
    wordy = [_is_wordy(row) for row in rows[: MAX_TOP + MAX_LEVELS]]
    for top in range(min(MAX_TOP, len(wordy) - depth + 1)):
        if all(wordy[top : top + depth]):
            yield top


def _is_wordy(row: Sequence[object]) -> bool:
    filled = [cell for cell in row if cell != ""]
    return len(filled) > 1 and all(
        isinstance(cell, str) and not looks_like_number(cell) for cell in filled
    )


def looks_like_number(cell: object) -> bool:
    """Whether a raw cell is a number, or a text of digits."""
    return bool(_NUMBER.fullmatch(cell)) if isinstance(cell, str) else isinstance(cell, int | float)


def _read(
    rows: Rows,
    top: int,
    depth: int,
    names: Names,
    answers: Mapping[str, str | None],
    spans: Sequence[Span],
) -> Header:
    """The header made of `depth` rows from `top` (counted from 0)."""
    levels = _levels(rows[top : top + depth])
    claims: dict[str, dict[int, int]] = {}
    unknown = []
    rests = {}
    for column, texts in levels.items():
        match = _recognise(texts, names, answers)
        if match is None:
            unknown.append(column)
        elif match.key:
            claims.setdefault(match.key, {})[column] = match.fit
            rests[column] = match.rest
    divided = _divide(claims, unknown, spans)
    columns, doubled = {}, {}
    for key, fits in claims.items():
        best = max(fits.values())
        winners = tuple(column for column, fit in fits.items() if fit == best)
        unknown += [column for column, fit in fits.items() if fit < best]
        if len(winners) == 1:
            columns[key] = winners[0]
        else:
            doubled[key] = winners
    unknown.sort()
    return Header(top + 1, top + depth, columns, doubled, tuple(unknown), levels, divided, rests)


def _divide(
    claims: dict[str, dict[int, int]], unknown: list[int], spans: Sequence[Span]
) -> tuple[Span, ...]:
    """Give both columns of a span the one that holds it, unless either has one of its own."""
    divided = []
    for span in spans:
        fits = claims.pop(_key_of(span), {})
        if len(fits) == 1 and not {span.first, span.last} & claims.keys():
            claims[span.first] = claims[span.last] = fits
            divided.append(span)
        else:
            unknown += fits
    return tuple(divided)


def _levels(rows: Rows) -> dict[int, tuple[str, ...]]:
    """Sheet column → the texts above it, a group's text carried over the columns below it."""
    width = max(len(row) for row in rows)
    above = [""] * width
    stacks: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(rows):
        texts = [str(row[i]).strip() if i < len(row) else "" for i in range(width)]
        lower = rows[depth + 1 :]
        texts = _carried(texts, lower, above) if lower else texts
        for i, text in enumerate(texts):
            if text and text not in stacks[i]:
                stacks[i].append(text)
        above = ["/".join(stack) for stack in stacks]
    return {i + 1: tuple(stack) for i, stack in enumerate(stacks) if stack}


def _carried(texts: list[str], lower: Rows, above: Sequence[str]) -> list[str]:
    """A group's text stands in its first cell only: carry it right while columns have a leaf."""
    filled = list(texts)
    for i in range(1, len(filled)):
        has_leaf = any(i < len(row) and str(row[i]).strip() for row in lower)
        if not filled[i] and has_leaf and above[i] == above[i - 1]:
            filled[i] = filled[i - 1]
    return filled


@dataclass(frozen=True, slots=True)
class _Match:
    """The column that a header names ('' for one to leave out), how much of the header fits.

    `rest` is what the name leaves over.
    """

    key: str
    fit: int
    rest: tuple[str, ...] = ()


def _recognise(
    texts: Sequence[str], names: Names, answers: Mapping[str, str | None]
) -> _Match | None:
    """What a header of these levels names; None for unknown."""
    whole = squash_header("".join(texts))
    if whole in answers:
        return _Match(answers[whole] or "", MAX_LEVELS + 1)
    for fit, parts in _by_fit(texts):
        text = "".join(parts)
        for name in _spellings(text):
            if name in names:
                above = tuple(level for level in texts if level not in parts)
                return _Match(names[name], fit, (*above, *_left_over(text, name)))
            if name in IGNORED:
                return _Match("", fit)
    leaf = squash_header(texts[-1])
    undated = _PERIOD.sub("", leaf)
    for name in _spellings(undated):
        if name in names:
            dated = leaf.removesuffix(undated)
            return _Match(names[name], 0, (*texts[:-1], dated, *_left_over(undated, name)))
    return None


def _left_over(text: str, name: str) -> Sequence[str]:
    """What the brackets of a header say, where they are no part of the name."""
    plain = squash_header(text)
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


@lru_cache(maxsize=10_000)
def _spellings(text: str) -> tuple[str, ...]:
    """A header with what its brackets say, without them, and without a unit at its end.

    What is reckoned by the year or the month is named so as well: 租金(元/年) is 年租金.
    """
    plain = squash_header(text)
    bare = _BRACKETED.sub("", plain)
    name = _UNIT_TAIL.sub("", bare)
    per = _PER.search(plain)
    return _BRACKETS.sub("", plain), *((per[1] + name,) if per else ()), bare, name
