"""Gives each column of one sheet its reader: by its type, its units, and what shares its cells."""

from decimal import Decimal

from disclosure.importing.amount_cells import counted_by
from disclosure.importing.cells import CellReader, doubtful_shares, reader_of, span_reader
from disclosure.importing.directions import direction_readers
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header
from disclosure.importing.joint_counts import joint_readers
from disclosure.importing.split_counts import count_readers
from disclosure.importing.units import Units
from disclosure.importing.worded_shares import share_readers
from disclosure.ledgers.base import Column, ColumnType, Ledger
from language.amounts import AmountUnit
from language.periods import Period


def readers_of(
    sheet: Sheet, header: Header, ledger: Ledger, units: Units, period: Period
) -> dict[str, CellReader]:
    """The reader of each column that the header has, by its key."""
    readers = {
        key: reader_of(
            ledger.column(key),
            money=units.money.get(key, AmountUnit.YUAN),
            land=units.land.get(key, ()),
            doubtful_shares=_doubtful_shares(sheet, header, ledger.column(key)),
            period=period if ledger.column(key).within_period else None,
            texts_as_typed=sheet.has_types,
            by=counted_by(ledger.column(key), ledger),
        )
        for key in header.columns
    }
    for span in header.spans:
        open_ended = bool(ledger.column(span.last).open_ended)
        required = ledger.column(span.first).required
        for side, key in enumerate((span.first, span.last)):
            readers[key] = span_reader(side, open_ended=open_ended, required=required)
    readers |= count_readers(readers, header, ledger)
    readers |= share_readers(readers, header, ledger)
    readers |= joint_readers(readers, header, ledger)
    readers |= direction_readers(readers, header, ledger)
    return readers


def _doubtful_shares(sheet: Sheet, header: Header, column: Column) -> frozenset[Decimal]:
    if column.type is not ColumnType.SHARE:
        return frozenset()
    place = header.columns[column.key]
    cells = (row[place - 1] for row in sheet.rows[header.last :])
    return doubtful_shares(cells, header.text(place))
