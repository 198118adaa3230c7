"""Reads the cells of data rows as typed values: column by column, the quicker way through a table.

Says at the same time which cells cannot be read, and which are empty that may not be.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

from disclosure.importing.amount_cells import no_price_advice
from disclosure.importing.cells import BLANKS, CellReader, as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header
from disclosure.importing.joint_counts import told_with_another
from disclosure.importing.merged import MergedCells
from disclosure.importing.places import cell_name
from disclosure.importing.results import Finding
from disclosure.importing.texts import CellFault, shown
from disclosure.ledgers.base import Cell, Column, ColumnType, Ledger, Values

_UNREAD = ""  # stands, until it is taken out, for a cell that is not empty


class _Place(NamedTuple):
    """A column of the ledger, the sheet's column where it stands (from 1), and its reader."""

    column: Column
    number: int
    read: CellReader


class TypedColumns:
    """The columns of one sheet that are read as a ledger's; gathers what is wrong with cells."""

    def __init__(
        self,
        sheet: Sheet,
        header: Header,
        ledger: Ledger,
        readers: Mapping[str, CellReader],
        merged: MergedCells,
    ) -> None:
        self._places = [
            _Place(column, header.columns[column.key], readers[column.key])
            for column in ledger.columns
            if column.key in header.columns
        ]
        self._absent = [c.key for c in ledger.columns if c.key not in header.columns]
        self._unstored = sheet.unstored_formulas
        self._merged = merged
        # The last day of a span stands in the cell of the first: what is wrong is told once.
        lasts = (span.last for span in header.spans)
        self._seconds = frozenset((*lasts, *told_with_another(header, ledger)))
        self._unread: list[tuple[int, str]] = []  # cells that the rows being read go without
        self.errors: list[Finding] = []
        self.warnings: list[Finding] = []

    def read(self, rows: Mapping[int, Sequence[object]]) -> Sequence[Values]:
        """The typed cells of some of the sheet's rows, given by their numbers."""
        if not rows:
            return []
        numbers, raw = list(rows), list(zip(*rows.values(), strict=True))
        self._unread = []
        cells: dict[str, Iterable[Cell]] = {key: repeat(None, len(rows)) for key in self._absent}
        for place in self._places:
            cells[place.column.key] = self._read(place, numbers, raw[place.number - 1])
        values = [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]
        if self._unread:
            of_row = dict(zip(numbers, values, strict=True))
            for number, key in self._unread:
                del of_row[number][key]
        return values

    def is_example(self, row: Sequence[object]) -> bool:
        """Whether a row says in every cell what our template gives as an example."""
        try:
            return all(
                read(row[number - 1]) == read(column.example)
                for column, number, read in self._places
            )
        except CellFault:
            return False

    def _read(self, place: _Place, numbers: Sequence[int], raw: Sequence[object]) -> list[Cell]:
        try:
            cells = list(map(place.read, raw))
        except CellFault:
            cells = list(map(self._read_one, repeat(place), numbers, raw))
        column = place.column
        watched = column.required or column.instead or self._unstored
        if watched or self._merged.touch(place.number):
            self._check_empty(place, numbers, raw, cells)
        return cells

    def _read_one(self, place: _Place, number: int, raw: object) -> Cell:
        try:
            return place.read(raw)
        except CellFault as fault:
            if place.column.key not in self._seconds:
                self.errors.append(Finding.of_fault(number, place.column.key, fault))
            self._unread.append((number, place.column.key))
            return _UNREAD

    def _check_empty(
        self, place: _Place, numbers: Sequence[int], raw: Sequence[object], cells: list[Cell]
    ) -> None:
        """Say which empty cells may not be empty; leave out those whose value is unknown, as that
        of a formula or of a cell merged with others."""
        column = place.column
        for index in [index for index, cell in enumerate(cells) if cell is None]:
            number, text = numbers[index], as_text(raw[index])
            if column.instead and text not in BLANKS:
                self.warnings.append(_nothing_said(number, column, shown(text)))
            elif (number, place.number) in self._unstored:
                self._unread.append((number, column.key))
                self.errors.append(Finding(number, column.key, _no_value(number, place.number)))
            elif self._merged.cover(number, place.number):
                self._unread.append((number, column.key))
            elif column.required and column.key not in self._seconds:
                self.errors.append(Finding(number, column.key, _empty(column)))


def _empty(column: Column) -> str:
    if column.open_ended:
        return f"{column.label}空着。每一行都要填；合同没有定期限的，请写「{column.open_ended}」。"
    if column.undated:
        return f"{column.label}空着。每一行都要填；年份也查不到的，请写「{column.undated}」。"
    if column.unpriced:
        return f"{column.label}空着。每一行都要填；{no_price_advice(column)}"
    counted = column.type in (ColumnType.MONEY, ColumnType.INTEGER)
    return f"{column.label}空着。{'没有的话请填 0。' if counted else '每一行都要填，请补上。'}"


def _nothing_said(number: int, column: Column, text: str) -> Finding:
    """A cell that says 长期, 不详 or 按实结算 instead of a day or a price: to be confirmed."""
    if column.undated:
        message = (
            f"「{text}」没有说是哪一年，公开时{column.label}写「{column.undated}」。"
            "查得到年份的，请写上年份，如 1998；真查不到的，请确认。"
        )
    elif column.unpriced:
        message = (
            f"「{text}」没有说一共多少钱，公开时{column.label}写「{column.unpriced}」。"
            "合同写了总价的，请填上；真没有定总价的，请确认。"
        )
    else:
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
