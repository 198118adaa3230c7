"""The editor's panel about the table: what the draft holds, what waits, and what can be done."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.admin.panels import Panel

from disclosure.enums import OPEN_UPLOADS, WAITING_ATTACHMENTS
from disclosure.models.answered import tickets_answered_by
from disclosure.models.batches import LedgerBatch
from disclosure.models.reviews import review_context
from disclosure.presentation import cell_text, say_totals

if TYPE_CHECKING:  # the page's own panel, so that it cannot be imported yet
    from disclosure.models import DisclosurePage

SHOWN_ROWS = 5


class TablePanel(Panel):
    """Leads from the editor to uploading, undoing and redacting; it has no fields of its own."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "disclosure/admin/panel.html"

        def get_context_data(
            self, parent_context: Mapping[str, Any] | None = None
        ) -> Mapping[str, Any]:
            context = super().get_context_data(parent_context)
            page = self.instance
            if page is None or page.pk is None:
                return context
            may = page.permissions_for_user(self.request.user)
            waiting = page.uploads.filter(state__in=OPEN_UPLOADS)
            public = page.last_public_batch()
            return (
                context
                | table_context(page, self.request.user)
                | review_context(page, self.request.user)
                | {
                    "public": public,
                    "takedown": None if page.live else page.takedowns.first(),
                    "correction": page.live and page.batch != public,
                    "planned": _planned(page),
                    "why_not": page.objection,
                    "unattached": page.files.filter(state__in=WAITING_ATTACHMENTS).count(),
                    "waiting": waiting.select_related("uploaded_by"),
                    "can_blank": may.can_blank(),
                    "may_unschedule": may.can_unschedule(),
                    "can_delete": page.batch is None and may.can_delete(),
                }
            )


def _planned(page: "DisclosurePage") -> datetime | None:
    """A time that is written in the draft, but holds only once the review let it through."""
    to_come = page.go_live_at and page.go_live_at > timezone.now()
    return page.go_live_at if to_come and not page.opens_at else None


def table_context(page: "DisclosurePage", user: User) -> dict[str, Any]:
    """What there is to check before the table goes public, as readers will see it; of what
    residents said that it answers, what `user` may see."""
    if page.batch is None:
        return {"page": page, "batch": None}
    answered = tickets_answered_by(page.batch, user)
    return {"page": page, "batch": page.batch, "answered": answered} | _table(page, page.batch)


def _table(page: "DisclosurePage", batch: LedgerBatch) -> dict[str, Any]:
    columns = page.declaration.columns
    rows = batch.rows.all()[:SHOWN_ROWS]
    return {
        "uploaded": page.uploads.filter(batch=batch).select_related("uploaded_by").first(),
        "totals": say_totals(page.declaration, batch.totals),
        "headings": [column.heading for column in columns],
        "rows": [[cell_text(row, column) for column in columns] for row in rows],
    }
