"""Writes the rows of a batch, without a model instance for each of 100,000."""

from collections.abc import Iterable
from itertools import islice

from django.db import connection

from disclosure.models import LedgerBatch, LedgerRow
from disclosure.public_rows import PublicRow

ROWS_AT_ONCE = 2000
FIELDS = ("batch", "position", "key", "values", "fingerprints", "redacted")
"""Every field of a row but its number, in the order in which `insert_rows` gives them."""


def insert_rows(batch: LedgerBatch, rows: Iterable[PublicRow]) -> None:
    """Insert the rows under positions from 1, in their order; see decision 31."""
    as_json, nothing = connection.ops.adapt_json_value, connection.ops.adapt_json_value({}, None)
    values = (
        (
            batch.pk,
            position,
            row.key,
            as_json(row.values, None),
            as_json(row.fingerprints, None),
            as_json(row.redacted, None) if row.redacted else nothing,
        )
        for position, row in enumerate(rows, 1)
    )
    statement = _statement()
    with connection.cursor() as cursor:
        while some := list(islice(values, ROWS_AT_ONCE)):
            cursor.executemany(statement, some)


def _statement() -> str:
    meta, quote = LedgerRow._meta, connection.ops.quote_name
    quoted = {field.name: quote(field.column or "") for field in meta.concrete_fields}
    columns = ", ".join(map(quoted.__getitem__, FIELDS))
    places = ", ".join(["%s"] * len(FIELDS))
    return f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({places})"
