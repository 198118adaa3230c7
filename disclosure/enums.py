"""The states that an upload goes through."""

from django.db import models


class UploadState(models.TextChoices):
    READING = "reading", "正在检查"
    READY = "ready", "已检查，待确认"
    ACCEPTING = "accepting", "正在采用"
    ACCEPTED = "accepted", "已采用"
    UNDONE = "undone", "已撤回"
    FAILED = "failed", "没有检查完"


# Nobody has accepted these: another upload of the same person takes their place.
WAITING_UPLOADS = (UploadState.READING, UploadState.READY, UploadState.FAILED)
# These may still be accepted.
OPEN_UPLOADS = (*WAITING_UPLOADS, UploadState.ACCEPTING)
