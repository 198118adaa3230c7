"""Days that a paper cashbook, and its copy, writes into columns of their own: 2026年 | 月 | 日."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disclosure.importing.cells import as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.header_names import squash_header
from disclosure.importing.headers import Header, Rows
from disclosure.importing.reshaping import explained, with_body, with_cell
from disclosure.ledgers.base import DAYS, ColumnType, Ledger

_YEAR = re.compile(r"(20\d\d)年?")
_PART = re.compile(r"(\d{1,4})(?:\.0)?[年月日号]?")


@dataclass(frozen=True, slots=True)
class _Parts:
    """The sheet columns of the parts, counted from 0; `written_year` is that of the header."""

    year: int | None
    month: int
    day: int
    written_year: str

    @property
    def spent(self) -> list[int]:
        """The columns that tell nothing any more once the day is whole."""
        return [index for index in (self.year, self.month) if index is not None]


def join_dates(sheet: Sheet, header: Header, ledger: Ledger, year: int) -> tuple[Sheet, Header]:
    """The sheet with whole days under 日, and its header without the columns that made them.

    A month or a year stands once and holds until the next; where no year is written, `year` is it.
    A sheet whose days are whole already comes back as it is.
    """
    parts = _find_parts(header, ledger, year)
    if parts is None:
        return sheet, header
    joined = with_body(sheet, header, _joined_rows(sheet.rows[header.last :], parts))
    return joined, explained(header, *(index + 1 for index in parts.spent))


def join_parts(sheet: Sheet, header: Header, ledger: Ledger) -> tuple[Sheet, Header]:
    """The sheet with whole days where 年 | 月 | 日 stand below the header of one: 签订日期.

    The header comes back with that one column, and says which others it was made of. Entries of a
    book, whose month stands once for many, are left to `join_dates`.
    """
    for column in ledger.columns:
        if column.type not in DAYS or column.within_period:
            continue
        places = _parts_of(header, column.key)
        if not places:
            continue
        first, *others = places
        header = replace(
            explained(header, *places),
            columns={**header.columns, column.key: first},
            doubled={key: each for key, each in header.doubled.items() if key != column.key},
            joined={**header.joined, column.key: tuple(others)},
        )
        body = [_whole(row, first - 1, len(places)) for row in sheet.rows[header.last :]]
        sheet = with_body(sheet, header, body)
    return sheet, header


def _parts_of(header: Header, key: str) -> Sequence[int]:
    """The columns 年, 月 and perhaps 日 beside each other below one header; else none."""
    claimed = header.doubled.get(key) or (header.columns.get(key, 0),)
    if claimed[0] not in header.levels:
        return ()
    group = header.levels[claimed[0]][:-1]
    places = [
        place
        for place in (*header.unknown, *claimed)
        if group and header.levels[place][:-1] == group
    ]
    places.sort()
    leaves = [squash_header(header.levels[place][-1]) for place in places]
    beside = all(place == places[0] + step for step, place in enumerate(places))
    return places if beside and leaves in (["年", "月", "日"], ["年", "月"]) else ()


def _whole(row: Sequence[object], first: int, count: int) -> Sequence[object]:
    """The row with the day, or as much of it as is written, in its first cell; what is no part of
    one is left to be refused."""
    texts = [as_text(cell) for cell in row[first : first + count]]
    parts = [_part(text) for text in texts]
    if not any(texts):
        return row
    if any(text and not part for text, part in zip(texts, parts, strict=True)):
        return with_cell(row, first, "|".join(texts))
    return with_cell(row, first, "-".join(filter(None, parts)))


def _find_parts(header: Header, ledger: Ledger, year: int) -> _Parts | None:
    leaves = {
        squash_header(texts[-1]): column
        for column, texts in header.levels.items()
        if column in (*header.unknown, *header.columns.values())
    }
    day, month = leaves.get("日"), leaves.get("月")
    dates = {
        header.columns.get(column.key)
        for column in ledger.columns
        if column.type is ColumnType.DATE or column.within_period
    }
    if day not in dates or day is None or month is None:
        return None
    written = _YEAR.search(header.text(month))
    year_column = leaves.get("年")
    return _Parts(
        year_column - 1 if year_column else None,
        month - 1,
        day - 1,
        written[1] if written else str(year),
    )


def _joined_rows(rows: Rows, parts: _Parts) -> Iterator[Sequence[object]]:
    year, month = parts.written_year, ""
    for row in rows:
        if parts.year is not None:
            year = _part(row[parts.year]) or year
        month = _part(row[parts.month]) or month
        day = _part(row[parts.day])
        yield with_cell(row, parts.day, f"{year}-{month}-{day}") if day and month else row


def _part(cell: object) -> str:
    """The digits of a year, month or day; empty for any other cell."""
    found = _PART.fullmatch(as_text(cell))
    return found[1] if found else ""
