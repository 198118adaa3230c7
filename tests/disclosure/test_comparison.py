"""What counts as a change of a cell, from one stored row to another."""

import pytest

from disclosure.comparison import compare, differs
from disclosure.ledgers import get_ledger
from disclosure.public_rows import PublicRow, RedactionMark

MARK = RedactionMark(kind="private", on="2026-11-25")


def row(lessee: str | None = "陈某某", *, who: str = "", blanked: bool = False) -> PublicRow:
    return PublicRow(
        key="一号店面",
        values={"lessee": lessee},
        fingerprints={"lessee": who} if who else {},
        redacted={"lessee": MARK} if blanked else {},
    )


CASES = [
    (row(), row(), False),
    (row(), row("李某某"), True),
    (row(), row(None), True),
    (row(who="陈建国"), row(who="陈玉珍"), True),
    (row("陈建国", who="陈建国"), row("陈某某", who="陈建国"), False),
    (row(), row(None, blanked=True), False),
    (row(None, blanked=True), row("李某某"), False),
    (row(None, blanked=True), row(None, blanked=True), False),
]


@pytest.mark.parametrize(("earlier", "later", "changed"), CASES)
def test_a_cell_changed(earlier, later, changed):
    assert differs(earlier, later, "lessee") is changed


@pytest.mark.parametrize("every_column", [True, False])
def test_a_row_of_which_a_cell_was_blanked_is_told_as_unchanged(every_column):
    found = compare(
        get_ledger("leases"), [row()], [row(None, blanked=True)], every_column=every_column
    )
    assert found.changed == []
