"""Vouchers, contracts, minutes: what belongs to a notice as a picture."""

from collections.abc import Sequence
from typing import ClassVar

from django.conf import settings
from django.db import models

from disclosure.attached import Attached
from disclosure.enums import AttachmentState
from home.models import BasePage
from home.private_files import private_storage

TITLE_LENGTH = 60


class Attachment(models.Model):
    """A PDF or a picture that was sent for a notice: as it came, and its pages as pictures.

    Which version shows it, under which title and with which black boxes, the version says itself
    (`disclosure.attached.Attached`). `problem` says why no picture came of it, `taken_up_at` when
    the worker took it up. The original and the pages are for those who may edit the notice.
    """

    notice = models.ForeignKey("disclosure.DisclosurePage", models.CASCADE, related_name="files")
    original = models.FileField(
        "原件", storage=private_storage, upload_to="attachments/", blank=True
    )
    name = models.CharField("文件名", max_length=255)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(
        "状态", max_length=16, choices=AttachmentState.choices, default=AttachmentState.READING
    )
    problem = models.CharField(max_length=500, blank=True)
    taken_up_at = models.DateTimeField(null=True, blank=True)
    page_count = models.PositiveIntegerField("页数", default=0)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "附件"
        verbose_name_plural = "附件"
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["state"], name="attachment_state")]

    def __str__(self) -> str:
        return self.name


class AttachmentPage(models.Model):
    """One page as a JPEG of ours, nothing blacked out yet; its sides in pixels.

    `burnt` is the same as the public sees it, with the boxes that `burnt_by` is the mark of
    (`disclosure.burnt_pages`); empty until somebody asks for it.
    """

    attachment = models.ForeignKey(Attachment, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    picture = models.FileField(storage=private_storage, upload_to="attachment-pages/")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    burnt = models.FileField(storage=private_storage, upload_to="burnt-pages/", blank=True)
    burnt_by = models.CharField(max_length=64, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "附件的一页"
        verbose_name_plural = "附件的各页"
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["attachment", "number"], name="one_picture_per_page_of_attachment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.attachment_id}-{self.number}"


class AttachingPage(BasePage):
    """A page whose versions say what is attached to them, each an `Attached` as JSON."""

    attached = models.JSONField(default=list, editable=False)

    class Meta:
        abstract = True

    @property
    def attachments(self) -> Sequence[Attached]:
        return [Attached.from_json(each) for each in self.attached]
