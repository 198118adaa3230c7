"""Merged cells among the data: what stands in one of them belongs to nobody knows which row."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from disclosure.importing.files.workbook import MergedRange
from disclosure.importing.places import cell_name
from disclosure.importing.results import Finding

Span = tuple[int, int]


class MergedCells:
    """The merged ranges below a header, asked by cell; quick however many there are.

    `sums` are the keys of the columns whose cells are added up: one that is written into every row
    that it was merged over would count as often.
    """

    def __init__(
        self,
        areas: Iterable[MergedRange],
        columns: Mapping[str, int],
        after: int,
        *,
        sums: Collection[str],
    ) -> None:
        self._sums = sums
        self._areas = [area for area in areas if area.last_row > after]
        self._columns = columns
        self._spans = {column: _joined(self._areas, column) for column in columns.values()}

    def cover(self, row: int, column: int) -> bool:
        """Whether the cell is part of a merged range."""
        spans = self._spans[column]
        place = bisect_right(spans, row, key=lambda span: span[0]) - 1
        return place >= 0 and spans[place][1] >= row

    def touch(self, column: int) -> bool:
        """Whether any cell of the column is part of a merged range."""
        return bool(self._spans[column])

    def errors(self, data_rows: Sequence[int]) -> Iterator[Finding]:
        """One error for each range that takes in a cell of a data row."""
        for area in self._areas:
            place = bisect_left(data_rows, area.first_row)
            key = next(
                (
                    key
                    for key, column in self._columns.items()
                    if area.first_column <= column <= area.last_column
                ),
                None,
            )
            if key and place < len(data_rows) and data_rows[place] <= area.last_row:
                yield Finding(data_rows[place], key, _message(area, is_sum=key in self._sums))


def _joined(areas: Iterable[MergedRange], column: int) -> list[Span]:
    """The row spans of the ranges over a column, overlapping ones made one."""
    spans: list[Span] = []
    rows = (
        (area.first_row, area.last_row)
        for area in areas
        if area.first_column <= column <= area.last_column
    )
    for first, last in sorted(rows):
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return spans


def _message(area: MergedRange, *, is_sum: bool) -> str:
    first = cell_name(area.first_row, area.first_column)
    last = cell_name(area.last_row, area.last_column)
    advice = (
        "几行合起来只有这一个数的，写在头一行，别的行填 0，免得重复算。"
        if is_sum
        else "每一行都填上。"
    )
    return f"{first}:{last} 是合并的单元格，分不清每一行是什么。请取消合并，{advice}"
