"""Finds a table's header and settles which column is which, each step on what the last one left."""

from typing import NamedTuple

from disclosure.importing.digit_columns import join_digits
from disclosure.importing.directions import join_directions
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.headers import Header, find_header
from disclosure.importing.joint_counts import place_counts
from disclosure.importing.money_units import join_money_units
from disclosure.importing.movements import join_movements
from disclosure.importing.periods_beside import choose_period
from disclosure.importing.results import ImportContext
from disclosure.importing.split_dates import join_parts
from disclosure.importing.sub_columns import choose_sub_columns
from disclosure.importing.sums_beside import take_sum
from disclosure.importing.titles import title_texts
from disclosure.importing.told_above import take_titles
from disclosure.importing.worded_shares import split_shares
from disclosure.ledgers.base import Ledger


class TableHeader(NamedTuple):
    """A sheet and its header, as it was `found` and as it is read: they differ where several
    columns are read as one, or one as several."""

    sheet: Sheet
    found: Header
    header: Header


def settle_header(sheet: Sheet, ledger: Ledger, context: ImportContext) -> TableHeader | None:
    """The header of the ledger's table in a sheet; None where there is none."""
    found = find_header(sheet.rows, ledger, context.header_answers)
    if found is None:
        return None
    sheet, found = join_parts(sheet, found, ledger)
    sheet, found = join_movements(*join_digits(sheet, found, ledger), ledger)
    found = choose_sub_columns(found, sheet.rows, ledger, context.period)
    found = take_sum(found, sheet.rows, ledger)
    titles = [*title_texts(sheet.rows[: found.first - 1]), sheet.name]
    found = take_titles(found, titles, ledger, context.period)
    header = choose_period(found, ledger, context.period)
    sheet, header = join_directions(*join_money_units(sheet, header, ledger), ledger)
    header = place_counts(split_shares(sheet, header, ledger), sheet.rows, ledger)
    return TableHeader(sheet, found, header)
