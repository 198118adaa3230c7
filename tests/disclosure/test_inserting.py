"""Rows go past the model into its table: nothing of the model may be forgotten on the way."""

import pytest

from disclosure.inserting import FIELDS, ROWS_AT_ONCE, insert_rows
from disclosure.models import LedgerBatch, LedgerRow
from disclosure.public_rows import PublicRow, RedactionMark


def test_every_field_of_a_row_is_written():
    assert set(FIELDS) == {field.name for field in LedgerRow._meta.concrete_fields} - {"id"}


@pytest.mark.parametrize("count", [0, 1, ROWS_AT_ONCE + 1])
def test_rows_read_back_as_they_were_in_their_order(village, count):
    batch = LedgerBatch.objects.create(
        village=village, ledger="leases", period="2026Q3", row_count=count, listed_count=count
    )
    mark = RedactionMark(kind="private", on="2026-10-01")
    rows = [
        PublicRow(
            f"{number:016}",
            {"object": f"鱼塘「{number}」'\"%s\n", "due": "1000.00", "note": None},
            {"lessee": "ab12"},
            {"note": mark} if number % 2 else {},
        )
        for number in range(count)
    ]
    insert_rows(batch, rows)
    stored = list(batch.rows.all())
    assert [
        PublicRow(row.key, row.values, row.fingerprints, row.redacted) for row in stored
    ] == rows
    assert [row.position for row in stored] == list(range(1, count + 1))
