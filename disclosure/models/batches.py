"""What was accepted from workbooks: immutable batches and their public rows."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from areas.models import Area
from disclosure.approval import Approval
from disclosure.enums import OuterText, RedactionKind
from disclosure.ledgers import get_ledger
from disclosure.ledgers.base import Ledger
from disclosure.public_rows import RedactionMark
from disclosure.querysets import LedgerBatchQuerySet, LedgerRowQuerySet
from home.private_files import delete_when_committed, private_storage
from language.periods import Period, parse_period

REASON_LENGTH = 500


class LedgerBatch(models.Model):
    """One accepted upload of one village, ledger and period. Nothing edits it afterwards.

    `totals` holds yuan as decimal strings by column key, over all valid rows. `hidden` counts and
    sums the rows that are never listed: {label: {"rows": n, "totals": {...}}}. `facets` is
    `ledgers.facets.Facets`, `summary` is `Ledger.summarise`'s.
    `version` counts what the public has seen, from 1: a batch that only a draft held has none.
    """

    village = models.ForeignKey(Area, models.PROTECT, related_name="ledger_batches")
    ledger = models.CharField("台账", max_length=32)
    period = models.CharField("期间", max_length=10)
    version = models.PositiveIntegerField("第几版", null=True, blank=True)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    reason = models.CharField("更正原因", max_length=REASON_LENGTH, blank=True)

    source = models.FileField("原始表格", storage=private_storage, upload_to="batches/", blank=True)
    source_name = models.CharField("文件名", max_length=255, blank=True)  # it may name people, too
    source_sha256 = models.CharField(max_length=64, db_index=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    accepted_at = models.DateTimeField("采用时间", auto_now_add=True)
    first_published_at = models.DateTimeField("首次公开时间", null=True, blank=True)
    rows_dropped_at = models.DateTimeField("明细删除时间", null=True, blank=True)
    approval = models.JSONField(null=True, editable=False)  # who first let it through

    row_count = models.PositiveIntegerField("行数")
    listed_count = models.PositiveIntegerField("列出的行数")
    totals = models.JSONField(default=dict)
    hidden = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)
    facets = models.JSONField(default=dict)

    answered_count: int  # by `LedgerBatchQuerySet.with_answered`

    objects = LedgerBatchQuerySet.as_manager()

    # A notice's batch is no reference that an editor could follow, and costs each publication.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "批次"
        verbose_name_plural = "批次"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["village", "ledger", "period", "version"], name="one_batch_per_version"
            )
        ]

    def __str__(self) -> str:
        version = f"第{self.version}版" if self.version else "（没有公开过）"
        return f"{self.declaration.label} {self.period_object.label} {version}"

    @property
    def declaration(self) -> Ledger:
        """The ledger that this batch is of."""
        return get_ledger(self.ledger)

    @property
    def period_object(self) -> Period:
        return parse_period(self.period)

    @property
    def let_through(self) -> Approval | None:
        """Who let it through when the public first saw it; None if it has not yet."""
        return Approval.from_json(self.approval) if self.approval else None

    def forget_source(self) -> None:
        """Drop the workbook, what it was called and what its check found; the files go when that is
        committed."""
        if upload := getattr(self, "upload", None):
            upload.forget_report()
        delete_when_committed(self.source)
        self.source = self.source_name = ""
        self.save(update_fields=["source", "source_name"])


class LedgerRow(models.Model):
    """One row as the public may see it; a full private name is never stored.

    `values` holds by column key: text, decimal strings, integers, ISO dates or null.
    `fingerprints` holds, for names that may be masked, a keyed hash of the full name.
    `redacted` holds the columns that were blanked later, each with its
    `RedactionMark`.
    """

    batch = models.ForeignKey(LedgerBatch, models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=16)
    values = models.JSONField(default=dict)
    fingerprints = models.JSONField(default=dict)
    redacted = models.JSONField(default=dict)
    found: int  # by `LedgerRowQuerySet.counted`

    objects = LedgerRowQuerySet.as_manager()

    class Meta:
        verbose_name = "行"
        verbose_name_plural = "行"
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "position"], name="one_row_per_position"),
            models.UniqueConstraint(fields=["batch", "key"], name="one_row_per_key"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}-{self.position}"


class Comparison(models.Model):
    """What changed between two batches, worked out once, since batches never change; anew only
    after a redaction of a cell of either. Keys and counts are kept, never values.

    `counts`: {"new", "ended", "changed", "up", "down"}; `shown`: the first keys of each list, and
    for "changed" the columns: {"new": [key, …], "changed": [[key, [column, …]], …], …}.
    """

    batch = models.ForeignKey(LedgerBatch, models.CASCADE, related_name="comparisons")
    against = models.ForeignKey(LedgerBatch, models.CASCADE, related_name="+")
    counts = models.JSONField(default=dict)
    shown = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "against"], name="one_comparison_per_pair")
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} / {self.against_id}"


class Blanking(models.Model):
    """Something of a village and ledger that should never have been public, and is no more: who
    took it away, when and why. What it said is kept only as a keyed fingerprint."""

    village = models.ForeignKey(Area, models.PROTECT, related_name="%(class)ss")
    ledger = models.CharField("台账", max_length=32)
    fingerprint = models.CharField(max_length=16)
    kind = models.CharField(
        "为什么不该公开", max_length=10, choices=RedactionKind, default=RedactionKind.PRIVATE
    )
    reason = models.CharField("详细说明", max_length=REASON_LENGTH)
    redacted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    redacted_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        abstract = True
        ordering: ClassVar = ["-redacted_at"]

    @property
    def mark(self) -> RedactionMark:
        """What readers are told of it."""
        day = timezone.localdate(self.redacted_at)
        return RedactionMark(kind=self.kind, on=day.isoformat())


class Redaction(Blanking):
    """One cell blanked in every batch; a later upload that brings the same value back is blanked as
    well."""

    row_key = models.CharField("行", max_length=16)
    column = models.CharField("栏目", max_length=32)

    class Meta(Blanking.Meta):
        verbose_name = "隐去记录"
        verbose_name_plural = "隐去记录"

    def __str__(self) -> str:
        return f"{self.village} {self.ledger} {self.column}"


class TextRedaction(Blanking):
    """One text beside a table, blanked in every version; nobody may write the same again there."""

    period = models.CharField("期间", max_length=10)
    what = models.CharField("哪一段话", max_length=20, choices=OuterText)

    class Meta(Blanking.Meta):
        verbose_name = "隐去的话"
        verbose_name_plural = "隐去的话"

    def __str__(self) -> str:
        return f"{self.village} {self.ledger} {self.period} {self.get_what_display()}"
