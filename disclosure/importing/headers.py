"""Finds the header of a table and says which column is which.

A header has one to three levels: 租期 above 起 and 止. Where two columns would be the same, the one
whose whole header fits has it. One column may be two (租期); of several below one header
(已付金额 above 往年 and 本年) one has to be chosen, which `sub_columns` does.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from disclosure.importing.header_names import (
    MAX_LEVELS,
    WEAK,
    WORD,
    Names,
    key_of,
    known_names,
    recognise,
)
from disclosure.ledgers.base import Ledger, Span

MAX_TOP = 50  # no accountant writes fifty lines of title


_IN_WORDS = "大写"
_WHITE_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"\s*[-+]?[\d,.]+%?\s*")


Rows = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Header:
    """Rows `first` to `last` of the sheet; columns count from 1.

    `columns` maps column keys to sheet columns, `doubled` those keys that several columns claim;
    the two keys of each of `spans` have one sheet column. `words` maps the keys of numbers to the
    columns that hold the words before them.
    `levels` gives the header's texts of each column from the top down, `unknown` the columns with
    a header that fits nothing, `rests` what a header says besides the name of its column: groups
    above it, brackets, a period. `undecided` are the keys that head several columns, of which
    nobody can tell which is meant, `parts` the columns beside the one that was chosen, `joined`
    those that its amount is made of as well, `told` what the titles say of columns that are absent.
    """

    first: int
    last: int
    columns: dict[str, int]
    doubled: dict[str, tuple[int, ...]]
    unknown: tuple[int, ...]
    levels: Mapping[int, tuple[str, ...]]
    spans: tuple[Span, ...] = ()
    rests: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)
    undecided: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    parts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    joined: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)

    @property
    def depth(self) -> int:
        """How many rows it has."""
        return self.last - self.first + 1

    @property
    def known(self) -> int:
        """How many columns of the sheet have a header of the ledger."""
        several = len(self.doubled) + len(self.undecided)
        return len(self.columns) - len(self.spans) + several + len(self.words)

    def text(self, column: int) -> str:
        """The header of a column as one text."""
        return _WHITE_SPACE.sub("", "".join(self.levels.get(column, ())))

    def missing(self, ledger: Ledger) -> list[str]:
        """The labels of the columns that the ledger needs and the header lacks.

        A share may be absent beside the words for it: a project that is 在建 need not be 50%.
        So may what is left of two amounts, and what the titles tell.
        """
        there = self.columns.keys() | self.doubled.keys() | self.told.keys()
        whole, part, rest, _ = ledger.difference or (None, None, None, None)
        given = {rest} if {whole, part} <= self.columns.keys() else set()
        return [
            column.label
            for column in ledger.columns
            if not (column.optional or column.key in there | given or column.worded_in in there)
        ]


def find_header(
    rows: Rows, ledger: Ledger, answers: Mapping[str, str | None] | None = None
) -> Header | None:
    """The rows that name the most columns of the ledger, of the first table that lacks none, and
    those below that name the parts of its columns.

    None if no rows name at least two.
    """
    names = known_names(ledger)
    keys = {*(column.key for column in ledger.columns), None}
    answers = {text: key for text, key in (answers or {}).items() if key in keys}
    headers = [
        header
        for depth in range(1, MAX_LEVELS + 1)
        for top in _possible_tops(rows, depth)
        if (header := _read(rows, top, depth, names, answers, ledger.spans)).known >= 2
    ]
    best = max(headers, key=_known, default=None)
    while best and (above := _whole_headers_above(best, headers, ledger)):
        best = max(above, key=_known)
    while best and best.depth < MAX_LEVELS and _names_parts(rows, best):
        best = _read(rows, best.first - 1, best.depth + 1, names, answers, ledger.spans)
    return best


_known = attrgetter("known")


def _whole_headers_above(header: Header, headers: Sequence[Header], ledger: Ledger) -> list[Header]:
    """Headers above it that lack no column: of two tables in a sheet the first one is meant."""
    return [each for each in headers if each.last < header.first and not each.missing(ledger)]


def _possible_tops(rows: Rows, depth: int) -> Iterator[int]:
    """Rows from which `depth` rows could be a header: at least two texts, and no numbers."""
    wordy = [is_wordy(row) for row in rows[: MAX_TOP + MAX_LEVELS]]
    for top in range(min(MAX_TOP, len(wordy) - depth + 1)):
        if all(wordy[top : top + depth]):
            yield top


def is_wordy(row: Sequence[object]) -> bool:
    """Whether a row could be one of a header: at least two texts, and no numbers."""
    filled = [cell for cell in row if cell != ""]
    return len(filled) > 1 and all(
        isinstance(cell, str) and not looks_like_number(cell) for cell in filled
    )


def looks_like_number(cell: object) -> bool:
    """Whether a raw cell is a number, or a text of digits."""
    return bool(_NUMBER.fullmatch(cell)) if isinstance(cell, str) else isinstance(cell, int | float)


def _names_parts(rows: Rows, header: Header) -> bool:
    """Whether the row below says what stands in the columns that a header is merged over: words
    below that header and right of it, and nowhere else."""
    row = rows[header.last] if header.last < len(rows) else ()
    filled = [column for column, cell in enumerate(row, 1) if str(cell).strip()]
    leaders = {column: _leader(column, header) for column in filled}
    groups = {leaders[column] for column in filled if leaders[column] != column}
    return (
        bool(groups)
        and groups <= set(filled)
        and is_wordy(row)
        and all(
            leaders[column] in groups or str(row[column - 1]).strip() in header.levels[column]
            for column in filled
        )
    )


def _leader(column: int, header: Header) -> int:
    """The nearest column to the left that has a header, the column itself if it has one; else 0."""
    return max((known for known in header.levels if known <= column), default=0)


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
        match = recognise(texts, names, answers)
        if match is None:
            unknown.append(column)
        elif match.key:
            claims.setdefault(match.key, {})[column] = match.fit
            rests[column] = match.rest
    _give_way(claims)
    divided = _divide(claims, unknown, spans)
    words = _set_apart(claims, unknown)
    columns, doubled = {}, {}
    for key, fits in claims.items():
        best = max(fits.values())
        winners = _in_figures([column for column, fit in fits.items() if fit == best], levels)
        unknown += [column for column, fit in fits.items() if fit < best]
        if len(winners) == 1:
            columns[key] = winners[0]
        else:
            doubled[key] = winners
    unknown.sort()
    return Header(
        top + 1, top + depth, columns, doubled, tuple(unknown), levels, divided, rests, words
    )


def _in_figures(columns: Sequence[int], levels: Mapping[int, tuple[str, ...]]) -> tuple[int, ...]:
    """The columns without those that say the same amount in words: 金额(大写) beside 金额(小写)."""
    figures = tuple(column for column in columns if _IN_WORDS not in levels[column][-1])
    return figures or tuple(columns)


def _give_way(claims: dict[str, dict[int, int]]) -> None:
    """Give a column the header that it has only where no better one stands: 坐落 is the thing that
    is let where nothing else says which that is, and else where that thing lies."""
    for claimed in [claimed for claimed in claims if claimed.endswith(WEAK)]:
        fits = claims.pop(claimed)
        claims.setdefault(claimed.removesuffix(WEAK), fits)


def _divide(
    claims: dict[str, dict[int, int]], unknown: list[int], spans: Sequence[Span]
) -> tuple[Span, ...]:
    """Give both columns of a span the one that holds it, unless either has one of its own."""
    divided = []
    for span in spans:
        fits = claims.pop(key_of(span), {})
        if len(fits) == 1 and not {span.first, span.last} & claims.keys():
            claims[span.first] = claims[span.last] = fits
            divided.append(span)
        else:
            unknown += fits
    return tuple(divided)


def _set_apart(claims: dict[str, dict[int, int]], unknown: list[int]) -> dict[str, int]:
    """The one column of words for each number that has a column, by the number's key."""
    words = {}
    for claimed in [claimed for claimed in claims if claimed.endswith(WORD)]:
        fits, key = claims.pop(claimed), claimed.removesuffix(WORD)
        if len(fits) == 1 and key in claims:
            (words[key],) = fits
        else:
            unknown += fits
    return words


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
