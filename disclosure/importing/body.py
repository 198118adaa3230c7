"""Reads the rows below the header: data rows as typed values, and the other rows beside them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from disclosure.importing.cells import BLANKS, CellReader, as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header, looks_like_number
from disclosure.importing.helper_rows import heads_a_page
from disclosure.importing.merged import MergedCells
from disclosure.importing.openings import Opening
from disclosure.importing.results import Finding
from disclosure.importing.table_rows import EXAMPLE_MARK, Row, RowKind, RowSorter, is_header
from disclosure.importing.texts import shown
from disclosure.importing.total_labels import TotalLabels
from disclosure.importing.totals import StatedTotal
from disclosure.importing.typed_columns import TypedColumns
from disclosure.ledgers.base import Ledger, Values
from language.text import squash, to_halfwidth

BLOCK = 1000
"""So many rows are read at a time, after which the progress is told."""

_EXAMPLE_CHANGED = (
    "这一行还标着「示例」，内容却改过了。是要公开的，请把「示例」改成序号；不是的，请删去这一行。"
)

_NUMBERS_ONLY = (
    "这一行只有数，没有写是什么，像是合计行。是合计的，请在前面写上「合计」；"
    "是一笔数据的，请把空着的格子补上。"
)
_LONE_TEXT = (
    "这一行只有「{text}」，像是分类标题。是标题的，请删去这一行；是一笔数据的，请把空着的格子补上。"
)
_TITLE = re.compile(r"(?P<title>.+(?:表|公示))(?:\([^()]*\))?")
_TITLE_LINES = 3  # between a title and its header: a unit, who filled it in

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Body:
    """Data rows (`numbers` are their sheet rows) and what else stands below the header."""

    numbers: list[int] = field(default_factory=list)
    rows: list[Values] = field(default_factory=list)
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    totals: list[StatedTotal] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    feet: list[tuple[int, Row]] = field(default_factory=list)
    notes: list[tuple[int, Row]] = field(default_factory=list)

    @property
    def beside(self) -> list[tuple[int, Row]]:
        """Rows with words about the table: its totals, notes and signatures, in their order."""
        totals = [(total.number, total.row) for total in self.totals]
        return sorted([*totals, *self.notes, *self.feet], key=itemgetter(0))


class BodyReader:
    """Reads the body of one sheet, given its header and a reader for each column."""

    def __init__(
        self,
        sheet: Sheet,
        header: Header,
        ledger: Ledger,
        readers: Mapping[str, CellReader],
        labels: TotalLabels,
    ) -> None:
        self._rows = sheet.rows
        self._first = header.last + 1
        self._titles = {title for row in sheet.rows[: header.first - 1] for title in _titles(row)}
        self._sorter = RowSorter(header, ledger, labels)
        self._merged = MergedCells(
            sheet.merged,
            header.columns,
            after=header.last,
            sums=[column.key for column in ledger.columns if column.totals],
        )
        self._columns = TypedColumns(sheet, header, ledger, readers, self._merged)

    def read(self, progress: Progress | None = None) -> Body:
        """The body down to where another table begins; each unreadable cell is an error."""
        body = Body()
        for end, data in self._blocks(body):
            body.numbers += data
            body.rows += self._columns.read(data)
            if progress:
                progress(end, len(self._rows))
        body.errors += [*self._columns.errors, *self._merged.errors(body.numbers)]
        body.warnings += self._columns.warnings
        return body

    def _blocks(self, body: Body) -> Iterator[tuple[int, dict[int, Row]]]:
        """How many rows of the sheet are done, and the data rows among the last, by their numbers.

        The other rows go into the body as they come.
        """
        data: dict[int, Row] = {}
        number = self._first - 1
        for number, row in enumerate(self._rows[self._first - 1 :], self._first):
            kind = self._sorter.sort(row)
            if kind is RowKind.DATA:
                data[number] = row
            elif kind is RowKind.OTHER_TABLE or (
                kind is RowKind.HEADER and self._is_titled_anew(body.notes, number)
            ):
                body.errors.append(other_table(number, row))
                break
            elif kind is not RowKind.BLANK:
                self._put_aside(kind, number, row, body, above=len(body.rows) + len(data))
            if number % BLOCK == 0:
                yield number, data
                data = {}
        yield number, data

    def _is_titled_anew(self, notes: Sequence[tuple[int, Row]], number: int) -> bool:
        """Whether a header that comes again stands below the title of another table."""
        close = [row for above, row in notes[-_TITLE_LINES:] if above >= number - _TITLE_LINES]
        titles = {title for row in close for title in _titles(row)}
        return not titles <= self._titles

    def _put_aside(self, kind: RowKind, number: int, row: Row, body: Body, *, above: int) -> None:
        """A row that is no data goes to its like; `above` it stand so many data rows."""
        match kind:
            case RowKind.TOTAL if self._sorter.label:
                body.totals.append(StatedTotal(number, row, self._sorter.label, above=above))
            case RowKind.OPENING:
                body.openings.append(Opening(number, row, before=above))
            case RowKind.SIGNATURE:
                body.feet.append((number, row))
            case RowKind.NOTE:
                body.notes.append((number, row))
            case RowKind.LONE_TEXT:
                text = shown(next(filter(None, map(as_text, row))))
                body.errors.append(Finding(number, None, _LONE_TEXT.format(text=text), text))
            case RowKind.NUMBERS:
                body.errors.append(Finding(number, None, _NUMBERS_ONLY))
            case RowKind.EXAMPLE if not self._columns.is_example(row):
                body.errors.append(Finding(number, None, _EXAMPLE_CHANGED, EXAMPLE_MARK))


def _titles(row: Row) -> Iterator[str]:
    """What reads as the title of a table in a row outside it: 租赁公示表, 租赁公示表(续)."""
    for cell in () if heads_a_page(row) else row:
        found = _TITLE.fullmatch(squash(cell)) if isinstance(cell, str) else None
        if found:
            yield found["title"]


def other_table(number: int, row: Row) -> Finding:
    """The error of another table in the sheet, whose header stands in `row`."""
    headers = shown("、".join(filter(None, map(as_text, row))))
    message = (
        f"第 {number} 行起是另一张表（表头是：{headers}），没有读。"
        "请分成两个工作表，一张表一个；本来是一张表的，请把两处的标题和表头改成一样。"
    )
    return Finding(number, None, message, headers)


def tables_above(above: Sequence[Row]) -> Iterator[Finding]:
    """Errors of tables above the header: header rows with rows of numbers below them."""
    numbers = [sum(map(looks_like_number, row)) for row in above]
    for place, row in enumerate(above):
        filled = [cell for cell in row if cell != ""]
        if is_header(filled) and max(numbers[place + 1 :], default=0) > 1:
            yield other_table(place + 1, row)
            return


def note_remarks(notes: Sequence[tuple[int, Row]], titles: Sequence[str]) -> Iterator[Finding]:
    """Rows left out because they look like a heading or a remark; a title may come again."""
    for number, row in notes:
        texts = [text for cell in row if cell != 0 and (text := as_text(cell)) not in BLANKS]
        if texts and to_halfwidth(texts[0]) not in titles:
            text = shown(" ".join(texts))
            message = f"这一行只有「{text}」，看起来是标题或说明，没有当作一笔数据。"
            yield Finding(number, None, message, text)
