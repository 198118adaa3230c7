"""What changed from one batch to another, in words: rows that came and went, terms, arrears."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q

from disclosure.comparison import amount, differs
from disclosure.ledgers.base import Column, ColumnType, Ledger
from disclosure.ledgers.telling import after_words
from disclosure.models.batches import LedgerBatch, LedgerRow
from disclosure.notices.change_words import ChangeWords
from disclosure.presentation import cell_in_words, cell_text, in_words, row_name, say_total, spoken

KINDS = ("new", "ended", "changed", "up", "down")
"""What can have happened to a row, in the order in which it is told."""

NAMED = 6
"""So many rows are named where a kind of change is told in one line."""

SAME_WORDS = "换了人，名字遮住后看起来一样"

Entry = str | Sequence[Any]
"""A row key, or a pair of row key and the columns that differ; as `Comparison.shown` holds them."""


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell before and after; `note` says what the two texts cannot (多了 1.2 万元)."""

    label: str
    before: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row by its name, and `called` by the first word of it; `facts` of one that came or went,
    `cells` of one that differs. Where the amounts in `cells` are not of the same person or firm,
    `name` leaves both out, and `party` says who they are.

    `question` is the form about the row, as it now stands or, if it went, as it last stood.
    """

    name: str
    called: str
    question: str
    facts: Sequence[Fact] = ()
    cells: Sequence[CellChange] = ()
    party: CellChange | None = None


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Rows that something of one kind happened to: `count` of them, the first in `rows`."""

    kind: str
    label: str
    count: int
    rows: Sequence[RowChange]

    @property
    def left_out(self) -> int:
        """How many more there are than are shown."""
        return self.count - len(self.rows)

    @property
    def names(self) -> str:
        """Which rows they are, in one line: 鱼塘18号、晒谷场19号"""
        told = "、".join(row.called for row in self.rows[:NAMED])
        return f"{told}等" if self.count > NAMED else told


@dataclass(frozen=True, slots=True)
class Pair:
    """Two batches of one ledger, and of their rows as many as are spoken of, by key.

    `asks_before` and `asks_after` are the forms about a row of either; its key is added.
    """

    ledger: Ledger
    words: ChangeWords
    asks_before: str
    asks_after: str
    before: Mapping[str, LedgerRow]
    after: Mapping[str, LedgerRow]


def change_groups(
    pair: Pair, counts: Mapping[str, int], shown: Mapping[str, Sequence[Entry]]
) -> list[ChangeGroup]:
    """The kinds of change that occur, in a fixed order, with the rows of `shown` in words."""
    return [
        ChangeGroup(
            kind,
            pair.words.kinds[kind],
            counts[kind],
            [change for entry in shown[kind] if (change := _row_change(pair, kind, entry))],
        )
        for kind in KINDS
        if counts.get(kind)
    ]


def keys_of(shown: Mapping[str, Sequence[Entry]]) -> set[str]:
    """The keys of all rows that are spoken of."""
    return {_key(entry) for entries in shown.values() for entry in entries}


def rows_by_key(wanted: Mapping[int, Iterable[str]]) -> dict[int, dict[str, LedgerRow]]:
    """The rows with the given keys, by batch and key, in one query; none for no key."""
    condition = Q()
    for batch_id, keys in wanted.items():
        if names := list(keys):
            condition |= Q(batch_id=batch_id, key__in=names)
    found: dict[int, dict[str, LedgerRow]] = {batch_id: {} for batch_id in wanted}
    for row in LedgerRow.objects.filter(condition) if condition else ():
        found[row.batch_id][row.key] = row
    return found


def total_changes(batch: LedgerBatch, against: LedgerBatch, words: ChangeWords) -> list[CellChange]:
    """The sums of amounts in both batches, as far as they differ."""
    money = (c for c in batch.declaration.columns if c.totals and c.type is ColumnType.MONEY)
    return [
        CellChange(
            f"{words.label(column)}合计",
            say_total(column, against.totals[column.key]),
            say_total(column, batch.totals[column.key]),
            _more_or_less(
                column,
                Decimal(batch.totals[column.key]) - Decimal(against.totals[column.key]),
            ),
        )
        for column in money
        if column.key in batch.totals
        and column.key in against.totals
        and Decimal(batch.totals[column.key]) != Decimal(against.totals[column.key])
    ]


def _key(entry: Entry) -> str:
    return entry if isinstance(entry, str) else str(entry[0])


def _row_change(pair: Pair, kind: str, entry: Entry) -> RowChange | None:
    """None where a row is no longer there to be told of."""
    key = _key(entry)
    before, after = pair.before.get(key), pair.after.get(key)
    if not (shown := after or before):
        return None
    called = cell_text(shown, pair.ledger.naming[0])
    names = row_name(pair.ledger, shown), called
    if kind == "new" and after:
        return RowChange(*names, f"{pair.asks_after}&row={key}", _facts(pair.ledger, after))
    if kind == "ended" and before:
        facts = _facts(pair.ledger, before, pair.words.owed)
        return RowChange(*names, f"{pair.asks_before}&row={key}", facts)
    if not (before and after):
        return None
    columns = [pair.ledger.column(name) for name in entry[1]]
    cells = [_cell_change(pair.words, column, before, after) for column in columns]
    question = f"{pair.asks_after}&row={key}"
    party = _party_of(pair.ledger)
    if party is None or _is_same(party, before, after):
        return RowChange(*names, question, cells=cells)
    name = row_name(pair.ledger, after, but=party)
    told = party in columns or not differs(before, after, party.key)
    whose = None if told else _cell_change(pair.words, party, before, after)
    return RowChange(name, called, question, cells=cells, party=whose)


def _party_of(ledger: Ledger) -> Column | None:
    """Who owes or is paid the amounts of a row: the person or firm by whom people know it."""
    return next((column for column in ledger.naming if column.privacy.masks), None)


def _is_same(party: Column, before: LedgerRow, after: LedgerRow) -> bool:
    """Whether it is known to be the same; of whom a blanked cell told, nobody knows."""
    blanked = party.key in before.redacted or party.key in after.redacted
    return not blanked and not differs(before, after, party.key)


def _facts(ledger: Ledger, row: LedgerRow, owed_words: str = "") -> list[Fact]:
    """What was agreed and what is owed, as far as the row's name does not say it.

    `owed_words` lead in what a row that is gone still owed; without them the column's label does.
    """
    telling = [c for c in ledger.columns if c.term and c not in ledger.naming]
    owed = [c for c in ledger.columns if c.owed and amount(row, c.key) > 0]
    told = [(c.label, c) for c in telling] + [(owed_words or c.label, c) for c in owed]
    return [Fact(label, text) for label, c in told if (text := cell_in_words(row, c))]


def _cell_change(
    words: ChangeWords, column: Column, before: LedgerRow, after: LedgerRow
) -> CellChange:
    old, new = cell_in_words(before, column), cell_in_words(after, column)
    note = SAME_WORDS if old == new and column.key in after.fingerprints else ""
    if column.type is ColumnType.MONEY:
        note = _difference(column, amount(before, column.key), amount(after, column.key))
    return CellChange(words.label(column), old or "（空）", new or "（空）", note)


def _difference(column: Column, before: Decimal, after: Decimal) -> str:
    """By how much an amount changed; empty where the two amounts say it, as one is nothing."""
    return _more_or_less(column, after - before) if before and after else ""


def _more_or_less(column: Column, delta: Decimal) -> str:
    """As people say it (多了 23.9 万元), as the exact amounts stand beside it."""
    exact = str(abs(delta))
    said = spoken(column, exact) or in_words(column, exact)
    return f"{'多' if delta > 0 else '少'}了{after_words(said)}"
