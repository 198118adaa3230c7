"""From typed rows to what the public may see of them: the only form in which rows are stored.

A full private name stays in the uploaded workbook. Beside a name column stands a keyed hash of
the full name, so that a change of person shows even where both read 陈某某. Rows whose category
tells of a person's health, childhood or the like are counted and summed, never listed.
"""

import hmac
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import Any, TypedDict

from disclosure.hidden_names import free_columns, is_hidden, texts_with_names, unanswered
from disclosure.ledgers.base import Column, ColumnType, Ledger, Values
from disclosure.ledgers.facets import Facets
from language.names import NameKind, mask_person
from language.text import squash

JsonCell = str | int | None
HASH_LENGTH = 16
SHOWN_WORDS = 20  # of a column, to filter by


class RedactionMark(TypedDict):
    """What readers are told of a blanked cell: a `RedactionKind`, and the day as ISO text."""

    kind: str
    on: str


@dataclass(frozen=True, slots=True)
class PublicRow:
    """A row as it is stored; `values`, `fingerprints` and `redacted` as in `LedgerRow`."""

    key: str
    values: dict[str, JsonCell]
    fingerprints: dict[str, str]
    redacted: dict[str, RedactionMark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HiddenGroup:
    """Rows of one category that are never listed: how many, and the sums of its columns."""

    rows: int
    totals: dict[str, str]


def keyed_hash(secret: str, *parts: str) -> str:
    """A hash that nobody without `secret` can work out from a guess; 16 hexadecimal digits."""
    message = "\x1f".join(parts).encode()
    return hmac.digest(secret.encode(), message, "sha256").hex()[:HASH_LENGTH]


def name_fingerprint(secret: str, village_code: str, ledger: str, name: str) -> str:
    """By which a table knows a full name again that it masks; see `LedgerRow.fingerprints`."""
    return keyed_hash(secret, village_code, ledger, "name", squash(name))


def encoder(column: Column) -> Callable[[Any], JsonCell] | None:
    """How the column's cells are turned into JSON; None where they are JSON as they are.

    One number has one form (644, never 644.0), or two periods would seem to differ. Money has
    two decimals, as the import gives it.
    """
    match column.type:
        case ColumnType.MONEY:
            return str
        case ColumnType.NUMBER | ColumnType.SHARE:
            return lambda number: format(number.normalize(), "f")
        case ColumnType.DATE:
            return date.isoformat
        case _:
            return None


def part(ledger: Ledger, rows: Iterable[Values]) -> tuple[list[Values], dict[str, HiddenGroup]]:
    """The rows that are listed, and by category those that are only counted and summed."""
    if not ledger.totals_only:
        return list(rows), {}
    listed: list[Values] = []
    hidden: dict[str, list[Values]] = defaultdict(list)
    for values in rows:
        category = ledger.hidden_category(values)
        (listed if category is None else hidden[category]).append(values)
    return listed, {category: _group(ledger, group) for category, group in hidden.items()}


def _group(ledger: Ledger, rows: Sequence[Values]) -> HiddenGroup:
    totals = ledger.totals_of(rows)
    return HiddenGroup(len(rows), {key: str(total) for key, total in totals.items()})


def public_rows(
    ledger: Ledger,
    listed: Iterable[Values],
    *,
    everybody: Sequence[Values],
    village_code: str,
    secret: str,
    kind_of: Callable[[str], NameKind],
    told_kind_of: Callable[[str], NameKind] = unanswered,
) -> Iterator[PublicRow]:
    """The listed rows as they are stored, one after another, as a long table has 100,000.

    `everybody` are the rows whose masked names no listed row may tell, the unlisted ones included.
    `kind_of` says whether a name is a person's or a firm's, `told_kind_of` whose one is that stands
    in a sentence. Row keys are the same for the same
    thing in every period; doubles within a batch are numbered.
    """
    told = texts_with_names(ledger, everybody, kind_of, told_kind_of)
    form = _PublicForm(ledger, (village_code, ledger.name), secret, kind_of, told)
    return map(form.of, listed)


class _PublicForm:
    """Gives the rows of one table their public form. `told` has for each free text that tells a
    masked name the text that stands for it."""

    def __init__(
        self,
        ledger: Ledger,
        scope: tuple[str, str],
        secret: str,
        kind_of: Callable[[str], NameKind],
        told: Mapping[str, str],
    ) -> None:
        self._row_key = ledger.row_key
        self._hash = partial(keyed_hash, secret, *scope)
        # One tenant may rent a whole market.
        self._fingerprint = cache(partial(name_fingerprint, secret, *scope))
        self._kind_of = kind_of
        self._told = told
        self._empty: dict[str, JsonCell] = dict.fromkeys(column.key for column in ledger.columns)
        self._encoders = [(c.key, encode) for c in ledger.columns if (encode := encoder(c))]
        self._private = ledger.masked_columns
        self._free = [column.key for column in free_columns(ledger)] if told else []
        self._seen: Counter[str] = Counter()

    def of(self, values: Values) -> PublicRow:
        stored = self._encoded(values)
        fingerprints = self._mask(stored)
        for key in self._free:
            stored[key] = self._told.get(stored[key], stored[key])
        return PublicRow(self._key(values), stored, fingerprints)

    def _key(self, values: Values) -> str:
        identity = "\x1f".join(squash(str(values.get(key) or "")) for key in self._row_key)
        self._seen[identity] += 1
        return self._hash(identity, str(self._seen[identity]))

    def _encoded(self, values: Values) -> dict[str, Any]:
        """Every cell as JSON, those that the row leaves out as well."""
        stored: dict[str, Any] = {**self._empty, **values}
        for key, encode in self._encoders:
            if (value := stored[key]) is not None:
                stored[key] = encode(value)
        return stored

    def _mask(self, stored: dict[str, Any]) -> dict[str, str]:
        """Masks what is to be masked, and gives the fingerprints of the full names."""
        fingerprints = {}
        for column in self._private:
            if name := stored[column.key]:
                fingerprints[column.key] = self._fingerprint(name)
                if is_hidden(column, name, self._kind_of):
                    stored[column.key] = mask_person(name)
        return fingerprints


class FacetCounter:
    """Counts the facets of a batch whose period ends on `last_day`, row by row."""

    def __init__(self, ledger: Ledger, last_day: date) -> None:
        self._deadline, self._last_day = ledger.deadline, last_day.isoformat()
        self._due = Counter[str]()
        self._counters = {c.key: Counter[str]() for c in ledger.columns if c.filterable}
        self._owing = {c.key: 0 for c in ledger.columns if c.owed}

    def counting(self, rows: Iterable[PublicRow]) -> Iterator[PublicRow]:
        """The rows as they are, each counted on the way."""
        for row in rows:
            self.count(row.values)
            yield row

    def count(self, values: Mapping[str, Any]) -> None:
        """One more stored row."""
        for key, counter in self._counters.items():
            if word := values.get(key):
                counter[str(word)] += 1
        for key in self._owing:
            self._owing[key] += Decimal(values.get(key) or 0) > 0
        if self._deadline and self._deadline.is_open(values):
            self._due[values[self._deadline.column]] += 1

    def counted(self) -> Facets:
        """Of all rows so far; only columns in which there is anything to choose between."""
        return Facets(
            words={
                key: counter.most_common(SHOWN_WORDS)
                for key, counter in self._counters.items()
                if len(counter) > 1
            },
            owing=self._owing,
            open_until=sorted(each for each in self._due.items() if each[0] <= self._last_day),
        )
