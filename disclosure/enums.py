"""The states that an upload goes through."""

from django.db import models


class UploadState(models.TextChoices):
    READING = "reading", "正在检查"
    READY = "ready", "已检查，待确认"
    ACCEPTED = "accepted", "已采用"
    UNDONE = "undone", "已撤回"
    FAILED = "failed", "没有检查完"


# Only an upload in one of these states may still be accepted.
OPEN_UPLOADS = (UploadState.READING, UploadState.READY)
