"""Attachments go when nobody needs them any more, as rows and workbooks do."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from wagtail.models import Revision

from disclosure.attached import Stored
from disclosure.enums import WAITING_ATTACHMENTS, AttachmentState
from disclosure.expiry import ABOUT_PERSONS, UPLOADS_WAIT, waiting_drafts
from disclosure.models import Attachment, DisclosurePage
from disclosure.withdrawal import drop


def drop_stale_attachments(now: datetime) -> int:
    """Delete those that nobody attached in 30 days, that no version shows any more, or whose notice
    about persons is over. Returns how many."""
    stale = Attachment.objects.filter(pk__in=_stale(Attachment.objects.all(), now))
    notices = DisclosurePage.objects.filter(pk__in=stale.values("notice"))
    return sum(_drop_stale(notice, now) for notice in list(notices))


@transaction.atomic
def _drop_stale(notice: DisclosurePage, now: datetime) -> int:
    """Looked for once more: whoever attaches one just now, or shows the notice longer, waits, or
    was first."""
    notice.take_turns()
    stale = _stale(notice.files.all(), now)
    drop(notice, stale)
    return len(stale)


def _stale(files: QuerySet[Attachment], now: datetime) -> set[int]:
    return {*_never_attached(files, now), *_in_no_version(files), *_over(files, now)}


def _never_attached(files: QuerySet[Attachment], now: datetime) -> QuerySet[Attachment, int]:
    waiting = files.filter(state__in=WAITING_ATTACHMENTS)
    return waiting.filter(uploaded_at__lt=now - UPLOADS_WAIT).values_list("pk", flat=True)


def _in_no_version(files: QuerySet[Attachment]) -> set[int]:
    """Versions are large: they are read only of notices whose page does not show all itself."""
    attached = files.filter(state=AttachmentState.ATTACHED)
    pages = DisclosurePage.objects.filter(pk__in=attached.values("notice"))
    ids = set(attached.values_list("pk", flat=True))
    ids = _besides(ids, pages.values_list("attached", flat=True))
    notices = set(files.filter(pk__in=ids).values_list("notice", flat=True))
    versions = Revision.page_revisions.filter(object_id__in=map(str, notices))
    return _besides(ids, versions.values_list("content__attached", flat=True))


def _besides(ids: set[int], lists: QuerySet[Any, Stored | None]) -> set[int]:
    """Those of the attachments that no list has; a version older than the field has no list."""
    for stored in lists.iterator():
        ids = ids - {each["attachment"] for each in stored or ()}
    return ids


def _over(files: QuerySet[Attachment], now: datetime) -> QuerySet[Attachment, int]:
    """Those of notices about persons that are over; but not what was sent since, for a correction,
    nor what waits with a draft to be on show again."""
    today = timezone.localdate(now)
    itself = DisclosurePage.objects.filter(pk=OuterRef("notice"))
    over = files.filter(
        ~Exists(waiting_drafts(itself, today)),
        notice__ledger__in=ABOUT_PERSONS,
        notice__show_until__lt=today,
        uploaded_at__date__lte=F("notice__show_until"),
    )
    return over.values_list("pk", flat=True)
