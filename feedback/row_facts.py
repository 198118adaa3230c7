"""The words of a table's row as feedback keeps them.

Each cell is a pair of its own, never a part of one line: what somebody wrote into a remark must not
pass for another cell.
"""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

REDACTED = "（已隐去）"


class Fact(NamedTuple):
    """A column's label, and the row's cell in words."""

    label: str
    words: str


class ReadableEncoder(json.JSONEncoder):
    """Writes Chinese as it is, so that whoever searches the database's text finds it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"ensure_ascii": False})


def without_cell(facts: Iterable[Fact], cell: Fact) -> tuple[Fact, ...]:
    """The row with that cell blanked. Only the whole pair counts: a cell "2" is in many others."""
    return tuple(Fact(fact.label, REDACTED) if fact == cell else fact for fact in facts)
