"""Workbooks on their way to a batch, and what the accountant answered about them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from areas.models import Area
from disclosure.enums import UploadState
from disclosure.models.batches import LedgerBatch
from disclosure.public_rows import keyed_hash
from home.private_files import delete_when_committed, private_storage
from language.names import NameKind
from language.text import squash


class Upload(models.Model):
    """A workbook that was checked and waits, mistakes and all, to be accepted or replaced.

    `report` is the result of the check as JSON, in private storage because it quotes the workbook,
    names included; `marked` the workbook with its findings marked, if there are any. `base_batch`
    is the draft's batch at the time of upload: if the draft has another one by now, somebody else
    was quicker. `begun_at` is when somebody last asked to have it read or accepted,
    `taken_up_at` when the worker then took it up, null while it stands in the queue; `problem` says
    why accepting it did not succeed. What holds `private_numbers` (IDs, bank cards, phones) is kept
    for the shortest time.
    """

    page = models.ForeignKey("disclosure.DisclosurePage", models.CASCADE, related_name="uploads")
    source = models.FileField("表格", storage=private_storage, upload_to="uploads/", blank=True)
    source_name = models.CharField("文件名", max_length=255, blank=True)
    source_sha256 = models.CharField(max_length=64)
    sheets = models.JSONField("可选的工作表", default=list)  # [[name, rows], …]; empty if only one
    sheet_name = models.CharField("选用的工作表", max_length=100, blank=True)
    state = models.CharField(
        "状态", max_length=16, choices=UploadState.choices, default=UploadState.READING
    )
    begun_at = models.DateTimeField(default=timezone.now)
    taken_up_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    rows_done = models.PositiveIntegerField(default=0)
    rows_total = models.PositiveIntegerField(default=0)
    report = models.FileField(storage=private_storage, upload_to="reports/", blank=True)
    private_numbers = models.BooleanField(default=False)
    marked = models.FileField(storage=private_storage, upload_to="marked/", blank=True)
    error_count = models.PositiveIntegerField(default=0)
    base_batch = models.ForeignKey(
        LedgerBatch, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    batch = models.OneToOneField(
        LedgerBatch, models.SET_NULL, null=True, blank=True, related_name="upload"
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)

    class Meta:
        verbose_name = "上传的表格"
        verbose_name_plural = "上传的表格"
        ordering: ClassVar = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.source_name

    def become(self, batch: LedgerBatch) -> None:
        """Be accepted as `batch`. The report stays for who reviews it, as long as the batch keeps
        the workbook; the other files go with the commit, unless the batch took them over."""
        if self.source == batch.source:
            self.source = ""
        if not batch.source:
            self.forget_report()
        delete_when_committed(self.source, self.marked)
        self.source = self.source_name = self.marked = ""
        self.batch, self.state = batch, UploadState.ACCEPTED
        self.save(update_fields=["batch", "state", "source", "source_name", "marked"])

    def forget_report(self) -> None:
        """Drop what was found in the workbook: it quotes names in full."""
        delete_when_committed(self.report)
        self.report = ""
        self.save(update_fields=["report"])


class HeaderAnswer(models.Model):
    """Which column a village means by a header that we did not know; empty means "ignore it"."""

    village = models.ForeignKey(Area, models.CASCADE, related_name="header_answers")
    ledger = models.CharField(max_length=32)
    header = models.CharField("表头", max_length=100)
    column = models.CharField("栏目", max_length=32, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["village", "ledger", "header"], name="one_answer_per_header"
            )
        ]

    def __str__(self) -> str:
        return f"{self.header} → {self.column or '忽略'}"


class NameAnswer(models.Model):
    """Whether a doubtful name is a person's or a firm's; the name itself only as a keyed hash."""

    village = models.ForeignKey(Area, models.CASCADE, related_name="name_answers")
    name_hash = models.CharField(max_length=16)
    kind = models.CharField(
        max_length=16, choices=[(NameKind.PERSON.value, "个人"), (NameKind.FIRM.value, "单位")]
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["village", "name_hash"], name="one_answer_per_name")
        ]

    def __str__(self) -> str:
        return f"{self.name_hash} → {self.kind}"


def told_name_hash(village: Area, name: str) -> str:
    """Under which the answer about a name in a sentence is kept: there 金平 may be a person, and in
    a column a firm."""
    return keyed_hash(settings.ROW_KEY_SECRET, village.code, "answer in a text", squash(name))
