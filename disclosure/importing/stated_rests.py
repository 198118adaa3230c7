"""What a column beside the amounts says is left of them: 未付款, which the two others give.

It is checked against them and published no second time.
"""

from collections.abc import Iterator, Mapping

from disclosure.importing.body import Body
from disclosure.importing.cells import BLANKS, CellReader, as_text
from disclosure.importing.files.workbook import Sheet
from disclosure.importing.header_names import unbracketed
from disclosure.importing.headers import Header
from disclosure.importing.results import Finding
from disclosure.importing.texts import CellFault, shown
from disclosure.importing.units import Units
from disclosure.ledgers.base import Ledger, StatedRest
from disclosure.ledgers.rules import number, yuan
from language.amounts import find_unit


def rest_column(header: Header, units: Units, ledger: Ledger) -> int | None:
    """The one column of such a rest; None where the table has none, or says it in another unit."""
    rest = ledger.stated_rest
    if rest is None or not {rest.whole, rest.part} <= header.columns.keys():
        return None
    places = [place for place in header.unknown if _names(header, place) & {*rest.names}]
    unit = find_unit(header.text(places[0])) if len(places) == 1 else None
    if len(places) != 1 or unit not in (None, units.money.get(rest.part)):
        return None
    return places[0]


def _names(header: Header, place: int) -> set[str]:
    """What a header says with all its levels, and with its last alone: 未付 below 付款情况."""
    texts = header.text(place), header.levels[place][-1]
    return {unbracketed(text) for text in texts}


def rest_warnings(
    place: int, sheet: Sheet, body: Body, rest: StatedRest, readers: Mapping[str, CellReader]
) -> Iterator[Finding]:
    """The rows where the rest at `place` is not what the amounts leave."""
    for row_number, values in zip(body.numbers, body.rows, strict=True):
        cell = sheet.rows[row_number - 1][place - 1]
        whole, part = number(values, rest.whole), number(values, rest.part)
        if whole is None or part is None or as_text(cell) in BLANKS:
            continue
        try:
            stated = readers[rest.part](cell)
        except CellFault:
            stated = None
        if stated != whole - part:
            yield Finding(
                row_number,
                rest.part,
                f"{rest.names[0]}写的是「{shown(as_text(cell))}」，"
                f"按合同减去已付应是 {yuan(whole - part)}。"
                "请核对这几格；没有错的，请确认。公开的是合同和已付，未付由系统算出来。",
                str(part),
            )
