"""Puts cells and headers right before a sheet is read; the sheet that was opened stays as it is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header


def with_body(sheet: Sheet, header: Header, body: Iterable[Sequence[object]]) -> Sheet:
    """The sheet with `body` in place of the rows below the header, of which there are as many."""
    return replace(sheet, rows=[*sheet.rows[: header.last], *body])


def with_cell(row: Sequence[object], index: int, cell: object) -> list[object]:
    """The row with `cell` at `index`, counted from 0."""
    return [*row[:index], cell, *row[index + 1 :]]


def explained(header: Header, *columns: int) -> Header:
    """The header that no longer asks what these of its unknown columns are."""
    unknown = tuple(column for column in header.unknown if column not in columns)
    return replace(header, unknown=unknown)
