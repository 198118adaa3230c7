"""Rows of things that are not let: one error that says where they belong, not one for each gap."""

from disclosure.importing.body import Body
from disclosure.importing.results import Finding
from disclosure.importing.texts import shown
from disclosure.ledgers.base import Ledger


def tell_vacant(body: Body, ledger: Ledger) -> None:
    """Put one error into the body in place of those of the cells that such a row cannot fill."""
    vacancy = ledger.vacancy
    blamed = {error.row for error in body.errors if vacancy and error.column in vacancy.lacking}
    if vacancy is None or not blamed:
        return
    vacant = {
        number: shown(str(row[vacancy.thing]))
        for number, row in zip(body.numbers, body.rows, strict=True)
        if number in blamed and vacancy.is_vacant(row)
    }
    needless = {column.key for column in ledger.columns if column.required}
    body.errors = [e for e in body.errors if e.row not in vacant or e.column not in needless]
    for number, thing in vacant.items():
        message = f"「{thing}」{vacancy.advice}"
        body.errors.append(Finding(number, vacancy.thing, message, thing))
