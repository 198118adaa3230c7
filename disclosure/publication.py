"""From typed rows to what the public may see of them: the only form in which rows are stored.

A full private name stays in the uploaded workbook. Beside a name column stands a keyed hash of
the full name, so that a change of person shows as a change even where both read 陈某某. Rows whose category says
something about a person's health are counted and summed, never listed.
"""

import hashlib
import hmac
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from disclosure.ledgers.base import Cell, Column, ColumnType, Ledger, Privacy, Values
from language.names import NameKind, mask_person
from language.text import squash

JsonCell = str | int | None
HASH_LENGTH = 16


@dataclass(frozen=True, slots=True)
class PublicRow:
    """A row as it is stored; `values` and `fingerprints` as in `LedgerRow`."""

    key: str
    values: dict[str, JsonCell]
    fingerprints: dict[str, str]
    redacted: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class HiddenGroup:
    """Rows of one category that are never listed: how many, and the sums of its columns."""

    rows: int
    totals: dict[str, str]


@dataclass(frozen=True, slots=True)
class PublicTable:
    rows: list[PublicRow]
    hidden: dict[str, HiddenGroup]
    facets: dict[str, list[list[str | int]]] = field(default_factory=dict)


def keyed_hash(secret: str, *parts: str) -> str:
    """A hash that nobody without `secret` can work out from a guess; 16 hexadecimal digits."""
    message = "\x1f".join(parts).encode()
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()[:HASH_LENGTH]


def json_cell(column: Column, value: Cell) -> JsonCell:
    """A typed cell in the form in which it is stored: decimals and dates as text.

    One number has one form (644, never 644.0), or two periods would seem to differ.
    """
    if isinstance(value, Decimal):
        return format(value if column.type is ColumnType.MONEY else value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    return value


def is_hidden(ledger: Ledger, values: Values) -> str | None:
    """The category for whose sake this row is never listed; None for a row that is."""
    for column, words in ledger.totals_only.items():
        category = str(values.get(column) or "")
        if any(word in category for word in words):
            return category
    return None


def masked(column: Column, name: str, kind_of: Callable[[str], NameKind]) -> str:
    """A name as the public sees it, by the column's rule; doubtful ones count as persons."""
    if column.privacy is Privacy.PERSON:
        return mask_person(name)
    if column.privacy is Privacy.PERSON_OR_FIRM and kind_of(name) is not NameKind.FIRM:
        return mask_person(name)
    return name


def publish_rows(
    ledger: Ledger,
    rows: Iterable[Values],
    *,
    village_code: str,
    secret: str,
    kind_of: Callable[[str], NameKind],
) -> PublicTable:
    """The rows of one batch as they are stored.

    `kind_of` says whether a name is a person's or a firm's. Row keys are the same for the same
    thing in every period; doubles within a batch are numbered.
    """
    scope = (village_code, ledger.name)
    private = [column for column in ledger.columns if column.privacy in PRIVATE]
    seen: Counter[str] = Counter()
    listed: list[PublicRow] = []
    hidden: dict[str, list[Values]] = defaultdict(list)

    for values in rows:
        category = is_hidden(ledger, values)
        if category is not None:
            hidden[category].append(values)
            continue
        identity = "\x1f".join(squash(str(values.get(key) or "")) for key in ledger.row_key)
        seen[identity] += 1
        key = keyed_hash(secret, *scope, identity, str(seen[identity]))
        stored = {column.key: json_cell(column, values.get(column.key)) for column in ledger.columns}
        fingerprints = {}
        for column in private:
            name = stored[column.key]
            if isinstance(name, str):
                stored[column.key] = masked(column, name, kind_of)
                fingerprints[column.key] = keyed_hash(secret, *scope, "name", squash(name))
        listed.append(PublicRow(key, stored, fingerprints))

    return PublicTable(listed, _sum_hidden(ledger, hidden), facets_of(ledger, listed))


PRIVATE = (Privacy.PERSON, Privacy.PERSON_OR_FIRM)


def _sum_hidden(ledger: Ledger, hidden: Mapping[str, Sequence[Values]]) -> dict[str, HiddenGroup]:
    return {
        category: HiddenGroup(len(rows), {k: str(v) for k, v in sum_columns(ledger, rows).items()})
        for category, rows in hidden.items()
    }


def sum_columns(ledger: Ledger, rows: Iterable[Values]) -> dict[str, Decimal]:
    """The sums of the ledger's totalled columns, with two decimals; empty cells count nothing."""
    sums = {column.key: Decimal("0.00") for column in ledger.columns if column.totals}
    for values in rows:
        for key in sums:
            value = values.get(key)
            if isinstance(value, Decimal | int):
                sums[key] += value
    return sums


def facets_of(ledger: Ledger, rows: Iterable[PublicRow]) -> dict[str, list[list[str | int]]]:
    """By filterable column: the words in it and how often each occurs, the commonest first."""
    counters = {c.key: Counter[str]() for c in ledger.columns if c.filterable}
    for row in rows:
        for key, counter in counters.items():
            word = row.values.get(key)
            if word:
                counter[str(word)] += 1
    return {
        key: [[word, count] for word, count in counter.most_common(20)]
        for key, counter in counters.items()
        if len(counter) > 1
    }
