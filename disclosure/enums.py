"""The states that an upload goes through, kinds of attachments, and what was blanked and why."""

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


class AttachmentState(models.TextChoices):
    READING = "reading", "正在读"
    READY = "ready", "读好了，还没有附上"
    FAILED = "failed", "读不了"
    ATTACHED = "attached", "附上过"


# Not in any version yet.
WAITING_ATTACHMENTS = (AttachmentState.READING, AttachmentState.READY, AttachmentState.FAILED)


class AttachmentKind(models.TextChoices):
    VOUCHER = "voucher", "凭证"
    CONTRACT = "contract", "合同"
    MINUTES = "minutes", "会议记录"
    OTHER = "other", "附件"


class PosterState(models.TextChoices):
    WAITING = "waiting", "等着做"
    DRAWING = "drawing", "正在做"
    READY = "ready", "做好了"
    FAILED = "failed", "没有做成"


# Somebody waits for these.
UNFINISHED_POSTERS = (PosterState.WAITING, PosterState.DRAWING)


class OuterText(models.TextChoices):
    """What is said beside a table, and may be blanked; the first three are fields of a notice."""

    REMARK = "remark", "说明"
    SHARE_TITLE = "seo_title", "转发时的标题"
    SHARE_TEXT = "search_description", "转发时的一句话"
    REASON = "reason", "更正原因"
    TITLE = "title", "附件的名称"
    WHY_GONE = "why-gone", "撤下的原因"


class RedactionKind(models.TextChoices):
    """Why a cell should never have been public, in words that readers see in its place."""

    NUMBER = "number", "写了身份证号、卡号或电话"
    NAME = "name", "写了不该公开的名字"
    HEALTH = "health", "写了生病、残疾的事"
    CHILD = "child", "写了未成年人的事"
    PRIVATE = "private", "写了别的私事"
