"""Reads across notices, batches and rows."""

from datetime import date

from django.db.models import QuerySet

from areas.models import Area
from disclosure.comparison import Difference, compare
from disclosure.models import Comparison, DisclosurePage, LedgerBatch, LedgerRow

SHOWN_CHANGES = 10
"""So many rows of each kind of change stand on the notice itself; all of them under changes/."""


def live_notices(village: Area) -> QuerySet[DisclosurePage]:
    """The public notices of a village, newest period first."""
    return (
        DisclosurePage.objects.live()
        .public()
        .filter(village=village, batch__isnull=False)
        .order_by("-period_ends_on", "ledger")
    )


def batches_of(page: DisclosurePage) -> QuerySet[LedgerBatch]:
    """All batches of a notice, newest first, seen by the public or not."""
    return LedgerBatch.objects.of_notice(page.village, page.ledger, page.period)


def earlier_notice(page: DisclosurePage) -> DisclosurePage | None:
    """The notice of the latest earlier period published for the same village and ledger."""
    return (
        DisclosurePage.objects.live()
        .public()
        .filter(
            village=page.village,
            ledger=page.ledger,
            period_ends_on__lt=page.period_ends_on,
            batch__isnull=False,
        )
        .select_related("batch")
        .order_by("-period_ends_on")
        .first()
    )


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
        found = difference(batch, against)
    kinds = {
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


def row_on_show(page: DisclosurePage, row_key: str) -> LedgerRow | None:
    """The row that readers of a public page see under this key; None for any other key."""
    if not page.shows_rows or page.batch is None:
        return None
    return page.batch.rows.filter(key=row_key).first()


def expired_batches(today: date) -> QuerySet[LedgerBatch]:
    """Batches whose single rows must go: about persons, and past the day they were shown until."""
    notices = DisclosurePage.objects.filter(show_until__lt=today)
    keys = [
        (page.village_id, page.ledger, page.period)
        for page in notices
        if page.declaration.about_persons
    ]
    batches = LedgerBatch.objects.filter(rows_dropped_at__isnull=True)
    wanted = [b.pk for b in batches if (b.village_id, b.ledger, b.period) in set(keys)]
    return LedgerBatch.objects.filter(pk__in=wanted)
