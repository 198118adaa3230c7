"""Where accountants and committees begin after logging in: their villages' notices."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.admin.ui.components import Component

from areas.enums import Role
from areas.models import Area
from areas.selectors import areas_of_user
from disclosure.enums import OPEN_UPLOADS
from disclosure.ledgers import LEDGERS
from disclosure.models import DisclosurePage, LedgerBatch, Upload

VILLAGE_ROLES = (Role.ACCOUNTANT, Role.SUPERVISION_COMMITTEE)
SHOWN_NOTICES = 10


def unfinished_notices(villages: Iterable[Area]) -> QuerySet[DisclosurePage]:
    """What still has to be done before readers see it, latest first.

    Each is annotated with `has_upload` (a workbook that nobody accepted yet) and `has_new_batch`
    (an accepted one that readers have not seen).
    """
    uploads = Upload.objects.filter(page=OuterRef("pk"), state__in=OPEN_UPLOADS)
    batches = LedgerBatch.objects.filter(
        village=OuterRef("village"),
        ledger=OuterRef("ledger"),
        period=OuterRef("period"),
        first_published_at=None,
    )
    notices = DisclosurePage.objects.filter(village__in=villages)
    return (
        notices.annotate(has_upload=Exists(uploads), has_new_batch=Exists(batches))
        .filter(Q(live=False) | Q(has_unpublished_changes=True) | Q(has_upload=True))
        .order_by("-latest_revision_created_at")
    )


def what_is_left(notice: DisclosurePage, *, has_upload: bool, has_new_batch: bool) -> str:
    """What the next person has to do with an unfinished notice, in words."""
    if has_upload:
        return "表格已上传，还没有采用"
    if has_new_batch:
        return "表格已采用，等着核对、公开"
    if notice.live:
        return "有改动，等着公开"
    return "已经撤下" if notice.first_published_at else "还没有表格"


class NoticesPanel(Component):
    """Start a notice of one's village, or go on with one; nothing for those who serve none."""

    name = "notices"
    order = 100
    template_name = "disclosure/admin/dashboard.html"

    def __init__(self, user: AbstractBaseUser | AnonymousUser) -> None:
        today = timezone.localdate()
        self.villages = areas_of_user(user, VILLAGE_ROLES, today)
        self.keeps_books_of = areas_of_user(user, (Role.ACCOUNTANT,), today)

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> Mapping[str, Any]:
        unfinished = unfinished_notices(self.villages)[:SHOWN_NOTICES]
        return {
            "villages": self.villages,
            "keeps_books_of": self.keeps_books_of,
            "ledgers": LEDGERS.values(),
            "unfinished": [
                (
                    notice,
                    what_is_left(
                        notice,
                        has_upload=notice.has_upload,
                        has_new_batch=notice.has_new_batch,
                    ),
                )
                for notice in unfinished
            ],
        }
