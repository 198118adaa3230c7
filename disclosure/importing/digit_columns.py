"""Amounts that a paper form, and its copy, writes a digit to a column: 千 | 百 | 十 | 元 | 角 | 分.

Each column beside that of the 元 is worth a tenth, or ten times, what the one next to it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from disclosure.importing.cells import as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header
from disclosure.importing.reshaping import explained, with_body, with_cell
from disclosure.ledgers.base import ColumnType, Ledger
from language.text import squash

_YUAN = re.compile("[元圆]")
_ABOVE = tuple(
    map(
        re.compile,
        ("[十拾]", "[百佰]", "[千仟]", "万", "[十拾]万?", "[百佰]万?", "[千仟]万?", "亿"),
    )
)
"""What the columns left of the 元 are called, the nearest first."""
_BELOW = tuple(map(re.compile, "角分"))
_DIGIT = re.compile("[十拾百佰千仟]?万|[十拾百佰千仟亿元圆角分]")
_CURRENCY = re.compile("[¥￥]")
_WHOLE = re.compile(r"\d+", re.ASCII)


def join_digits(sheet: Sheet, header: Header, ledger: Ledger) -> tuple[Sheet, Header]:
    """The sheet with each such amount whole in the column of its 元, and the header that says which
    columns it was made of; columns of digits that do not follow each other are asked about.
    """
    for column in ledger.columns:
        place = header.columns.get(column.key)
        if column.type is not ColumnType.MONEY or place is None:
            continue
        beside = [*_beside(header, place)]
        if not (beside and _YUAN.fullmatch(_leaf(header, place))):
            continue
        if not _are_one_amount(header, place, beside):
            header = _undecided(header, column.key, (place, *beside))
            continue
        joined = {**header.joined, column.key: tuple(beside)}
        header = replace(explained(header, *beside), joined=joined)
        span = range(min(beside[0], place) - 1, max(beside[-1], place))
        body = [_joined(row, span, place - 1) for row in sheet.rows[header.last :]]
        sheet = with_body(sheet, header, body)
    return sheet, header


def _leaf(header: Header, place: int) -> str:
    return squash(header.levels[place][-1])


def _beside(header: Header, place: int) -> Iterator[int]:
    """The unknown columns below the same header that name a digit."""
    group = header.levels[place][:-1]
    for each in header.unknown:
        levels = header.levels[each]
        if group and levels[:-1] == group and _DIGIT.fullmatch(squash(levels[-1])):
            yield each


def _are_one_amount(header: Header, place: int, beside: Sequence[int]) -> bool:
    """Whether the columns beside that of the 元 are the digits of its amount, none left out."""
    above = [each for each in reversed(beside) if each < place]
    below = [each for each in beside if each > place]
    return _follow(header, place, above, -1, _ABOVE) and _follow(header, place, below, 1, _BELOW)


def _follow(
    header: Header, place: int, beside: Sequence[int], step: int, names: Sequence[re.Pattern[str]]
) -> bool:
    """Whether the columns on one side, the nearest first, are the next digits without a gap."""
    return len(beside) <= len(names) and all(
        each == place + step * distance and name.fullmatch(_leaf(header, each))
        for distance, (each, name) in enumerate(zip(beside, names, strict=False), 1)
    )


def _undecided(header: Header, key: str, places: Sequence[int]) -> Header:
    columns = {each: place for each, place in header.columns.items() if each != key}
    undecided = {**header.undecided, key: tuple(sorted(places))}
    return replace(header, columns=columns, undecided=undecided)


def _joined(row: Sequence[object], span: range, yuan: int) -> Sequence[object]:
    """The row with the whole amount in place of its 元; what is no digit is left to be refused."""
    texts = {index: _CURRENCY.sub("", squash(as_text(row[index]))) for index in span}
    if not any(texts.values()):
        return row
    if not all(_is_digit(text, first=index == span[0]) for index, text in texts.items()):
        return with_cell(row, yuan, "|".join(texts.values()))
    digits = {index: text or "0" for index, text in texts.items()}
    whole = "".join(text for index, text in digits.items() if index <= yuan)
    cents = "".join(text for index, text in digits.items() if index > yuan)
    return with_cell(row, yuan, f"{whole}.{cents}" if cents else whole)


def _is_digit(text: str, *, first: bool) -> bool:
    return not text or bool(_WHOLE.fullmatch(text) and (first or len(text) == 1))
