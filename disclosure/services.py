"""Everything that writes ledgers: accepting, undoing, publishing."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from areas.models import Area
from disclosure.answers import kinds_of_names
from disclosure.checking import SourceFile
from disclosure.importing.results import ImportResult
from disclosure.ledgers.base import Ledger
from disclosure.models import DisclosurePage, LedgerBatch, LedgerRow
from disclosure.publication import PublicRow, publish_rows
from disclosure.redaction import blank_again
from disclosure.selectors import batches_of
from home.models import VillagePage
from language.periods import Period
from language.personal_data import find_personal_data

ROWS_PER_INSERT = 2000


class AcceptError(Exception):
    """Why a workbook cannot be accepted, in words for the accountant."""


def notice_for(village: Area, ledger: Ledger, period: Period) -> DisclosurePage:
    """The one page of this village, ledger and period; made as a draft if there is none."""
    page = DisclosurePage.objects.filter(
        village=village, ledger=ledger.name, period=period.code
    ).first()
    if page is not None:
        return page
    parent = VillagePage.objects.get(area=village)
    page = DisclosurePage(ledger=ledger.name, period=period.code, village=village, live=False)
    parent.add_child(instance=page)
    return page


def accept(
    page: DisclosurePage,
    result: ImportResult,
    file: SourceFile,
    *,
    user: AbstractBaseUser | None,
    reason: str = "",
    base_batch: LedgerBatch | None = None,
    show_until: date | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> LedgerBatch:
    """Write the rows as a new batch and put it on the page's draft; all or nothing.

    `base_batch` is the draft's batch that the accountant saw. AcceptError if the workbook has
    errors, if the draft got another batch meanwhile, or if a public page is corrected without a
    reason.
    """
    if result.errors:
        raise AcceptError("表格里还有错误，改好以后再导入。")
    with transaction.atomic():
        page = DisclosurePage.objects.select_for_update().get(pk=page.pk)
        draft = page.get_latest_revision_as_object()
        _refuse_conflicts(page, draft, file, base_batch, reason)
        batch = _write_batch(page, draft, result, file, user, reason, progress)
        draft.batch = batch
        draft.prepared_by = result.prepared_by or draft.prepared_by
        draft.checked_by = result.checked_by or draft.checked_by
        draft.announced_on = result.announced_on or draft.announced_on
        draft.show_until = show_until or draft.show_until or default_show_until(batch)
        draft.save_revision(user=user, log_action=True)
    return batch


def default_show_until(notice: DisclosurePage | LedgerBatch) -> date:
    """By the ledger's rule, counted from the later of the period's end and today."""
    start = max(notice.period_object.last_day, timezone.localdate())
    return start + timedelta(days=notice.declaration.show_days)


def _refuse_conflicts(
    page: DisclosurePage,
    draft: DisclosurePage,
    file: SourceFile,
    base_batch: LedgerBatch | None,
    reason: str,
) -> None:
    if draft.batch != base_batch:
        raise AcceptError("刚才有人给这一页导入了另一份表格。请重新打开这一页，看过再导入。")
    if draft.batch is not None and draft.batch.source_sha256 == file.sha256:
        raise AcceptError("这份文件就是这一页现在用的表格，不用再导入。")
    if page.live and page.batch is not None and not reason.strip():
        raise AcceptError("这一页已经公开，再导入就是更正。请写明更正原因，村民会看到。")
    if found := find_personal_data(reason):
        raise AcceptError(f"更正原因里有{found[0].kind}，请删去。")


def _write_batch(
    page: DisclosurePage,
    draft: DisclosurePage,
    result: ImportResult,
    file: SourceFile,
    user: AbstractBaseUser | None,
    reason: str,
    progress: Callable[[int, int], None],
) -> LedgerBatch:
    ledger, village = page.declaration, page.village
    valid = [row.values for row in result.rows if row.valid]
    table = publish_rows(
        ledger,
        valid,
        village_code=village.code,
        secret=settings.ROW_KEY_SECRET,
        kind_of=kinds_of_names(village),
    )
    blank_again(village, ledger, table.rows)
    newest = batches_of(page).first()
    batch = LedgerBatch.objects.create(
        village=village,
        ledger=ledger.name,
        period=page.period,
        number=newest.number + 1 if newest else 1,
        corrects=page.batch if page.live else None,
        reason=reason.strip(),
        source=ContentFile(file.content, name=f"{uuid4().hex}.bin"),
        source_name=file.name,
        source_sha256=file.sha256,
        accepted_by=user,
        row_count=len(valid),
        listed_count=len(table.rows),
        totals={key: str(total) for key, total in result.valid_totals.items()},
        hidden={category: asdict(group) for category, group in table.hidden.items()},
        facets=table.facets,
        summary=ledger.summarise(valid, page.period_object.last_day),
    )
    _insert_rows(batch, table.rows, progress)
    return batch


def _insert_rows(
    batch: LedgerBatch, rows: Sequence[PublicRow], progress: Callable[[int, int], None]
) -> None:
    for start in range(0, len(rows), ROWS_PER_INSERT):
        LedgerRow.objects.bulk_create(
            LedgerRow(
                batch=batch,
                position=start + offset,
                key=row.key,
                values=row.values,
                fingerprints=row.fingerprints,
                redacted=row.redacted,
            )
            for offset, row in enumerate(rows[start : start + ROWS_PER_INSERT], 1)
        )
        progress(min(start + ROWS_PER_INSERT, len(rows)), len(rows))


def undo(page: DisclosurePage, *, user: AbstractBaseUser | None) -> None:
    """Take back the draft's batch, if the public has not seen it; the one before it returns."""
    with transaction.atomic():
        page = DisclosurePage.objects.select_for_update().get(pk=page.pk)
        draft = page.get_latest_revision_as_object()
        batch = draft.batch
        if batch is None or batch.first_published_at is not None:
            raise AcceptError("没有可以撤回的表格：公开过的只能更正，不能撤回。")
        draft.batch = page.batch or batches_of(page).exclude(pk=batch.pk).first()
        draft.save_revision(user=user, log_action=True)
        batch.source.delete(save=False)
        batch.delete()


def mark_published(page: DisclosurePage) -> None:
    """Note when the public first saw the page's batch."""
    batches_of(page).filter(pk=page.batch_id, first_published_at__isnull=True).update(
        first_published_at=timezone.now()
    )
