"""Attachments go when nobody needs them any more, as rows and workbooks do."""

from collections import defaultdict
from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from wagtail.models import Revision

from disclosure.enums import WAITING_ATTACHMENTS, AttachmentState
from disclosure.expiry import ABOUT_PERSONS, UPLOADS_WAIT, waiting_drafts
from disclosure.models import Attachment, DisclosurePage
from disclosure.withdrawal import drop


def drop_stale_attachments(now: datetime) -> int:
    """Delete those that nobody attached in 30 days, that no version shows any more, or whose notice
    about persons is over. Returns how many."""
    stale = {*_never_attached(now), *_in_no_version(), *_over(now)}
    by_notice = defaultdict(list)
    for attachment, notice in Attachment.objects.filter(pk__in=stale).values_list("pk", "notice"):
        by_notice[notice].append(attachment)
    for notice in DisclosurePage.objects.filter(pk__in=by_notice):
        drop(notice, by_notice[notice.pk])
    return len(stale)


def _never_attached(now: datetime) -> QuerySet[Attachment, int]:
    waiting = Attachment.objects.filter(state__in=WAITING_ATTACHMENTS)
    return waiting.filter(uploaded_at__lt=now - UPLOADS_WAIT).values_list("pk", flat=True)


def _in_no_version() -> set[int]:
    attached = Attachment.objects.filter(state=AttachmentState.ATTACHED)
    ids = set(attached.values_list("pk", flat=True))
    notices = set(attached.values_list("notice", flat=True))
    pages = DisclosurePage.objects.filter(pk__in=notices).values_list("attached", flat=True)
    versions = Revision.page_revisions.filter(object_id__in=map(str, notices))
    for stored in (*pages, *versions.values_list("content__attached", flat=True)):
        ids -= {each["attachment"] for each in stored}
    return ids


def _over(now: datetime) -> QuerySet[Attachment, int]:
    """Those of notices about persons that are over; but not what was sent since, for a correction,
    nor what waits with a draft to be on show again."""
    today = timezone.localdate(now)
    itself = DisclosurePage.objects.filter(pk=OuterRef("notice"))
    over = Attachment.objects.filter(
        ~Exists(waiting_drafts(itself, today)),
        notice__ledger__in=ABOUT_PERSONS,
        notice__show_until__lt=today,
        uploaded_at__date__lte=F("notice__show_until"),
    )
    return over.values_list("pk", flat=True)
