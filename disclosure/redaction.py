"""What was published stays, except a cell that should never have been public: it is blanked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from areas.models import Area
from disclosure.ledgers.base import ColumnType, Ledger, Summary
from disclosure.models import DisclosurePage, LedgerBatch, LedgerRow, Redaction
from disclosure.presentation import in_words
from disclosure.public_rows import Facets, JsonCell, PublicRow, keyed_hash
from feedback.row_texts import REDACTED
from feedback.services import redact_row_text

ADDS_UP = "金额有错请用更正，隐去只用于不该公开的个人信息。"


class RedactionRefusedError(Exception):
    """Why a cell cannot be blanked, in words for who wanted it."""


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
    RedactionRefusedError for a cell that public sums count in: they would no longer add up.
    """
    if page.declaration.column(column).totals:
        raise RedactionRefusedError(ADDS_UP)
    rows = LedgerRow.objects.filter(
        batch__village=page.village, batch__ledger=page.ledger, key=row_key
    ).select_related("batch")
    with transaction.atomic():
        _lock_notices(page)
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
            told = page.declaration.column(column)
            redact_row_text([row_key], page.village, told.label, in_words(told, value))
        for row in blanked:
            value = row.values[column]
            _blank(row, column)
            row.save(update_fields=["values", "fingerprints", "redacted"])
            _forget(row.batch, column, value)
    return len(blanked)


def _lock_notices(page: DisclosurePage) -> None:
    """Let nobody accept or publish meanwhile what is being blanked."""
    notices = DisclosurePage.objects.filter(village=page.village, ledger=page.ledger)
    list(notices.select_for_update().order_by("pk").values_list("pk"))


def _forget(batch: LedgerBatch, column: str, value: JsonCell) -> None:
    """Delete the workbook that held the cell, and count the words to filter by anew."""
    facets = Facets(batch.declaration)
    for row in batch.rows.all():
        facets.count(row.values)
    batch.facets = facets.as_json()
    batch.summary = forget_words(batch, column, {value})
    batch.forget_source()
    batch.save(update_fields=["source", "facets", "summary"])


def forget_words(batch: LedgerBatch, column: str, words: Collection[object]) -> Summary:
    """The batch's summary without those `words` that no row has in this column any more."""
    summary: Summary = batch.summary
    if batch.declaration.column(column).type is not ColumnType.CHOICE:
        return summary
    still_there = set(batch.rows.values_list(f"values__{column}", flat=True))
    for word in set(words) - still_there:
        summary = without_word(summary, str(word))
    return summary


def without_word(summary: Summary, word: str) -> Summary:
    """What a summary counts under `word`, counted as redacted, so that all still adds up."""
    return {
        key: _without_word(part, word) if isinstance(part, dict) else part
        for key, part in summary.items()
    }


def _without_word(counted: Mapping[str, int | str], word: str) -> dict[str, int | str]:
    if word not in counted:
        return dict(counted)
    left = {key: number for key, number in counted.items() if key != word}
    number, before = counted[word], left.get(REDACTED, 0)
    if isinstance(number, int):
        left[REDACTED] = number + int(before)
    else:
        left[REDACTED] = str(Decimal(number) + Decimal(before))
    return left


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
    gone = set(redactions.values_list("row_key", "column", "fingerprint"))
    cells: dict[str, set[str]] = defaultdict(set)
    for row_key, column, _ in gone:
        cells[row_key].add(column)
    for row in rows:
        for column in cells.get(row.key, ()):
            value = row.values.get(column)
            if value is None:
                continue
            if (row.key, column, value_fingerprint(village, value)) in gone:
                _blank(row, column)
        yield row


def redacted_columns(village: Area, ledger: Ledger) -> set[str]:
    """The columns of which this village ever had a cell blanked."""
    redactions = Redaction.objects.filter(village=village, ledger=ledger.name)
    return set(redactions.values_list("column", flat=True))
