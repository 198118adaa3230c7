"""Areas whose unit stands in a column of its own: 面积 | 单位."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from disclosure.importing.cells import as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.header_names import squash_header
from disclosure.importing.headers import Header, Rows, looks_like_number
from disclosure.importing.reshaping import explained, with_body, with_cell
from disclosure.ledgers.base import Ledger
from language.land import LandUnit, find_land_units

_UNIT_HEADERS = frozenset({"单位", "计量单位", "面积单位"})


def join_areas(sheet: Sheet, header: Header, ledger: Ledger) -> tuple[Sheet, Header]:
    """The sheet with the unit in each area's own cell, its header naming the units that occur.

    A sheet without such a column comes back as it is.
    """
    place = next(
        (
            place
            for column in ledger.columns
            if column.unit == LandUnit.SQUARE_METRE.label
            and (place := header.columns.get(column.key))
            and place + 1 in header.unknown
            and squash_header(header.text(place + 1)) in _UNIT_HEADERS
        ),
        None,
    )
    if place is None:
        return sheet, header
    body = list(_joined_rows(sheet.rows[header.last :], place - 1))
    units = find_land_units(" ".join({as_text(row[place]) for row in body}))
    names = "/".join(sorted(unit.label for unit in units))
    levels = {**header.levels, place: (*header.levels[place], f"({names})")}
    return with_body(sheet, header, body), replace(explained(header, place + 1), levels=levels)


def _joined_rows(rows: Rows, index: int) -> Iterator[Sequence[object]]:
    """Rows with the text of the cell after `index` added to a number in the one at it."""
    for row in rows:
        area, unit = row[index], as_text(row[index + 1])
        joined = unit and looks_like_number(area)
        yield with_cell(row, index, as_text(area) + unit) if joined else row
