"""From a checked workbook to the rows of a notice, and back as long as nobody has seen them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from areas.models import Area
from disclosure.answering import take_over, tell_authors
from disclosure.answers import kinds_of_names, kinds_of_told_names
from disclosure.checking import SourceFile
from disclosure.garbage import garbage_left_alone
from disclosure.importing.results import ImportResult
from disclosure.inserting import insert_rows
from disclosure.ledgers.base import Ledger, Values
from disclosure.models import DisclosurePage, LedgerBatch
from disclosure.models.batches import REASON_LENGTH
from disclosure.models.pages import SAID_OF_TABLE
from disclosure.models.worded import CORRECTION
from disclosure.objections import TOO_SOON, is_too_soon
from disclosure.public_rows import FacetCounter, PublicRow, part, public_rows
from disclosure.redaction import blank_again, forget_words, redacted_columns
from home.models import VillagePage
from home.outer_texts import fault_of
from language.periods import Period


class AcceptError(Exception):
    """Why a workbook cannot be accepted, in words for the accountant."""


def notice_for(village: Area, ledger: Ledger, period: Period) -> DisclosurePage:
    """The one page of this village, ledger and period; made as a draft if there is none."""
    wanted = {"village": village, "ledger": ledger.name, "period": period.code}
    with transaction.atomic():
        # Of two who ask at once, the second waits here and finds the page of the first.
        parent = VillagePage.objects.select_for_update().get(area=village)
        page = DisclosurePage.objects.filter(**wanted).first()
        if page is None:
            page = DisclosurePage(**wanted, live=False)
            parent.add_child(instance=page)
    return page


@garbage_left_alone()
def accept(
    page: DisclosurePage,
    result: ImportResult,
    file: SourceFile,
    *,
    user: User | None,
    reason: str = "",
    base_batch: LedgerBatch | None = None,
    show_until: date | None = None,
) -> LedgerBatch:
    """Write the rows as a new batch and put it on the page's draft; all or nothing.

    `base_batch` is the draft's batch that the accountant saw. AcceptError if the workbook has
    errors, if the draft got another batch meanwhile, or for what `refusals` finds.
    """
    if result.errors:
        raise AcceptError("表格里还有错误，改好以后再导入。")
    with transaction.atomic():
        page = DisclosurePage.objects.select_for_update().get(pk=page.pk)
        draft = page.get_latest_revision_as_object()
        if draft.batch != base_batch:
            raise AcceptError("刚才有人给这一页导入了另一份表格，这一份没有采用。")
        for refusal in refusals(draft, file, reason=reason, show_until=show_until):
            raise AcceptError(refusal)
        batch = _write_batch(page, draft, result, file, user, reason)
        if fault := _fault_in_reason(draft, reason):  # by the names of this table as well
            raise AcceptError(fault)
        take_over(batch, draft.batch)
        draft.batch = batch
        draft.prepared_by = result.prepared_by or draft.prepared_by
        draft.checked_by = result.checked_by or draft.checked_by
        draft.announced_on = result.announced_on or draft.announced_on
        draft.show_until = show_until or proposed_show_until(draft)
        draft.save_revision(user=user, log_action=True)
        if not batch.rows.exclude(redacted={}).exists():  # else the workbook has it still
            _keep_source(batch, file)
    return batch


def _keep_source(batch: LedgerBatch, file: SourceFile) -> None:
    """Take over the file that is kept already; else write one.

    Last of all: no rollback takes a file away. What one leaves is `private_files`' to find.
    """
    if file.kept_as:
        batch.source = file.kept_as
    else:
        batch.source.save(f"{uuid4().hex}.bin", ContentFile(file.content), save=False)
    batch.source_name = file.name
    batch.save(update_fields=["source", "source_name"])


def default_show_until(notice: DisclosurePage | LedgerBatch) -> date:
    """By the ledger's rule, counted from the later of the period's end and today."""
    start = max(notice.period_object.last_day, timezone.localdate())
    return start + timedelta(days=notice.declaration.show_days)


def proposed_show_until(draft: DisclosurePage) -> date:
    """What the draft says, unless that is over: what is put on show now is to be seen."""
    stated = draft.show_until
    return default_show_until(draft) if stated is None or is_too_soon(stated) else stated


def is_in_use(draft: DisclosurePage, sha256: str) -> bool:
    """Whether the draft's table came from this very file, and is there still."""
    batch = draft.batch
    return bool(batch and batch.source_sha256 == sha256 and batch.rows_dropped_at is None)


def refusals(
    draft: DisclosurePage, file: SourceFile, *, reason: str, show_until: date | None
) -> Iterator[str]:
    """Why this file may not go onto the page, however good its rows are; in words.

    `draft` may be a page that is not saved yet.
    """
    if is_in_use(draft, file.sha256):
        yield "这份文件就是这一页现在用的表格，不用再导入。"
    if draft.last_public_batch() and not reason.strip():
        yield "这一期已经公开过，再导入就是更正。请写明更正原因，村民会看到。"
    if len(reason.strip()) > REASON_LENGTH:
        yield f"更正原因太长，最多 {REASON_LENGTH} 个字，请写短一点。"
    if fault := _fault_in_reason(draft, reason):
        yield fault
    if show_until is not None and is_too_soon(show_until):
        yield TOO_SOON


def _fault_in_reason(draft: DisclosurePage, reason: str) -> str:
    fault = fault_of(reason, draft.known_names(reason)) if reason.strip() else ""
    return f"{CORRECTION}里{fault}" if fault else ""


def _write_batch(
    page: DisclosurePage,
    draft: DisclosurePage,
    result: ImportResult,
    file: SourceFile,
    user: User | None,
    reason: str,
) -> LedgerBatch:
    ledger, village = page.declaration, page.village
    valid = [row.values for row in result.rows if row.valid]
    listed, hidden = part(ledger, valid)
    batch = LedgerBatch.objects.create(
        village=village,
        ledger=ledger.name,
        period=page.period,
        corrects=page.last_public_batch(),
        reason=reason.strip(),
        source_sha256=file.sha256,
        accepted_by=user,
        row_count=len(valid),
        listed_count=len(listed),
        totals={key: str(total) for key, total in result.valid_totals.items()},
        hidden={category: asdict(group) for category, group in hidden.items()},
        summary=ledger.summarise(valid, min(page.period_object.last_day, timezone.localdate())),
    )
    _insert_rows(batch, rows_as_stored(village, ledger, listed, everybody=valid))
    for column in redacted_columns(village, ledger):
        batch.summary = forget_words(batch, column, {values.get(column) for values in listed})
    batch.save(update_fields=["facets", "summary"])
    return batch


def rows_as_stored(
    village: Area, ledger: Ledger, listed: Iterable[Values], *, everybody: Sequence[Values]
) -> Iterator[PublicRow]:
    """The listed ones of all rows as the public would see them, were they accepted now."""
    rows = public_rows(
        ledger,
        listed,
        everybody=everybody,
        village_code=village.code,
        secret=settings.ROW_KEY_SECRET,
        kind_of=kinds_of_names(village),
        told_kind_of=kinds_of_told_names(village),
    )
    return blank_again(village, ledger, rows)


def _insert_rows(batch: LedgerBatch, rows: Iterator[PublicRow]) -> None:
    facets = FacetCounter(batch.declaration, batch.period_object.last_day)
    insert_rows(batch, facets.counting(rows))
    batch.facets = facets.counted()


def undo(page: DisclosurePage, *, user: User | None) -> None:
    """Take back the draft's batch, if the public has not seen it; the one before it returns.

    So does what the notice said of it: who prepared and checked it, and its days.
    AcceptError if it is public, or will be at a set time.
    """
    with transaction.atomic():
        page = DisclosurePage.objects.select_for_update().get(pk=page.pk)
        draft = page.get_latest_revision_as_object()
        batch = draft.batch
        if batch is None or batch.first_published_at is not None:
            raise AcceptError("没有可以撤回的表格：公开过的只能更正，不能撤回。")
        if page.approved_schedule:
            raise AcceptError("这一页已经定好时间公开。请先在编辑页取消定时，再撤回。")
        draft.batch = page.batches.exclude(pk=batch.pk).first()
        before = _before_accepting(page, batch)
        for name in SAID_OF_TABLE:
            setattr(draft, name, getattr(before, name))
        draft.save_revision(user=user, log_action=True)
        batch.forget_source()
        batch.delete()


def _before_accepting(page: DisclosurePage, batch: LedgerBatch) -> DisclosurePage:
    """The draft as the batch found it; the page itself, if that had no draft yet."""
    revisions = page.revisions.order_by("pk")
    accepted = revisions.filter(content__batch=batch.pk).first()
    before = revisions.filter(pk__lt=accepted.pk).last()
    return before.as_object() if before else page


def mark_published(page: DisclosurePage) -> None:
    """Note when the public first saw the page's batch, who let it through, and which version of the
    notice it is; whom a correction answers are told."""
    seen = set(page.batches.published().order_by().values_list("pk", flat=True))
    if page.batch_id is None or page.batch_id in seen:
        return
    LedgerBatch.objects.filter(pk=page.batch_id).update(
        first_published_at=timezone.now(), version=len(seen) + 1, approval=page.approval
    )
    if seen and page.batch and page.batch.corrects_id:
        tell_authors(page)
