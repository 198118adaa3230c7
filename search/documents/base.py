"""What of a record everybody may find now: one class for each kind of record."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Protocol

from django.db.models import Model

from search.engines.base import Document


class Kind(StrEnum):
    """What a document is to who finds it."""

    PAGE = "page"
    NOTICE = "notice"
    ROW = "row"
    TICKET = "ticket"
    CAMPAIGN = "campaign"
    CASE = "case"
    ROUND = "round"


class Source(Protocol):
    """Makes the documents of records of one class, and of those derived from it.

    The key of each document is `record_of` its record, or begins with it and a colon.
    """

    @property
    def name(self) -> str: ...

    @property
    def model(self) -> type[Model]: ...

    def documents(self, pk: int) -> Iterator[Document]:
        """Those that everybody may find now; none where nobody may read the record."""

    def public(self) -> Iterable[int]:
        """The numbers of the records that everybody may read now."""


def record_of(source: str, pk: int) -> str:
    return f"{source}:{pk}"


def parts_of(record: str) -> tuple[str, int]:
    """The name of the source, and the number of the record."""
    source, _, pk = record.partition(":")
    return source, int(pk)
