"""Blank amounts that two others of the row settle: 3000 due and 3000 received leave 0 owed."""

from collections.abc import Iterator
from decimal import Decimal

from disclosure.importing.body import Body
from disclosure.importing.places import name_rows
from disclosure.importing.results import Finding
from disclosure.ledgers.base import Cell, Ledger, Values


def settle_blanks(body: Body, ledger: Ledger) -> None:
    """Put 0 into such cells of the body: a remark for each column instead of an error a row."""
    if ledger.addends:
        _settle_parts(body, ledger)
    if not ledger.difference:
        return
    whole, part, rest, waived = ledger.difference
    for key, other in ((rest, part), (part, rest)):
        settled = list(_settled(body, key, whole, other, waived))
        if settled:
            numbers = [body.numbers[index] for index in settled]
            _fill(body, key, settled, numbers, Decimal(0))
            names = [ledger.column(each).label for each in (key, whole, other)]
            message = "{}空着，{}和{}一样，按 0 读".format(*names)
            said = f"{message}（{name_rows(numbers)}）。"
            body.remarks.append(Finding(numbers[0], key, said))


def _settle_parts(body: Body, ledger: Ledger) -> None:
    """Of 38 present who all agreed nobody was against it, and nobody abstained."""
    whole, *parts = ledger.addends
    blamed = {error.row for error in body.errors if error.column in parts}
    full = [
        index
        for index, (number, row) in enumerate(zip(body.numbers, body.rows, strict=True))
        if number in blamed and all(part in row for part in parts)
        if row.get(whole) and row[whole] == sum(row[part] or 0 for part in parts)  # type: ignore[misc]
    ]
    for key in parts:
        blank = [index for index in full if _is_blank(body.rows[index], key)]
        if blank:
            numbers = [body.numbers[index] for index in blank]
            _fill(body, key, blank, numbers, 0)
            label, total = ledger.column(key).label, ledger.column(whole).label
            said = f"{label}空着，别的票加起来和{total}一样，按 0 读（{name_rows(numbers)}）。"
            body.remarks.append(Finding(numbers[0], key, said))


def _settled(body: Body, key: str, whole: str, other: str, waived: str) -> Iterator[int]:
    blamed = {error.row for error in body.errors if error.column == key}
    if not blamed:
        return
    for index, (number, row) in enumerate(zip(body.numbers, body.rows, strict=True)):
        amount = row.get(whole)
        is_settled = amount is not None and amount == row.get(other) and not row.get(waived)
        if is_settled and number in blamed and _is_blank(row, key):
            yield index


def _is_blank(row: Values, key: str) -> bool:
    """What could not be read is absent."""
    return key in row and row[key] is None


def _fill(body: Body, key: str, indexes: list[int], numbers: list[int], nought: Cell) -> None:
    for index in indexes:
        body.rows[index] = {**body.rows[index], key: nought}
    filled = set(numbers)
    body.errors = [each for each in body.errors if each.column != key or each.row not in filled]
