"""Asks what is asked anew at every ticket by statements that are put together once, of which only
values change: putting one together takes Django longer than the database takes to answer it; see
decision 44.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Expression, Field, QuerySet


class Given(Expression):
    """In a queryset, a value that is known only when its question is asked."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, *args: object, **kwargs: object) -> Any:
        """Itself, where its value will be."""
        return "%s", [self]


class Question:
    """What a queryset of values asks, whatever is `Given` each time."""

    def __init__(self, values: QuerySet[Any, Any]) -> None:
        self._statement, self._params = values.query.sql_with_params()

    def ask(self, **given: object) -> list[tuple[Any, ...]]:
        """The rows, as the database has them: a date or a truth may come as text or number."""
        with connection.cursor() as cursor:
            cursor.execute(self._statement, [_value(param, given) for param in self._params])
            return cursor.fetchall()


def _value(param: Any, given: dict[str, object]) -> Any:
    if not isinstance(param, Given):
        return param
    return param.output_field.get_db_prep_value(given[param.name], connection)
