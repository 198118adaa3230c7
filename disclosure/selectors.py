"""Reads across notices, batches and rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import PageViewRestriction

from disclosure.comparison import Difference, compare
from disclosure.models import Comparison, DisclosurePage, LedgerBatch, LedgerRow, Takedown

SHOWN_CHANGES = 10
"""So many rows of each kind of change stand on the notice itself; all of them under changes/."""


@dataclass(frozen=True, slots=True)
class Around:
    """The public notices around one, None where there is none: of its own ledger those of the
    period before, of the one after, and of the newest; of the ledger that tells what its own leaves
    out the newest."""

    earlier: DisclosurePage | None
    later: DisclosurePage | None
    newest: DisclosurePage | None
    elsewhere: DisclosurePage | None


def public_notices() -> QuerySet[DisclosurePage]:
    """What everybody may read now, of all villages."""
    return DisclosurePage.objects.live().filter(~Exists(restrictions_above()), batch__isnull=False)


def live_notices(village_id: int) -> QuerySet[DisclosurePage]:
    """The public notices of a village, newest period first."""
    return public_notices().filter(village=village_id).order_by("-period_ends_on", "ledger")


def told_notices(village_id: int) -> QuerySet[DisclosurePage]:
    """What a village's page tells of: its public notices, and those that were taken down."""
    gone = Q(Exists(Takedown.objects.filter(page=OuterRef("pk"))), live=False)
    shown = Q(live=True, batch__isnull=False)
    return DisclosurePage.objects.filter(
        shown | gone, ~Exists(restrictions_above()), village=village_id
    )


def takedowns(village_id: int) -> QuerySet[Takedown]:
    """The last one of each notice of a village that is not public again, newest period first."""
    again = Takedown.objects.filter(page=OuterRef("page"), pk__gt=OuterRef("pk"))
    return Takedown.objects.filter(
        ~Exists(restrictions_above("page__path")),
        ~Exists(again),
        page__disclosurepage__village=village_id,
        page__live=False,
    ).order_by("-page__disclosurepage__period_ends_on", "page__disclosurepage__ledger")


def earlier_notice(page: DisclosurePage) -> DisclosurePage | None:
    """The notice of the latest earlier period published for the same village and ledger."""
    return _earlier_notices(page).select_related("batch").first()


def next_notice(page: DisclosurePage) -> DisclosurePage | None:
    """The notice of the earliest later period published for the same village and ledger."""
    return _later_notices(page).reverse().select_related("batch").first()


def newest_after(page: DisclosurePage) -> DisclosurePage | None:
    """The newest notice of the same village and ledger, if it is of a later period."""
    return _later_notices(page).first()


def around(page: DisclosurePage) -> Around:
    """The public notices around one, all in one query."""
    elsewhere, later = page.declaration.elsewhere, _later_notices(page)
    wanted = [_earlier_notices(page), later.reverse(), later]
    if elsewhere:
        wanted.append(live_notices(page.village_id).filter(ledger=elsewhere.ledger))
    firsts = [Subquery(notices.values("pk")[:1]) for notices in wanted]
    found = list(DisclosurePage.objects.filter(id__in=firsts).select_related("batch"))
    found.sort(key=attrgetter("period_ends_on"))
    same = [notice for notice in found if notice.ledger == page.ledger]
    before = [notice for notice in same if notice.period_ends_on < page.period_ends_on]
    after = same[len(before) :]
    others = [notice for notice in found if notice.ledger != page.ledger]
    return Around(
        earlier=_first(before),
        later=_first(after),
        newest=_first(after[::-1]),
        elsewhere=_first(others),
    )


def _first(notices: Sequence[DisclosurePage]) -> DisclosurePage | None:
    return notices[0] if notices else None


def _earlier_notices(page: DisclosurePage) -> QuerySet[DisclosurePage]:
    """Those of the same village and ledger, the latest period first."""
    return _of_ledger(page).filter(period_ends_on__lt=page.period_ends_on)


def _later_notices(page: DisclosurePage) -> QuerySet[DisclosurePage]:
    """Those of the same village and ledger, the latest period first."""
    return _of_ledger(page).filter(period_ends_on__gt=page.period_ends_on)


def _of_ledger(page: DisclosurePage) -> QuerySet[DisclosurePage]:
    return live_notices(page.village_id).filter(ledger=page.ledger)


def restrictions_above(path: str = "path") -> QuerySet[PageViewRestriction]:
    """For a subquery: what keeps the page with that `path`, or one above it, from the public.

    Wagtail's `public()` says the same at the cost of one more query.
    """
    beginning = Substr(OuterRef(path), 1, Length("page__path"))
    return PageViewRestriction.objects.filter(page__path=beginning)


def difference(batch: LedgerBatch, against: LedgerBatch) -> Difference:
    """The whole difference between two batches; a correction's covers every cell."""
    every_column = batch.period == against.period
    return compare(
        batch.declaration,
        list(against.rows.all()),
        list(batch.rows.all()),
        every_column=every_column,
    )


def comparison(batch: LedgerBatch, against: LedgerBatch) -> Comparison:
    """The remembered difference, worked out at the first call."""
    try:
        return Comparison.objects.get(batch=batch, against=against)
    except Comparison.DoesNotExist:
        return _compared(batch, against)


@transaction.atomic
def _compared(batch: LedgerBatch, against: LedgerBatch) -> Comparison:
    """Worked out while nobody can blank a cell of either batch, and remembered."""
    both = LedgerBatch.objects.filter(pk__in=(batch.pk, against.pk))
    list(both.select_for_update().order_by("pk").values_list("pk"))
    found = difference(batch, against)
    kinds: dict[str, Sequence[object]] = {
        "new": found.new,
        "ended": found.ended,
        "changed": found.changed,
        "up": found.up,
        "down": found.down,
    }
    remembered, _ = Comparison.objects.get_or_create(
        batch=batch,
        against=against,
        defaults={
            "counts": {kind: len(rows) for kind, rows in kinds.items()},
            "shown": {kind: rows[:SHOWN_CHANGES] for kind, rows in kinds.items()},
        },
    )
    return remembered


def public_row(page: DisclosurePage, row_key: str) -> LedgerRow | None:
    """The row under this key in the newest version of a public page that has one.

    Versions that were corrected since stay readable, so their rows can still be asked about. None
    for a key that no version knows, and where single rows are no longer shown.
    """
    if not page.shows_rows:
        return None
    return _public_rows(page, row_key).order_by("-batch__version").first()


def row_of_version(page: DisclosurePage, row_key: str, version: str) -> LedgerRow | None:
    """The row under this key in that version, by its number, of a page with such a `public_row`."""
    if not version.isdecimal():
        return None
    return _public_rows(page, row_key).filter(batch__version=version).first()


def _public_rows(page: DisclosurePage, row_key: str) -> QuerySet[LedgerRow]:
    published = page.batches.published()
    return LedgerRow.objects.filter(batch__in=published, key=row_key).select_related("batch")
