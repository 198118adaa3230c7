"""What inspection hears and sees of attachments that a village took out of every version by
itself: nobody else looks at it before, and afterwards nothing is left to look at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from wagtail.models import PageLogEntry

from areas.enums import Role
from areas.models import Area
from areas.selectors import inside
from disclosure.editing.review_mails import tell
from disclosure.enums import RedactionKind
from disclosure.models import Attachment, DisclosurePage
from disclosure.reviewers import in_office
from disclosure.withdrawal import WITHDRAWN, withdraw

SHOWN = 20
WORDS = (
    "隐去了一份附件：{}",
    "「{}」的一份附件隐去了，哪一版里都打不开，原件也删除了。"
    "是谁隐去的、为什么，写在「各村公开情况」里。",
)


@transaction.atomic
def withdraw_and_tell(attachment: Attachment, *, kind: str, reason: str, user: User) -> None:
    """Take an attachment out of every version (as `withdraw`), and let the town's inspection know:
    neither without the other, as nothing is left to look at."""
    notice = attachment.notice
    withdraw(attachment, kind=kind, reason=reason, user=user)
    _tell_the_town(notice, by=user)


def _tell_the_town(notice: DisclosurePage, by: User) -> None:
    """A mail to the town's inspection in office, but for who did it."""
    town = in_office([notice.village])[notice.village.pk][Role.TOWN_INSPECTION]
    tell(town - {by.pk}, notice, WORDS, reverse("disclosure_admin:overview"))


@dataclass(frozen=True, slots=True)
class WithdrawnAttachment:
    """One that was withdrawn: from which notice, of what kind its fault was, by whom and why."""

    at: datetime
    notice: str
    address: str
    name: str
    kind: str
    who: str
    reason: str

    @classmethod
    def from_log(cls, entry: PageLogEntry, notice: DisclosurePage) -> Self:
        return cls(
            at=entry.timestamp,
            notice=notice.title,
            address=(notice.url or "") if notice.live else "",
            name=entry.data["name"],
            kind=RedactionKind(entry.data["kind"]).label,
            who=entry.user_display_name,
            reason=entry.data["reason"],
        )


def last_withdrawn(areas: Iterable[Area]) -> Sequence[WithdrawnAttachment]:
    """Those of the villages in any of `areas`, the latest first."""
    notices = DisclosurePage.objects.filter(inside(areas, "village__path"))
    entries = PageLogEntry.objects.filter(action=WITHDRAWN, page__in=notices.values("pk"))
    latest = list(entries.select_related("user").order_by("-timestamp")[:SHOWN])
    by_id = notices.in_bulk({entry.page_id for entry in latest})
    return [WithdrawnAttachment.from_log(entry, by_id[entry.page_id]) for entry in latest]
