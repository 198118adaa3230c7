"""A condition that names thousands of rows by one parameter: as many parameters take longer to
write than their rows to read."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func
from django.db.models.sql.compiler import SQLCompiler


class Among(Func):
    """Whether the number in a column is one of these; on SQLite and PostgreSQL."""

    output_field = BooleanField()

    def __init__(self, column: str, numbers: Iterable[int]) -> None:
        super().__init__(F(column))
        self._numbers = [*numbers]

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *_: Any, **__: Any
    ) -> tuple[str, Any]:
        column, told = compiler.compile(self.source_expressions[0])
        if connection.vendor == "postgresql":
            return f"{column} = ANY(%s::bigint[])", [*told, self._numbers]
        numbers = json.dumps(self._numbers)
        return f"{column} IN (SELECT value FROM json_each(%s))", [*told, numbers]
