"""Books that tell apart what was owed at first and what came since: 期初余额 | 本期增加."""

from collections.abc import Sequence
from dataclasses import replace

from disclosure.importing.cells import as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.header_names import unbracketed
from disclosure.importing.headers import Header
from disclosure.importing.reshaping import explained, with_body, with_cell
from disclosure.ledgers.base import Ledger
from language.amounts import find_unit
from language.numbers import NotANumber, parse_number


def join_movements(sheet: Sheet, header: Header, ledger: Ledger) -> tuple[Sheet, Header]:
    """The sheet with both in one amount where the first stood, and the header that says so.

    A table that has the whole amount in a column of its own comes back as it is, as does one whose
    two columns count in different units.
    """
    grown = ledger.grown
    if grown is None or grown.key in {*header.columns, *header.undecided}:
        return sheet, header
    first, since = _place(header, grown.first), _place(header, grown.since)
    if first is None or since is None:
        return sheet, header
    if find_unit(header.text(first)) != find_unit(header.text(since)):
        return sheet, header
    header = replace(
        explained(header, first, since),
        columns={**header.columns, grown.key: first},
        joined={**header.joined, grown.key: (since,)},
    )
    body = [_joined(row, first - 1, since - 1) for row in sheet.rows[header.last :]]
    return with_body(sheet, header, body), header


def _place(header: Header, names: Sequence[str]) -> int | None:
    """The one unknown column with such a header."""
    places = [place for place in header.unknown if unbracketed(header.text(place)) in names]
    return places[0] if len(places) == 1 else None


def _joined(row: Sequence[object], first: int, since: int) -> Sequence[object]:
    """The row with the sum; of cells that are no bare numbers both are left, to be refused."""
    before, after = as_text(row[first]), as_text(row[since])
    if not after:
        return row
    if not before:
        return with_cell(row, first, row[since])
    try:
        return with_cell(row, first, str(parse_number(row[first]) + parse_number(row[since])))
    except NotANumber:
        return with_cell(row, first, f"{before}+{after}")
