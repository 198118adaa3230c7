"""Names that somebody masked already: such a table, often a download of ours, is no source."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from disclosure.importing.places import name_rows
from disclosure.importing.results import Finding
from disclosure.importing.rules import Numbers, places_of
from disclosure.importing.texts import shown
from disclosure.ledgers.base import Ledger, Values, column_texts
from language.name_shape import is_starred

_MASKED = re.compile("[一-鿿]某{1,3}(?![一-鿿])")


def masked_already(ledger: Ledger, numbers: Numbers, rows: Sequence[Values]) -> Iterator[Finding]:
    """One error for each column of private names that holds 李某某 or 李**: with it nobody could
    tell whether two rows are about one person, or about the same one as in the period before."""
    for column in ledger.masked_columns:
        names = [name for name in column_texts(column.key, rows) if _is_masked(name)]
        if not names:
            continue
        places = sorted(chain(*places_of(names, column.key, numbers, rows).values()))
        message = (
            f"{column.label}写的是「{shown(names[0])}」这样遮过的名字（{name_rows(places)}），"
            "看不出是不是同一个人。请上传村里原来的表，名字写全：公开的时候网站会自己遮。"
        )
        yield Finding(places[0], column.key, message, shown(names[0]))


def _is_masked(name: str) -> bool:
    return bool("某" in name and _MASKED.search(name)) or is_starred(name)
