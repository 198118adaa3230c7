"""Tells data rows from all the other rows that accountants put below a header."""

import re
from collections.abc import Sequence
from enum import Enum
from functools import cache

from disclosure.importing.cells import BLANKS, EXCEL_ERRORS, as_text
from disclosure.importing.header_names import IGNORED, squash_header
from disclosure.importing.headers import Header, looks_like_number
from disclosure.importing.headings import heading_text, heads_sums, is_heading
from disclosure.importing.helper_rows import (
    heads_a_page,
    numbers_columns,
    says_that_the_rest_is_empty,
)
from disclosure.importing.signatures import is_all_signatures, is_signature
from disclosure.importing.total_labels import OF_PAGES, TotalLabel, TotalLabels, group_label
from disclosure.ledgers import LEDGERS
from disclosure.ledgers.base import NUMERIC, Ledger
from language.text import squash

Row = Sequence[object]

LABEL_CELLS = 5
"""A total's label stands among the first cells of its row."""

END_CELLS = 4
"""以下空白 may take as many cells as it has letters."""

HEADING_CELLS = 2
"""A heading takes a cell, or two with its number; sums of its group may stand beside it."""

LONGEST_BEGINNING = 12
"""A lone text that is longer is a remark, not the number or name with which a row begins."""

EXAMPLE_MARK = "示例"
"""What our template writes under 序号 beside its example row."""

FEWEST_HEADERS = 3
"""So many headers make a row the header of a table."""

_COLON = re.compile("[:：]")
_OPENING = re.compile(r"(?:现金|银行存款|银行)?(?P<word>.+?)(?:余额|金额|数|款)?(?:\([^)]*\))?:?")
_BRACKETED = re.compile(r"[(\[/].*$")
_OF_WHICH = "其中"
"""Below the total it parts that sum: 其中：欠缴."""
_REMARK = re.compile("(?:填表|其他|补充)?(?:说明|备注|附注|注):?")
_CARRIED = "结转"
"""Alone it opens the account only above all entries, and without a number of a voucher."""
_OF_GROUPS = OF_PAGES | {"小计", "累计"}


class RowKind(Enum):
    DATA = "data"
    BLANK = "blank"
    TOTAL = "total"
    OPENING = "opening"
    SIGNATURE = "signature"
    HEADER = "header"
    NOTE = "note"
    EXAMPLE = "example"  # of our own template
    OTHER_TABLE = "other table"  # the header of a second table
    LONE_TEXT = "lone text"  # a heading, or a row that somebody only began
    NUMBERS = "numbers"  # and no word that says what they are: a total without its label


class RowSorter:
    """Sorts the rows below one header of one ledger, from the top down."""

    def __init__(self, header: Header, ledger: Ledger, labels: TotalLabels) -> None:
        numeric = {column.key for column in ledger.columns if column.type in NUMERIC}
        self._mapped = {index - 1 for index in header.columns.values()}
        self._numbers = {i - 1 for key, i in header.columns.items() if key in numeric}
        self._words = self._mapped - self._numbers
        self._opening = frozenset(map(squash, ledger.opening_words))
        self._levels = {
            column - 1: {_plain(text) for text in texts} for column, texts in header.levels.items()
        }
        self._labels = labels
        self._below_header = True  # no data row since
        self._data_seen = self._total_seen = self._sum_seen = False
        self.label: TotalLabel | None = None
        """That of the last row that was a total."""

    def sort(self, row: Row) -> RowKind:
        """What kind of row this is."""
        filled = [index for index, cell in enumerate(row) if cell != "" and cell != " "]
        if not filled:
            return RowKind.BLANK
        kind = self._kind(row, filled)
        if kind is RowKind.DATA:
            self._below_header, self._data_seen = False, True
        elif kind is RowKind.HEADER:
            self._below_header = True
        return kind

    def _kind(self, row: Row, filled: list[int]) -> RowKind:
        first = row[filled[0]]
        if first == EXAMPLE_MARK:
            return RowKind.EXAMPLE
        if self._is_help(row, filled):
            return RowKind.BLANK
        if not any(looks_like_number(row[index]) for index in self._numbers):
            header = self._header(row, filled)
            if header:
                return header
        label = self._label(row, filled)
        if label:
            return label
        if isinstance(first, str) and self._is_signature(first, row, filled):
            return RowKind.SIGNATURE
        if len(filled) <= END_CELLS and heads_a_page(row[index] for index in filled):
            return RowKind.NOTE
        if isinstance(first, str) and self._is_remark(squash(first), row, filled):
            return RowKind.NOTE
        few_words = len(filled) <= len(self._numbers) + HEADING_CELLS  # quick to say of most rows
        if few_words and (heading := self._heading(row, filled)):
            return heading
        if self._says_nothing(row, filled):
            return RowKind.BLANK
        nameless = self._data_seen and len(filled) > 1 and self._numbers.issuperset(filled)
        return RowKind.NUMBERS if nameless else RowKind.DATA

    def _is_help(self, row: Row, filled: list[int]) -> bool:
        """The numbers of the columns below a header, or that nothing follows."""
        if len(filled) <= END_CELLS:
            return says_that_the_rest_is_empty([row[index] for index in filled])
        return self._below_header and numbers_columns([row[index] for index in filled])

    def _is_remark(self, first: str, row: Row, filled: list[int]) -> bool:
        """Whether the row parts a sum that stands above, or is headed as words about the table."""
        if first.startswith(_OF_WHICH):
            return self._sum_seen or filled[0] not in self._mapped
        return bool(_REMARK.fullmatch(first)) and not any(
            looks_like_number(row[index]) for index in self._numbers.intersection(filled)
        )

    def _says_nothing(self, row: Row, filled: list[int]) -> bool:
        """Only a running number, what formulas without data left, or strokes through cells."""
        return all(
            index not in self._mapped
            or row[index] == 0
            or row[index] in BLANKS
            or row[index] in EXCEL_ERRORS
            for index in filled
        )

    def _label(self, row: Row, filled: list[int]) -> RowKind | None:
        """The kind of a row that is labelled as a total or as an opening balance."""
        for index in filled[:LABEL_CELLS]:
            cell = row[index]
            if not isinstance(cell, str):
                continue
            if self._opening and self._is_opening(cell) and self._may_open(cell, row, index):
                return RowKind.OPENING
            label = self._labels.read(cell)
            if label and self._words_beside(row, index) <= self._words_allowed(label):
                self.label = label
                self._sum_seen = True
                self._total_seen |= self._data_seen and label.kind not in _OF_GROUPS
                return RowKind.TOTAL
        return None

    def _is_opening(self, cell: str) -> bool:
        text = squash(cell)
        found = _OPENING.fullmatch(text)
        return text in self._opening or bool(found and found["word"] in self._opening)

    def _may_open(self, cell: str, row: Row, label: int) -> bool:
        carried = squash(cell) == _CARRIED
        return not carried or (not self._data_seen and self._words_beside(row, label) <= 1)

    def _words_beside(self, row: Row, label: int) -> int:
        """How many cells in words (names, dates, numbers of contracts) the row fills besides."""
        return sum(1 for i in self._words if i != label and i < len(row) and row[i] != "")

    def _words_allowed(self, label: TotalLabel) -> int:
        """A total may say 18 户 beside its label; 仓库合计 beside a name is somebody's row."""
        return len(self._words) // 2 if label.plain else 0

    def _header(self, row: Row, filled: list[int]) -> RowKind | None:
        """The table's own header, as every printed page repeats it, or that of another table."""
        if all(_plain(as_text(row[index])) in self._levels.get(index, ()) for index in filled):
            return RowKind.HEADER
        return RowKind.OTHER_TABLE if is_header([row[index] for index in filled]) else None

    def _is_signature(self, first: str, row: Row, filled: list[int]) -> bool:
        """Whoever signs first may hold an office that we do not know: then the next one counts."""
        signed = is_signature(first) or (
            _COLON.search(first) is not None
            and (
                any(isinstance(row[i], str) and is_signature(str(row[i])) for i in filled[1:])
                or is_all_signatures([as_text(row[i]) for i in filled])
            )
        )
        return signed and self._is_no_data(row, filled)

    def _is_no_data(self, row: Row, filled: list[int]) -> bool:
        mapped = sum(1 for index in filled if index in self._mapped)
        return mapped * 2 <= len(self._mapped) or not any(
            looks_like_number(row[index]) for index in self._numbers & set(filled)
        )

    def _heading(self, row: Row, filled: list[int]) -> RowKind | None:
        """A heading, a repeated title or a remark; one with the sums of its group is a total."""
        words = [index for index in filled if index not in self._numbers]
        text = heading_text([row[index] for index in words])
        if not text:
            return None
        if any(row[i] != 0 and row[i] not in BLANKS for i in self._numbers.intersection(filled)):
            if not heads_sums(text):
                return None
            self.label = group_label(text)
            return RowKind.TOTAL
        outside = words[-1] not in self._mapped
        if self._total_seen or outside or len(text) > LONGEST_BEGINNING or is_heading(text):
            return RowKind.NOTE
        return RowKind.LONE_TEXT


def is_header(cells: Sequence[object]) -> bool:
    """Whether most of the cells are headers of one ledger or another."""
    texts = [squash_header(cell) for cell in cells if isinstance(cell, str)]
    known = sum(not _header_names().isdisjoint((text, _bare(text))) for text in texts)
    return known >= FEWEST_HEADERS and known * 2 > len(cells)


@cache
def _header_names() -> frozenset[str]:
    columns = [column for ledger in LEDGERS.values() for column in ledger.columns]
    names = [name for column in columns for name in (column.label, *column.aliases)]
    return frozenset({*map(squash_header, names), *IGNORED}) - {""}


def _bare(header: str) -> str:
    """A header without its unit."""
    return _BRACKETED.sub("", header)


def _plain(text: str) -> str:
    return squash(text).strip("()")
