"""Rows that only help whoever reads the paper: units, numbers of the columns, 以下空白."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from disclosure.importing.cells import as_text
from disclosure.importing.headers import Header, Rows
from language.text import squash

_STROKES = r"[-—/\\*()]*"
_END = re.compile(
    rf"{_STROKES}(?:(?:以下|此[处行页栏])(?:无正文|无内容|空白|为空白?|无){_STROKES})+"
)
_UNIT = re.compile(
    r"(?:人民币)?[十百千万亿]*元(?:/?每?[年月季人亩])?|%|㎡|m2|m²|平方米?|平米|亩|公顷"
    r"|[人名户口间处个件台套辆张票位笔项]|年月日?",
    re.IGNORECASE,
)
_UNIT_LABELS = frozenset({"单位", "计量单位", "单位:", "计量单位:"})
_COLUMN_NUMBER = re.compile(
    r"栏次|栏号|列次|行次|项次|[A-Za-z]|[甲乙丙丁戊己庚辛壬癸]|[①-⑳]|\(?\d{1,2}\)?(?:=.+)?"
)
_ROWS_OF_HELP = 3
_COUNT = r"[\d一二三四五六七八九十]{1,4}"
_PAGE_HEAD = re.compile(
    r"(?:(?:金额|货币|计量)?单位:?\(?(?:人民币)?[十百千万亿]*元"
    rf"|第{_COUNT}页|[共总]{_COUNT}页|页[码次]:?|{_COUNT}/{_COUNT}页?"
    r"|续[上下前]?[表页]|[接承转][上下前][表页])[,、/;()-]*"
)


def says_that_the_rest_is_empty(cells: Iterable[object]) -> bool:
    """Whether a row says 以下空白, in one cell or a letter in each."""
    return bool(_END.fullmatch(squash("".join(map(as_text, cells)))))


def heads_a_page(cells: Iterable[object]) -> bool:
    """Whether a row says in which unit a printed page counts, or which page it is, or that the
    table goes on: no more."""
    text = squash("".join(map(as_text, cells))).lstrip("(-")
    return bool(text) and not _PAGE_HEAD.sub("", text)


def numbers_columns(cells: Sequence[object]) -> bool:
    """Whether the filled cells of a row number the columns: 栏次 | A | B | 1 | 2 | 3=1-2."""
    texts = [squash(as_text(cell)) for cell in cells]
    if not all(map(_COLUMN_NUMBER.fullmatch, texts)):
        return False
    numbers = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    return len(set(texts)) == len(texts) and all(a < b for a, b in pairwise(numbers))


def with_units(rows: Rows, header: Header) -> Header:
    """The header, and below it the row that says the unit of each column, if there is one."""
    for number in range(header.last + 1, header.last + 1 + _ROWS_OF_HELP):
        row = rows[number - 1] if number <= len(rows) else ()
        filled = {column: text for column, cell in enumerate(row, 1) if (text := as_text(cell))}
        units = {column: text for column, text in filled.items() if text not in _UNIT_LABELS}
        if units and all(map(_is_unit, units.values())):
            return _joined(header, number, units)
        if filled and not numbers_columns(list(filled.values())):
            break
    return header


def _is_unit(text: str) -> bool:
    return bool(_UNIT.fullmatch(squash(text).strip("()")))


def _joined(header: Header, last: int, units: dict[int, str]) -> Header:
    """Columns that nobody knows keep their text: answers are remembered by it."""
    known = set(header.columns.values()) & units.keys()
    levels = {
        column: (*texts, f"({squash(units[column]).strip('()')})") if column in known else texts
        for column, texts in header.levels.items()
    }
    return replace(header, last=last, levels=levels)
