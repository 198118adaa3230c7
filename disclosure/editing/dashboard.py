"""Where accountants and committees begin after logging in: their villages' notices."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.admin.ui.components import Component

from areas.enums import Role
from areas.models import Area
from areas.selectors import areas_of_user
from disclosure.enums import OPEN_UPLOADS, UploadState
from disclosure.ledgers import LEDGERS
from disclosure.models import DisclosurePage, LedgerBatch, Upload

SHOWN_NOTICES = 10
LOOKED_AT = 100
"""So many unfinished notices are sorted by whose turn it is."""


class Step(NamedTuple):
    """What is left to do with a notice, in words, and whose turn it is (None: nobody's here)."""

    words: str
    whose: Role | None


def unfinished_notices(villages: Iterable[Area]) -> QuerySet[DisclosurePage]:
    """What still has to be done before readers see it, latest first; nothing of what was withdrawn,
    unless somebody goes on with it.

    Each is annotated with `has_upload` (a workbook that nobody accepted yet), `has_new_batch`
    (an accepted one after what readers see) and `last_upload`, the state of the latest one.
    """
    uploads = Upload.objects.filter(page=OuterRef("pk"))
    batches = LedgerBatch.objects.filter(
        village=OuterRef("village"),
        ledger=OuterRef("ledger"),
        period=OuterRef("period"),
        pk__gt=Coalesce(OuterRef("batch"), 0),
        first_published_at=None,
    )
    # Wagtail calls what was withdrawn changed.
    begun = Q(first_published_at=None) | Q(live=True, has_unpublished_changes=True)
    begun |= Q(_approved_schedule=True)
    notices = DisclosurePage.objects.filter(village__in=villages).select_related("village")
    return (
        notices.annotate_approved_schedule()
        .annotate(
            has_upload=Exists(uploads.filter(state__in=OPEN_UPLOADS)),
            has_new_batch=Exists(batches),
            last_upload=Subquery(uploads.values("state")[:1]),
        )
        .filter(begun | Q(has_upload=True) | Q(has_new_batch=True))
        .order_by("-latest_revision_created_at")
    )


def next_step(notice: DisclosurePage) -> Step:
    """What is left to do with one of `unfinished_notices`."""
    if notice.opens_at:
        return Step(notice.status_string, None)
    if notice.has_new_batch:  # a workbook that was begun after it takes nothing from the committee
        return Step("表格已采用，等着核对、公开", Role.SUPERVISION_COMMITTEE)
    if notice.has_upload:
        return Step("表格已上传，还没有采用", Role.ACCOUNTANT)
    if notice.last_upload == UploadState.UNDONE:
        return Step("表格撤回了，请改好再上传", Role.ACCOUNTANT)
    if notice.live:
        return Step("有改动，等着公开", Role.SUPERVISION_COMMITTEE)
    return Step("还没有表格，请上传", Role.ACCOUNTANT)


class NoticesPanel(Component):
    """What waits for one, what waits for others, and starting a notice of one's village; nothing
    for those who serve none."""

    name = "notices"
    order = 100
    template_name = "disclosure/admin/dashboard.html"

    def __init__(self, user: AbstractBaseUser | AnonymousUser) -> None:
        today = timezone.localdate()
        roles = (Role.ACCOUNTANT, Role.SUPERVISION_COMMITTEE)
        self.served = {role: areas_of_user(user, (role,), today) for role in roles}

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> Mapping[str, Any]:
        villages = [village for areas in self.served.values() for village in areas]
        steps = [(notice, next_step(notice)) for notice in unfinished_notices(villages)[:LOOKED_AT]]
        mine = [each for each in steps if self._is_mine(*each)]
        return {
            "serves": bool(villages),
            "ledgers": LEDGERS.values(),
            "mine": mine[:SHOWN_NOTICES],
            "others": [each for each in steps if each not in mine][:SHOWN_NOTICES],
            "keeps_books_of": self.served[Role.ACCOUNTANT],
        }

    def _is_mine(self, notice: DisclosurePage, step: Step) -> bool:
        return step.whose is not None and notice.village in self.served[step.whose]
