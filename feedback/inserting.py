"""Inserts rows without what Django does around each of them: no signals, no savepoints, and the
statement is put together once; see decision 44.
"""

from collections.abc import Sequence
from functools import cache

from django.db import connection
from django.db.models import Model
from django.views.decorators.debug import sensitive_variables


def insert(*rows: Model) -> None:
    """Insert rows of one model, of which each has its number then."""
    for row, number in zip(rows, _inserted(rows, ""), strict=True):
        _number(row, number)


def insert_new(row: Model) -> bool:
    """Insert the row unless one stands in its way by a unique constraint; whether it was inserted.

    One that another transaction is about to insert is waited for. An IntegrityError would end the
    transaction, and be written to PostgreSQL's log together with what the row says.
    """
    numbers = _inserted([row], "ON CONFLICT DO NOTHING")
    for number in numbers:
        _number(row, number)
    return bool(numbers)


@sensitive_variables()
def _inserted(rows: Sequence[Model], unless: str) -> list[int]:
    """The numbers of the rows that were inserted, in their order."""
    model = type(rows[0])
    values = [
        field.get_db_prep_save(field.pre_save(row, add=True), connection)
        for row in rows
        for field in model._meta.concrete_fields
        if not field.primary_key
    ]
    with connection.cursor() as cursor:
        cursor.execute(_statement(model, len(rows), unless), values)
        return [number for (number,) in cursor.fetchall()]


@cache
def _statement(model: type[Model], count: int, unless: str) -> str:
    meta, quote = model._meta, connection.ops.quote_name
    columns = [quote(field.column or "") for field in meta.concrete_fields if field is not meta.pk]
    row = f"({', '.join(['%s'] * len(columns))})"
    return (
        f"INSERT INTO {quote(meta.db_table)} ({', '.join(columns)})"
        f" VALUES {', '.join([row] * count)} {unless} RETURNING {quote(meta.pk.column or '')}"
    )


def _number(row: Model, number: int) -> None:
    row.pk, row._state.adding, row._state.db = number, False, connection.alias
