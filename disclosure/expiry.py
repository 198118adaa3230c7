"""Names go when nobody needs them any more: single rows about persons when their time on show is
over (their totals stay), and workbooks that nobody accepted."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import BigIntegerField, DateField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone

from disclosure.enums import OPEN_UPLOADS
from disclosure.ledgers import LEDGERS
from disclosure.models import DisclosurePage, LedgerBatch, Upload
from disclosure.signals import notices_changed

UPLOADS_WAIT = timedelta(days=30)
PRIVATE_NUMBERS_WAIT = timedelta(days=1)
DRAFT = "latest_revision__content"
ABOUT_PERSONS = [ledger.name for ledger in LEDGERS.values() if ledger.about_persons]


def expired_batches(today: date) -> QuerySet[LedgerBatch]:
    """Batches about persons that no notice may show any more: its time is over, or it is gone.

    What waits to be published stays until its own time is over: the table of a draft, and what the
    public has not seen yet, to which an undo of that draft leads back.
    """
    notices = DisclosurePage.objects.filter(
        village=OuterRef("village"), ledger=OuterRef("ledger"), period=OuterRef("period")
    )
    waiting = waiting_drafts(notices, today)
    return LedgerBatch.objects.filter(
        ~Exists(notices.exclude(show_until__lt=today)),
        ~Exists(waiting.filter(drafted=OuterRef("pk"))),
        Q(first_published_at__isnull=False) | ~Exists(waiting),
        ledger__in=ABOUT_PERSONS,
        rows_dropped_at__isnull=True,
    )


def waiting_drafts(notices: QuerySet[DisclosurePage], today: date) -> QuerySet[Any]:
    """Those notices whose draft would be on show today or later, were it published; `drafted` is
    the draft's batch."""
    drafts = notices.filter(has_unpublished_changes=True).annotate(
        drafted=Cast(KeyTextTransform("batch", DRAFT), BigIntegerField()),
        until=Cast(KeyTextTransform("show_until", DRAFT), DateField()),
    )
    return drafts.filter(Q(until__isnull=True) | Q(until__gte=today))


def drop_expired_rows(today: date) -> int:
    """Delete single rows of ledgers about persons whose time on show is over; totals stay.

    Returns the number of batches emptied.
    """
    return sum(_drop_rows(batch, today) for batch in list(expired_batches(today)))


@transaction.atomic
def _drop_rows(found: LedgerBatch, today: date) -> bool:
    """False if its notice was put on show again meanwhile, or the table waits to be."""
    pages = _lock_notice(found)
    batch = expired_batches(today).filter(pk=found.pk).first()
    if batch is None:
        return False
    batch.rows.all().delete()
    batch.forget_source()
    batch.rows_dropped_at = timezone.now()
    batch.save(update_fields=["rows_dropped_at"])
    notices_changed.send(DisclosurePage, pages=pages)
    return True


def _lock_notice(batch: LedgerBatch) -> list[int]:
    """Let nobody accept a table for its notice, or publish it, before this is through. The number
    of the notice; none where it is gone."""
    notices = DisclosurePage.objects.filter(
        village=batch.village_id, ledger=batch.ledger, period=batch.period
    )
    return list(notices.select_for_update().values_list("pk", flat=True))


def stale_uploads(now: datetime) -> QuerySet[Upload]:
    """Workbooks that nobody accepted in 30 days, or whose notice is over that they were meant for.

    One that holds numbers of persons waits for a day: long enough to look its faults up.
    What was sent after a notice about persons was over is a correction: it is on show again then.
    """
    before_its_end = Q(uploaded_at__date__lte=F("page__show_until"))
    over = Q(page__ledger__in=ABOUT_PERSONS, page__show_until__lt=timezone.localdate(now))
    too_old = Q(uploaded_at__lt=now - UPLOADS_WAIT)
    too_old |= Q(private_numbers=True, uploaded_at__lt=now - PRIVATE_NUMBERS_WAIT)
    return Upload.objects.filter(too_old | (over & before_its_end), state__in=OPEN_UPLOADS)


def drop_stale_uploads(now: datetime) -> int:
    """Delete workbooks that were never accepted, and what quotes them. Returns how many."""
    with transaction.atomic():
        return stale_uploads(now).delete()[0]
