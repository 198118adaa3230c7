"""What a notice says has changed: since the period before, and by its corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.core.paginator import Page, Paginator

from disclosure import selectors
from disclosure.models import DisclosurePage
from disclosure.models.batches import Comparison, LedgerBatch, LedgerRow
from disclosure.notices.change_rows import (
    CellChange,
    ChangeGroup,
    Entry,
    Pair,
    change_groups,
    keys_of,
    rows_by_key,
    total_changes,
)
from disclosure.notices.change_words import ChangeWords, words_for
from disclosure.notices.notice import Notice, answer_address_of

CHANGES_PER_PAGE = 200


@dataclass(frozen=True, slots=True)
class Earlier:
    """The latest earlier period: its batch, its name, where it is and the form about it."""

    batch: LedgerBatch
    label: str
    address: str
    answer_address: str
    shows_rows: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different between two batches; `rows_told` says whether rows were compared."""

    words: ChangeWords
    groups: Sequence[ChangeGroup]
    totals: Sequence[CellChange]
    rows_told: bool = True

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.groups and not self.totals


@dataclass(frozen=True, slots=True)
class ToldChanges:
    """`since` the earlier period, None if there is none; `correction` of the version before."""

    earlier: Earlier | None
    since: Changes | None
    correction: Changes | None


@dataclass(frozen=True, slots=True)
class FullChanges:
    """All changes; `page` is the page shown where one kind alone was asked for."""

    changes: Changes
    page: "Page[Entry] | None"


def as_earlier(page: DisclosurePage | None) -> Earlier | None:
    """What is told of the notice of the period before; None without one."""
    if page is None or page.batch is None:
        return None
    return Earlier(
        page.batch,
        page.period_object.label,
        page.get_url() or "",
        answer_address_of(page),
        page.shows_rows and _has_rows(page.batch),
    )


def told_changes(
    notice: Notice, versions: Sequence[LedgerBatch], earlier: Earlier | None
) -> ToldChanges:
    """The first rows of every kind of change, from what is remembered of the comparisons."""
    since = comparable_batch(notice, earlier)
    corrected = corrected_batch(notice, versions)
    remembered = _remembered(notice.batch, [b for b in (since, corrected) if b and _has_rows(b)])
    rows = _rows_told_of(notice.batch, remembered)

    def told(against: LedgerBatch, asks: str) -> Changes:
        stored = remembered.get(against.pk)
        if stored is None:
            return _totals_told(notice, against)
        pair = _pair(notice, against, rows, asks)
        groups = change_groups(pair, stored.counts, stored.shown)
        return Changes(pair.words, groups, total_changes(notice.batch, against, pair.words))

    return ToldChanges(
        earlier=earlier,
        since=told(earlier.batch, earlier.answer_address) if earlier else None,
        correction=told(corrected, notice.answer_address) if corrected else None,
    )


def full_changes(
    notice: Notice, against: LedgerBatch, asks: str, kind: str = "", number: str = ""
) -> FullChanges:
    """Everything that differs; of one `kind` page `number`, else the beginning of each kind.

    `asks` is the form about rows of `against`.
    """
    if not _has_rows(against):
        return FullChanges(_totals_told(notice, against), None)
    difference = {
        name: entries
        for name, entries in asdict(selectors.difference(notice.batch, against)).items()
        if not kind or name == kind
    }
    pages = {
        name: Paginator(entries, CHANGES_PER_PAGE).get_page(number)
        for name, entries in difference.items()
    }
    shown = {name: list(page) for name, page in pages.items()}
    keys = keys_of(shown)
    rows = rows_by_key({against.pk: keys, notice.batch.pk: keys})
    pair = _pair(notice, against, rows, asks)
    counts = {name: len(entries) for name, entries in difference.items()}
    groups = change_groups(pair, counts, shown)
    changes = Changes(pair.words, groups, total_changes(notice.batch, against, pair.words))
    return FullChanges(changes, pages.get(kind))


def comparable_batch(notice: Notice, earlier: Earlier | None) -> LedgerBatch | None:
    """The earlier batch, if its rows and ours are public and have anything in common."""
    if earlier is None or not notice.ledger.rows_go_on:
        return None
    return earlier.batch if notice.shows_rows and earlier.shows_rows else None


def corrected_batch(notice: Notice, versions: Sequence[LedgerBatch]) -> LedgerBatch | None:
    """The version that the batch corrects, if single rows may be told of."""
    if not notice.shows_rows:
        return None
    return next((each for each in versions if each.pk == notice.batch.corrects_id), None)


def _has_rows(batch: LedgerBatch) -> bool:
    """Whether its rows are still there; a correction of an expired notice finds them gone."""
    return batch.rows_dropped_at is None


def _totals_told(notice: Notice, against: LedgerBatch) -> Changes:
    words = words_for(notice.batch, against)
    return Changes(words, [], total_changes(notice.batch, against, words), rows_told=False)


def _pair(
    notice: Notice, against: LedgerBatch, rows: Mapping[int, Mapping[str, LedgerRow]], asks: str
) -> Pair:
    return Pair(
        ledger=notice.ledger,
        words=words_for(notice.batch, against),
        asks_before=asks,
        asks_after=notice.answer_address,
        before=rows[against.pk],
        after=rows[notice.batch.pk],
    )


def _remembered(batch: LedgerBatch, others: Sequence[LedgerBatch]) -> dict[int, Comparison]:
    """The comparisons of a batch with others, worked out where they are not yet known."""
    known = {each.against_id: each for each in batch.comparisons.all()} if others else {}
    return {other.pk: known.get(other.pk) or selectors.comparison(batch, other) for other in others}


def _rows_told_of(
    batch: LedgerBatch, remembered: Mapping[int, Comparison]
) -> dict[int, dict[str, LedgerRow]]:
    wanted = {pk: keys_of(comparison.shown) for pk, comparison in remembered.items()}
    return rows_by_key({batch.pk: set().union(*wanted.values()), **wanted})
