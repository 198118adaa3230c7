"""Wagtail's search in the admin, which finds Chinese: documents and queries are cut alike.

Wagtail takes a run of Chinese for one word, and so finds nothing within a title. Here its own
backends for SQLite and PostgreSQL get texts cut into terms (`language.terms`).
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Model
from modelsearch.backends.base import BaseSearchBackend
from modelsearch.index import AutocompleteField, RelatedFields, SearchField
from modelsearch.query import Phrase, PlainText, SearchQuery

from language.terms import cut, terms_to_find

NO_TERM = "no0term"
"""Stands nowhere, as no term mixes letters and digits: for a query without any."""


class _CutSearchField(SearchField):
    def __init__(self, field: SearchField) -> None:
        super().__init__(field.field_name, boost=field.boost)
        self._field = field

    def get_value(self, obj: Any) -> str:
        return _cut(self._field.get_value(_whole(obj)))


class _CutAutocompleteField(AutocompleteField):
    def __init__(self, field: AutocompleteField) -> None:
        super().__init__(field.field_name)
        self._field = field

    def get_value(self, obj: Any) -> str:
        return _cut(self._field.get_value(_whole(obj)))


class _CutRelatedFields(RelatedFields):
    def __init__(self, field: RelatedFields) -> None:
        super().__init__(field.field_name, _cut_fields(field.fields))
        self._field = field

    def get_value(self, obj: Any) -> Any:
        return self._field.get_value(_whole(obj))


class _CutRecord:
    """A record as the index asks it: its number, and fields that give their texts cut."""

    def __init__(self, record: Model) -> None:
        self.record = record
        self.pk = record.pk

    def get_search_fields(self) -> list[Any]:
        return _cut_fields(self.record.get_search_fields())  # type: ignore[attr-defined]


def _whole(obj: Any) -> Any:
    return obj.record if isinstance(obj, _CutRecord) else obj


def _cut_fields(fields: Iterable[Any]) -> list[Any]:
    kinds = (
        (SearchField, _CutSearchField),
        (AutocompleteField, _CutAutocompleteField),
        (RelatedFields, _CutRelatedFields),
    )
    return [made(field) for field in fields for kind, made in kinds if isinstance(field, kind)]


def _cut(value: Any) -> str:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return " ".join(map(_cut, value))
    return cut(str(value))


class CutIndex:
    """For an index class: what comes in is cut."""

    def add_items(self, model: type[Model], objs: Iterable[Model]) -> None:
        super().add_items(model, [_CutRecord(obj) for obj in objs])  # type: ignore[misc]


def _cut_query(query: SearchQuery) -> SearchQuery:
    """What is asked, cut; of other queries, what they are made of comes here by itself."""
    if isinstance(query, Phrase):
        query = PlainText(query.query_string, operator="and")
    if isinstance(query, PlainText):
        words = " ".join(terms_to_find(query.query_string)) or NO_TERM
        query = PlainText(words, operator=query.operator)
    return query


def _sqlite() -> type[BaseSearchBackend]:
    from modelsearch.backends.database.sqlite import sqlite  # noqa: PLC0415 - wants its database

    class Cut:
        """Newest first: by relevance SQLite would run the query again for each hit."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options | {"order_by_relevance": False})

        def build_search_query_content(self, query: SearchQuery, config: Any = None) -> Any:
            return super().build_search_query_content(_cut_query(query), config)  # type: ignore[misc]

    class Queries(Cut, sqlite.SQLiteSearchQueryCompiler):
        pass

    class AutocompleteQueries(Cut, sqlite.SQLiteAutocompleteQueryCompiler):
        pass

    class Index(CutIndex, sqlite.SQLiteIndex):
        pass

    class Backend(sqlite.SQLiteSearchBackend):
        query_compiler_class = Queries
        autocomplete_query_compiler_class = AutocompleteQueries
        index_class = Index

    return Backend


def _postgresql() -> type[BaseSearchBackend]:
    from modelsearch.backends.database.postgres import postgres  # noqa: PLC0415

    class Cut:
        def build_tsquery_content(
            self, query: SearchQuery, config: Any = None, invert: bool = False
        ) -> Any:
            return super().build_tsquery_content(_cut_query(query), config, invert)  # type: ignore[misc]

    class Queries(Cut, postgres.PostgresSearchQueryCompiler):
        pass

    class AutocompleteQueries(Cut, postgres.PostgresAutocompleteQueryCompiler):
        pass

    class Index(CutIndex, postgres.PostgresIndex):
        pass

    class Backend(postgres.PostgresSearchBackend):
        query_compiler_class = Queries
        autocomplete_query_compiler_class = AutocompleteQueries
        index_class = Index

    return Backend


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:  # noqa: N802 - Wagtail's name
    """The backend for the database that the site runs on: SQLite or PostgreSQL."""
    made = {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor]
    return made()(params)
