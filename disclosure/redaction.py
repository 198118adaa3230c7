"""What was published stays, except a cell that should never have been public: it is blanked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet

from areas.models import Area
from disclosure.enums import WAITING_UPLOADS, RedactionKind
from disclosure.ledgers.base import DAYS, NUMERIC, Column, ColumnType, Ledger
from disclosure.ledgers.figures import Summary
from disclosure.models import Comparison, DisclosurePage, LedgerBatch, LedgerRow, Redaction, Upload
from disclosure.presentation import in_words
from disclosure.public_rows import FacetCounter, JsonCell, PublicRow, RedactionMark, keyed_hash
from disclosure.signals import notices_changed
from feedback.forgetting import redact_row_facts
from feedback.row_facts import REDACTED, Fact

NOT_PERSONAL = "数字和日期有错请用更正。隐去只用于不该公开的个人信息。"
NEVER_PERSONAL = NUMERIC | DAYS


class RedactionRefusedError(Exception):
    """Why a cell cannot be blanked, in words for who wanted it."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A cell of the row to be blanked in one of its batches, and whether that one goes as well."""

    row: LedgerRow
    goes: bool


def redact(
    page: DisclosurePage,
    row_key: str,
    column: str,
    *,
    kind: RedactionKind,
    reason: str,
    user: User | None,
) -> int:
    """Blank a cell in the batches of this village and ledger, as `occurrences` has it, and in
    copies kept by tickets.

    Readers see when it was blanked and of what `kind` it was, so that nobody takes facts away in
    silence; inspection sees who did it and the whole reason beside the tickets about the row.
    Returns how many rows were blanked. The uploaded workbooks that held it are deleted too, and
    those of this ledger that wait.
    RedactionRefusedError for numbers and dates: they tell nothing about a person by themselves, and
    without them a notice tells nothing at all.
    """
    declared = page.declaration.column(column)
    if not may_be_blanked(declared):
        raise RedactionRefusedError(NOT_PERSONAL)
    with transaction.atomic():
        _lock_notices(page)
        blanked = [found.row for found in occurrences(page, row_key, column) if found.goes]
        redactions = {}
        for value in {row.values[column] for row in blanked}:
            redactions[value] = Redaction.objects.create(
                village=page.village,
                ledger=page.ledger,
                row_key=row_key,
                column=column,
                fingerprint=value_fingerprint(page.village, value),
                kind=kind,
                reason=reason,
                redacted_by=user,
            )
            _redact_tickets(redactions[value], declared, value)
        for row in blanked:
            value = row.values[column]
            _blank(row, column, redactions[value].mark)
            row.save(update_fields=["values", "fingerprints", "redacted"])
            _forget(row.batch, column, value)
        _forget_comparisons({row.batch for row in blanked})
        _delete_waiting_uploads(page)
        _tell_of(page, {row.batch.period for row in blanked})
    return len(blanked)


def _tell_of(page: DisclosurePage, periods: Collection[str]) -> None:
    """The notices of its village and ledger that show, or showed, what was blanked."""
    changed = DisclosurePage.objects.filter(
        village=page.village, ledger=page.ledger, period__in=periods
    )
    notices_changed.send(DisclosurePage, pages=list(changed.values_list("pk", flat=True)))


def shown_rows(page: DisclosurePage) -> QuerySet[LedgerRow]:
    """The rows that readers see, or that the draft holds where nothing is public yet."""
    batch = page.batch or page.get_latest_revision_as_object().batch
    return batch.rows.all() if batch else LedgerRow.objects.none()


def occurrences(page: DisclosurePage, row_key: str, column: str) -> list[Occurrence]:
    """The row's filled cells of this column in all batches of the village and ledger, and which go;
    in those of its period alone where keys start anew with each.

    What the notice shows goes, and whatever else this row alone says there. What other rows say
    too (无, 村集体) tells nothing of this one: it stays, and later tables may say it again.
    """
    of_ledger = LedgerRow.objects.filter(batch__village=page.village, batch__ledger=page.ledger)
    rows = of_ledger.filter(key=row_key).select_related("batch").order_by("batch_id")
    if page.declaration.keys_start_anew:
        rows = rows.filter(batch__period=page.period)
    filled = [row for row in rows if row.values.get(column) is not None]
    shown = {row.values.get(column) for row in shown_rows(page).filter(key=row_key)}
    others = {row.values[column] for row in filled} - shown
    of_other_rows = of_ledger.exclude(key=row_key).filter(**{f"values__{column}__in": others})
    # Read whole: asked for one cell, SQLite makes a number of words like 1203.
    common = {values[column] for values in of_other_rows.values_list("values", flat=True)}
    # Batches in this order, as `comparison` locks them.
    return [Occurrence(row, goes=row.values[column] not in common) for row in filled]


def may_be_blanked(column: Column) -> bool:
    """Whether the column's cells may hold what tells something about a person."""
    return column.type not in NEVER_PERSONAL


def _redact_tickets(redaction: Redaction, column: Column, value: JsonCell) -> None:
    """Take the words out of the tickets about the row."""
    cell = Fact(column.label, in_words(column, value))
    redact_row_facts([redaction.row_key], redaction.village, cell, by=_who(redaction))


def _delete_waiting_uploads(page: DisclosurePage) -> None:
    """What is in them cannot be told before they are without mistakes."""
    uploads = Upload.objects.filter(page__village=page.village, page__ledger=page.ledger)
    uploads.filter(state__in=WAITING_UPLOADS).delete()


def _who(redaction: Redaction) -> str:
    """For inspection: who took it away, and why."""
    user = redaction.redacted_by
    name = (user.get_full_name() or user.get_username()) if user else "系统"
    return f"{name}：{redaction.get_kind_display()}。{redaction.reason}"


def _lock_notices(page: DisclosurePage) -> None:
    """Let nobody accept or publish meanwhile what is being blanked."""
    notices = DisclosurePage.objects.filter(village=page.village, ledger=page.ledger)
    list(notices.select_for_update().order_by("pk").values_list("pk"))


def _forget(batch: LedgerBatch, column: str, value: JsonCell) -> None:
    """Delete the workbook that held the cell, and count the words to filter by anew."""
    facets = FacetCounter(batch.declaration, batch.period_object.last_day)
    for row in batch.rows.all():
        facets.count(row.values)
    batch.facets = facets.counted()
    batch.summary = forget_words(batch, column, {value})
    batch.save(update_fields=["facets", "summary"])
    batch.forget_source()


def _forget_comparisons(batches: Collection[LedgerBatch]) -> None:
    """Let what changed be counted anew, without the blanked cell.

    Last of all: who compares meanwhile holds the batches until it is remembered, and so is found.
    """
    Comparison.objects.filter(Q(batch__in=batches) | Q(against__in=batches)).delete()


def forget_words(batch: LedgerBatch, column: str, words: Collection[object]) -> Summary:
    """The batch's summary without those `words` that no row has in this column any more."""
    summary: Summary = batch.summary
    if batch.declaration.column(column).type is not ColumnType.CHOICE:
        return summary
    still_there = {values.get(column) for values in batch.rows.values_list("values", flat=True)}
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


def _blank(row: LedgerRow | PublicRow, column: str, mark: RedactionMark) -> None:
    row.values[column] = None
    row.fingerprints.pop(column, None)
    row.redacted[column] = mark


def value_fingerprint(village: Area, value: JsonCell) -> str:
    """By which a redacted value is known again when a later workbook brings it back."""
    return keyed_hash(settings.ROW_KEY_SECRET, village.code, "redacted", str(value))


def blank_again(village: Area, ledger: Ledger, rows: Iterable[PublicRow]) -> Iterator[PublicRow]:
    """The rows, with what was redacted before blanked, should a workbook bring it back."""
    gone: dict[str, list[Redaction]] = defaultdict(list)
    for redaction in Redaction.objects.filter(village=village, ledger=ledger.name):
        gone[redaction.row_key].append(redaction)
    for row in rows:
        for redaction in gone.get(row.key, ()):
            value = row.values.get(redaction.column)
            if value is not None and value_fingerprint(village, value) == redaction.fingerprint:
                _blank(row, redaction.column, redaction.mark)
        yield row


def redacted_columns(village: Area, ledger: Ledger) -> set[str]:
    """The columns of which this village ever had a cell blanked."""
    redactions = Redaction.objects.filter(village=village, ledger=ledger.name)
    return set(redactions.values_list("column", flat=True))
