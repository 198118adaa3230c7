"""Findings of one sheet side by side: which of them are told, and in what order."""

from collections.abc import Iterable, Iterator

from disclosure.importing.headers import Header
from disclosure.importing.results import Finding


def first_of_each_cell(known: Iterable[Finding], further: Iterable[Finding]) -> list[Finding]:
    """One error a cell: what could not be read is not blamed for breaking a rule as well."""
    findings = list(known)
    taken = {(each.row, each.column) for each in findings}
    for each in further:
        if (each.row, each.column) not in taken:
            taken.add((each.row, each.column))
            findings.append(each)
    return findings


def beside_errors(warnings: Iterable[Finding], errors: Iterable[Finding]) -> Iterator[Finding]:
    """The warnings of cells without an error: what has to go anyway need not be confirmed."""
    wrong = {(each.row, each.column) for each in errors}
    return (each for each in warnings if (each.row, each.column) not in wrong)


def in_order(header: Header, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The file's faults first, then from the top down and from left to right."""
    columns = header.columns
    return tuple(
        sorted(findings, key=lambda each: (each.row or 0, columns.get(each.column or "", 0)))
    )
