"""Reads the rows below the header: data rows as typed values, and the other rows beside them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from disclosure.importing.cells import BLANKS, CellReader, as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header, looks_like_number
from disclosure.importing.merged import MergedCells
from disclosure.importing.openings import Opening
from disclosure.importing.places import cell_name
from disclosure.importing.results import Finding
from disclosure.importing.table_rows import EXAMPLE_MARK, Row, RowKind, RowSorter, is_header
from disclosure.importing.texts import CellFault, shown
from disclosure.importing.total_labels import TotalLabels
from disclosure.importing.totals import StatedTotal
from disclosure.ledgers.base import Cell, Column, ColumnType, Ledger, Values
from language.text import to_halfwidth

PROGRESS_EVERY = 1000
_UNREAD = ""  # stands for a cell that is missing because it could not be read
_EXAMPLE_CHANGED = (
    "这一行还标着「示例」，内容却改过了。是要公开的，请把「示例」改成序号；不是的，请删去这一行。"
)

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Body:
    """Data rows (`numbers` are their sheet rows) and what else stands below the header."""

    numbers: list[int] = field(default_factory=list)
    rows: list[Values] = field(default_factory=list)
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
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
        self._sheet = sheet
        self._sorter = RowSorter(header, ledger, labels)
        self._header = header
        self._ledger = ledger
        self._readers = readers
        self._merged = MergedCells(sheet.merged, header.columns, after=header.last)
        self._plan = [
            (column.key, header.columns[column.key] - 1, readers[column.key], column.required)
            for column in ledger.columns
            if column.key in header.columns
        ]
        self._open_ended = [
            (key, index) for key, index, _, _ in self._plan if ledger.column(key).open_ended
        ]
        # The last day of a span stands in the cell of the first: what is wrong is told once.
        self._seconds = frozenset(span.last for span in header.spans)

    def read(self, progress: Progress | None = None) -> Body:
        """The body down to where another table begins; each unreadable cell is an error."""
        body = Body()
        absent = {
            column.key: None
            for column in self._ledger.columns
            if column.key not in self._header.columns
        }
        total = len(self._sheet.rows)
        for number, row in enumerate(self._sheet.rows[self._header.last :], self._header.last + 1):
            kind = self._sorter.sort(row)
            if kind is RowKind.DATA:
                body.numbers.append(number)
                body.rows.append(self._values(number, row, body, absent))
            elif kind is RowKind.OTHER_TABLE:
                body.errors.append(other_table(number, row))
                break
            elif kind is not RowKind.BLANK:
                self._put_aside(kind, number, row, body)
            if progress and number % PROGRESS_EVERY == 0:
                progress(number, total)
        body.errors += self._merged.errors(body.numbers)
        return body

    def _values(self, number: int, row: Row, body: Body, absent: Mapping[str, None]) -> Values:
        try:
            cells = {key: read(row[index]) for key, index, read, _ in self._plan}
        except CellFault:
            cells = self._readable(number, row, body.errors)
        if None in cells.values():
            open_ended = self._note_open_ends(number, row, cells, body.warnings)
            self._check_empty(number, cells, body.errors, open_ended)
        return {**absent, **cells}

    def _readable(self, number: int, row: Row, errors: list[Finding]) -> dict[str, Cell]:
        """The cells of a row that can be read; each other one is an error."""
        cells: dict[str, Cell] = {}
        for key, index, read, _ in self._plan:
            try:
                cells[key] = read(row[index])
            except CellFault as fault:
                if key not in self._seconds:
                    errors.append(Finding.of_fault(number, key, fault))
        return cells

    def _note_open_ends(
        self, number: int, row: Row, cells: Mapping[str, Cell], warnings: list[Finding]
    ) -> set[str]:
        """The columns that say 长期 instead of a day: each is to be confirmed."""
        noted = set()
        for key, index in self._open_ended:
            if cells.get(key, _UNREAD) is None and (text := as_text(row[index])) not in BLANKS:
                noted.add(key)
                warnings.append(_open_end(number, self._ledger.column(key), shown(text)))
        return noted

    def _check_empty(
        self, number: int, cells: dict[str, Cell], errors: list[Finding], open_ended: set[str]
    ) -> None:
        """Say which empty cells may not be empty; a formula's value is unknown, and so left out."""
        for key, index, _, required in self._plan:
            if key not in cells or cells[key] is not None or key in open_ended:
                continue
            unstored = (number, index + 1) in self._sheet.unstored_formulas
            explained = key in self._seconds or self._merged.cover(number, index + 1)
            if unstored:
                del cells[key]
            if unstored or (required and not explained):
                message = _no_value(number, index + 1) if unstored else self._empty(key)
                errors.append(Finding(number, key, message))

    def _empty(self, key: str) -> str:
        column = self._ledger.column(key)
        if column.open_ended:
            return (
                f"{column.label}空着。每一行都要填；合同没有定期限的，请写「{column.open_ended}」。"
            )
        counted = column.type in (ColumnType.MONEY, ColumnType.INTEGER)
        return f"{column.label}空着。{'没有的话请填 0。' if counted else '每一行都要填，请补上。'}"

    def _put_aside(self, kind: RowKind, number: int, row: Row, body: Body) -> None:
        match kind:
            case RowKind.TOTAL if self._sorter.label:
                body.totals.append(
                    StatedTotal(number, row, self._sorter.label, above=len(body.rows))
                )
            case RowKind.OPENING:
                body.openings.append(Opening(number, row, before=len(body.rows)))
            case RowKind.SIGNATURE:
                body.feet.append((number, row))
            case RowKind.NOTE:
                body.notes.append((number, row))
            case RowKind.EXAMPLE if not self._is_untouched_example(row):
                body.errors.append(Finding(number, None, _EXAMPLE_CHANGED, EXAMPLE_MARK))

    def _is_untouched_example(self, row: Row) -> bool:
        """Whether the row says what our template says, and nothing of the accountant's own."""
        try:
            return all(
                read(row[index]) == read(self._ledger.column(key).example)
                for key, index, read, _ in self._plan
            )
        except CellFault:
            return False


def _open_end(number: int, column: Column, text: str) -> Finding:
    message = (
        f"「{text}」没有说到哪一天为止，公开时{column.label}写「{column.open_ended}」。"
        "合同写了期限的，请填上日期；真没有期限的，请确认。"
    )
    return Finding(number, column.key, message, text)


def _no_value(number: int, column: int) -> str:
    return (
        f"{cell_name(number, column)} 是公式，文件里没有存下算好的数。"
        "请用 Excel 或 WPS 打开，保存一次再上传；或者复制后粘贴为数值。"
    )


def other_table(number: int, row: Row) -> Finding:
    """The error of another table in the sheet, whose header stands in `row`."""
    headers = shown("、".join(filter(None, map(as_text, row))))
    message = (
        f"第 {number} 行起是另一张表（表头是：{headers}），没有读。"
        "请分成两个工作表，一张表一个；本来是一张表的，请把两处表头改成一样。"
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
        text = next(filter(None, map(as_text, row)), "")
        if to_halfwidth(text) not in titles:
            message = f"这一行只有「{shown(text)}」，看起来是标题或说明，没有当作一笔数据。"
            yield Finding(number, None, message, shown(text))
