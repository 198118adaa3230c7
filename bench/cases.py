"""Every bench by the name with which `make bench ONLY=…` calls it."""

from collections.abc import Mapping

from bench import (
    desk,
    explorers,
    filing,
    importing,
    notices,
    posters,
    publishing,
    searching,
    villages,
)
from bench.figures import Bench

CASES: Mapping[str, Bench] = {
    "import": importing.bench,
    "notice": notices.bench,
    "village": villages.bench,
    "publish": publishing.bench,
    "explorer": explorers.bench,
    "posters": posters.bench,
    "desk": desk.bench,
    "feedback": filing.bench,
    "search": searching.bench,
}
