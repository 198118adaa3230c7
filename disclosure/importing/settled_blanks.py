"""Blank amounts that two others of the row settle: 3000 due and 3000 received leave 0 owed."""

from collections.abc import Iterator
from decimal import Decimal

from disclosure.importing.body import Body
from disclosure.importing.places import name_rows
from disclosure.importing.results import Finding
from disclosure.ledgers.base import Ledger, Values


def settle_blanks(body: Body, ledger: Ledger) -> None:
    """Put 0 into such cells of the body: a remark for each column instead of an error a row."""
    if not ledger.difference:
        return
    whole, part, rest = ledger.difference
    for key, other in ((rest, part), (part, rest)):
        settled = list(_settled(body, key, whole, other))
        if settled:
            numbers = [body.numbers[index] for index in settled]
            _fill(body, key, settled, numbers)
            names = [ledger.column(each).label for each in (key, whole, other)]
            message = "{}空着，{}和{}一样，按 0 读".format(*names)
            said = f"{message}（{name_rows(numbers)}）。"
            body.remarks.append(Finding(numbers[0], key, said))


def _settled(body: Body, key: str, whole: str, other: str) -> Iterator[int]:
    blamed = {error.row for error in body.errors if error.column == key}
    if not blamed:
        return
    for index, (number, row) in enumerate(zip(body.numbers, body.rows, strict=True)):
        amount = row.get(whole)
        is_settled = amount is not None and amount == row.get(other)
        if is_settled and number in blamed and _is_blank(row, key):
            yield index


def _is_blank(row: Values, key: str) -> bool:
    """What could not be read is absent."""
    return key in row and row[key] is None


def _fill(body: Body, key: str, indexes: list[int], numbers: list[int]) -> None:
    for index in indexes:
        body.rows[index] = {**body.rows[index], key: Decimal(0)}
    filled = set(numbers)
    body.errors = [each for each in body.errors if each.column != key or each.row not in filled]
