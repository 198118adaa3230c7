"""Tells data rows from all the other rows that accountants put below a header."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum

from disclosure.importing.headers import Header, looks_like_number
from disclosure.importing.signatures import is_signature
from disclosure.ledgers.base import ColumnType, Ledger
from language.text import squash

Row = Sequence[object]

LABEL_CELLS = 5
"""A total's label stands among the first cells of its row."""

LONGEST_BEGINNING = 12
"""A lone text that is longer is a remark, not the number or name with which a row begins."""

_TOTAL = re.compile(
    r"(?P<of>.{0,12}?)(?P<kind>合计|总计|共计|总额|小计|累计|发生额及余额|发生额|过次页|转下页"
    r"|结转下[月季年期]|[期月季年]末(?:结余|余|结存)|本[月季年期](?:结余|结存))"
    r"(?:数|金额|额)?(?:\([^)]*\))?:?(?:\d+[户处笔件人项个宗])?"
)
EXAMPLE_MARK = "示例"
"""What our template writes under 序号 beside its example row."""

_PARTIAL_KINDS = frozenset({"小计", "累计", "过次页", "转下页"})
_WHOLE = re.compile(
    r"(?:本[期月季年]度?|当[期月季年]|全[村年月]|总|\d{1,2}月份?)?(?:发生额|收支|租金|金额)?"
)
_COLON = re.compile("[:：]")
_TOTAL_HINT = re.compile("[计额页结末]")
_OPENING = re.compile(r"(?:现金|银行存款|银行)?(?P<word>.+?)(?:余额|金额|数|款)?(?:\([^)]*\))?:?")
_HEADING = re.compile(
    r"\(?[一二三四五六七八九十]{1,3}[)、.].*|第[一二三四五六七八九十]+[部类组季].*|.{1,8}类:?"
)
_NUMERIC = frozenset({ColumnType.MONEY, ColumnType.NUMBER, ColumnType.INTEGER, ColumnType.SHARE})


class RowKind(Enum):
    DATA = "data"
    BLANK = "blank"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    OPENING = "opening"
    SIGNATURE = "signature"
    HEADER = "header"
    NOTE = "note"
    EXAMPLE = "example"  # of our own template


class RowSorter:
    """Sorts the rows below one header of one ledger, from the top down."""

    def __init__(self, header: Header, ledger: Ledger) -> None:
        numeric = {column.key for column in ledger.columns if column.type in _NUMERIC}
        self._mapped = {index - 1 for index in header.columns.values()}
        self._numbers = {i - 1 for key, i in header.columns.items() if key in numeric}
        self._words = self._mapped - self._numbers
        self._opening = frozenset(map(squash, ledger.opening_words))
        self._levels: Mapping[int, tuple[str, ...]] = header.levels
        self._headers = {text for texts in header.levels.values() for text in texts}
        self._total_seen = False

    def sort(self, row: Row) -> RowKind:
        """What kind of row this is."""
        filled = [index for index, cell in enumerate(row) if cell != "" and cell != " "]
        if not filled:
            return RowKind.BLANK
        first = row[filled[0]]
        if first in self._headers and self._repeats_header(row, filled):
            return RowKind.HEADER
        if first == EXAMPLE_MARK:
            return RowKind.EXAMPLE
        label = self._label(row, filled)
        if label:
            self._total_seen |= label is RowKind.TOTAL
            return label
        if isinstance(first, str) and self._is_signature(first, row, filled):
            return RowKind.SIGNATURE
        if len(filled) == 1 and isinstance(first, str) and self._is_note(first, filled[0]):
            return RowKind.NOTE
        return RowKind.BLANK if self._says_nothing(row, filled) else RowKind.DATA

    def _says_nothing(self, row: Row, filled: list[int]) -> bool:
        """Only a running number, or zeros that formulas left."""
        return all(index not in self._mapped or row[index] == 0 for index in filled)

    def _label(self, row: Row, filled: list[int]) -> RowKind | None:
        """The kind of a row that is labelled as a total or as an opening balance."""
        for index in filled[:LABEL_CELLS]:
            cell = row[index]
            if not isinstance(cell, str):
                continue
            if self._opening and self._is_opening(cell):
                return RowKind.OPENING
            if _TOTAL_HINT.search(cell):
                found = _TOTAL.fullmatch(squash(cell))
                if found and self._words_beside(row, index) <= self._words_allowed(found["of"]):
                    return _kind_of_total(found)
        return None

    def _is_opening(self, cell: str) -> bool:
        found = _OPENING.fullmatch(squash(cell))
        return bool(found and found["word"] in self._opening)

    def _words_beside(self, row: Row, label: int) -> int:
        """How many cells in words (names, dates, numbers of contracts) the row fills besides."""
        return sum(1 for i in self._words if i != label and i < len(row) and row[i] != "")

    def _words_allowed(self, prefix: str) -> int:
        """A total may say 18 户 beside its label; 仓库合计 beside a name is somebody's row."""
        return len(self._words) // 2 if _WHOLE.fullmatch(prefix) else 0

    def _repeats_header(self, row: Row, filled: list[int]) -> bool:
        same = sum(1 for index in filled if row[index] in self._levels.get(index + 1, ()))
        return same * 2 > len(filled)

    def _is_signature(self, first: str, row: Row, filled: list[int]) -> bool:
        """Whoever signs first may hold an office that we do not know: then the next one counts."""
        signed = is_signature(first) or (
            _COLON.search(first) is not None
            and any(isinstance(row[i], str) and is_signature(str(row[i])) for i in filled[1:])
        )
        return signed and self._is_no_data(row, filled)

    def _is_no_data(self, row: Row, filled: list[int]) -> bool:
        mapped = sum(1 for index in filled if index in self._mapped)
        return mapped * 2 <= len(self._mapped) or not any(
            looks_like_number(row[index]) for index in self._numbers & set(filled)
        )

    def _is_note(self, text: str, index: int) -> bool:
        """A heading, a repeated title or a remark, and not a row that somebody only began."""
        if self._total_seen or index not in self._mapped or len(text) > LONGEST_BEGINNING:
            return True
        return bool(_HEADING.fullmatch(squash(text)))


def _kind_of_total(found: re.Match[str]) -> RowKind:
    whole = found["kind"] not in _PARTIAL_KINDS and _WHOLE.fullmatch(found["of"])
    return RowKind.TOTAL if whole else RowKind.SUBTOTAL
