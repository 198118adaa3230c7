"""What an engine is asked and what it answers; both engines answer alike."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from django.utils import timezone

from search.wanted import Concept, Wanted

ELASTICSEARCH = "elasticsearch"
"""The name of the engine that a site may have beside its tables."""

LONGEST_LIST = 10_000
"""Hits that can be paged through; the count beside them is exact all the same."""


class EngineDown(Exception):  # noqa: N818
    """The engine's server cannot be reached, or does not answer as it should."""


class EngineUnfit(EngineDown):
    """Its index is not there, or is none of ours: it must be built anew."""


class Order(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found: a page, a row of a table, a published ticket.

    `key` names it for good; `version` grows with each change of it. `place` is the code of its
    area, whose first digits are those of the areas above. `year` is 0 where it has none. `until` is
    the last day on which it may be found, nothing where there is none.

    A key begins with the record that the document is made of: place:12, notice:7:9f3a….
    """

    key: str
    kind: str
    title: str
    body: str
    address: str
    version: int = 0
    place: str = ""
    item: str = ""
    year: int = 0
    period: str = ""
    day: date | None = None
    until: date | None = None

    @property
    def record(self) -> str:
        return ":".join(self.key.split(":")[:2])


@dataclass(frozen=True, slots=True)
class Filters:
    """What a document must be as well; an empty one asks nothing. `place` holds for all below."""

    place: str = ""
    kind: str = ""
    item: str = ""
    year: int = 0

    def asked(self) -> dict[str, str | int]:
        """The fields in which anything is asked, `place` left out."""
        fields: dict[str, str | int] = {"kind": self.kind, "item": self.item, "year": self.year}
        return {name: value for name, value in fields.items() if value}


NO_FILTERS = Filters()
FACETS = ("place", "kind", "item", "year")


@dataclass(frozen=True, slots=True)
class Request:
    """A search of a day: what may be found until the day before is neither found nor counted."""

    wanted: Wanted
    filters: Filters = NO_FILTERS
    order: Order = Order.RELEVANCE
    start: int = 0
    size: int = 10
    with_facets: bool = True
    today: date = field(default_factory=timezone.localdate)


@dataclass(frozen=True, slots=True)
class Hit:
    document: Document
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits from `start` on, how many there are in all, and of each facet value how many."""

    hits: Sequence[Hit]
    total: int
    facets: Mapping[str, Mapping[str | int, int]] = field(default_factory=dict)


class AskedEngine(Protocol):
    """What answers searches."""

    name: str

    def search(self, request: Request) -> Answer:
        """Raises EngineDown."""

    def met(self, concepts: Sequence[Concept], today: date) -> list[int]:
        """How many documents that may be found today meet each. Raises EngineDown."""


class Engine(AskedEngine, Protocol):
    """An index of documents that can be filled and asked."""

    def put(self, documents: Iterable[Document]) -> Mapping[str, str]:
        """Add them or take them for the older ones of the same key; never an old for a new, nor for
        what a newer version took out.

        Returns the keys of those that it refuses, each with the reason; it holds no word of theirs.
        Raises EngineDown.
        """

    def remove(self, versions: Mapping[str, int]) -> None:
        """Take out those of these keys that are no newer than their versions. Raises EngineDown."""


class ShippedEngine(Engine, Protocol):
    """One that can tell what it holds, so that what vanished is found and taken out."""

    def keys_of(self, records: Collection[str]) -> set[str]:
        """The keys of all that it holds of these records. Raises EngineDown."""

    def documents_of(self, records: Collection[str]) -> list[Document]:
        """All that it holds of these records. Raises EngineDown."""

    def records(self, source: str) -> set[str]:
        """Those of a kind (place, notice) of which it holds anything. Raises EngineDown."""
