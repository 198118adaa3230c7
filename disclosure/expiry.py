"""Single rows of ledgers about persons go when their time on show is over; their totals stay."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from disclosure.ledgers import LEDGERS
from disclosure.models import DisclosurePage, LedgerBatch


def expired_batches(today: date) -> QuerySet[LedgerBatch]:
    """Batches about persons that no notice may show any more: its time is over, or it is gone."""
    still_on_show = DisclosurePage.objects.filter(
        village=OuterRef("village"), ledger=OuterRef("ledger"), period=OuterRef("period")
    ).exclude(show_until__lt=today)
    return LedgerBatch.objects.filter(
        ~Exists(still_on_show),
        ledger__in=[ledger.name for ledger in LEDGERS.values() if ledger.about_persons],
        rows_dropped_at__isnull=True,
    )


def drop_expired_rows(today: date) -> int:
    """Delete single rows of ledgers about persons whose time on show is over; totals stay.

    Returns the number of batches emptied.
    """
    emptied = 0
    for batch in expired_batches(today):
        with transaction.atomic():
            batch.rows.all().delete()
            batch.forget_source()
            batch.rows_dropped_at = timezone.now()
            batch.save(update_fields=["source", "rows_dropped_at"])
        emptied += 1
    return emptied
