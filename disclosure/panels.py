"""The editor's panel about the table: what the draft holds, what waits, and what can be done."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.panels import Panel

from disclosure.enums import OPEN_UPLOADS
from disclosure.presentation import say_totals


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
            waiting = page.uploads.filter(state__in=OPEN_UPLOADS)
            return context | {
                "page": page,
                "batch": page.batch,
                "totals": say_totals(page.declaration, page.batch.totals) if page.batch else (),
                "waiting": waiting.select_related("uploaded_by"),
                "can_redact": page.permissions_for_user(self.request.user).can_publish(),
            }
