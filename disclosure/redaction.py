"""What was published stays, with two exceptions: a cell blanked because it should never have been
public, and the rows of ledgers about persons once their time on show is over."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from areas.models import Area
from disclosure.ledgers import LEDGERS
from disclosure.ledgers.base import Ledger
from disclosure.models import DisclosurePage, LedgerBatch, LedgerRow, Redaction
from disclosure.presentation import exact
from disclosure.publication import Facets, JsonCell, PublicRow, keyed_hash
from feedback.services import redact_row_text


def redact(
    page: DisclosurePage,
    row_key: str,
    column: str,
    *,
    reason: str,
    user: User | None,
) -> int:
    """Blank a cell in every batch of this village and ledger, and in copies kept by tickets.

    Returns how many rows were blanked. The uploaded workbooks that held it are deleted too.
    """
    rows = LedgerRow.objects.filter(
        batch__village=page.village, batch__ledger=page.ledger, key=row_key
    ).select_related("batch")
    with transaction.atomic():
        blanked = [row for row in rows if row.values.get(column) is not None]
        for value in {row.values[column] for row in blanked}:
            Redaction.objects.create(
                village=page.village,
                ledger=page.ledger,
                row_key=row_key,
                column=column,
                fingerprint=value_fingerprint(page.village, value),
                reason=reason,
                redacted_by=user,
            )
            shown = exact(page.declaration.column(column), value)
            redact_row_text([row_key], page.village, shown)
        for row in blanked:
            _blank(row, column)
            row.save(update_fields=["values", "fingerprints", "redacted"])
            _forget(row.batch)
    return len(blanked)


def _forget(batch: LedgerBatch) -> None:
    """Delete the workbook that held the cell, and count the words to filter by anew."""
    facets = Facets(batch.declaration)
    for row in batch.rows.all():
        facets.count(row.values)
    batch.facets = facets.as_json()
    batch.source.delete(save=False)
    batch.source = ""
    batch.save(update_fields=["source", "facets"])


def _blank(row: LedgerRow | PublicRow, column: str) -> None:
    row.values[column] = None
    row.fingerprints.pop(column, None)
    row.redacted.append(column)


def value_fingerprint(village: Area, value: JsonCell) -> str:
    """By which a redacted value is known again when a later workbook brings it back."""
    return keyed_hash(settings.ROW_KEY_SECRET, village.code, "redacted", str(value))


def blank_again(village: Area, ledger: Ledger, rows: Iterable[PublicRow]) -> Iterator[PublicRow]:
    """The rows, with what was redacted before blanked, should a workbook bring it back."""
    redactions = Redaction.objects.filter(village=village, ledger=ledger.name)
    gone = {(r.row_key, r.column): r.fingerprint for r in redactions}
    columns = {column for _, column in gone}
    for row in rows:
        for column in columns:
            value = row.values.get(column)
            if value is None or (row.key, column) not in gone:
                continue
            if gone[row.key, column] == value_fingerprint(village, value):
                _blank(row, column)
        yield row


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
            batch.source.delete(save=False)
            batch.source = ""
            batch.rows_dropped_at = timezone.now()
            batch.save(update_fields=["source", "rows_dropped_at"])
        emptied += 1
    return emptied
