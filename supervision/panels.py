"""What the editors of a round and of a notice lead to, beside their own fields."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.panels import Panel

from supervision.timeline import in_words


class ProblemsPanel(Panel):
    """Leads from the editor to uploading; it has no fields of its own."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "supervision/admin/problems_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(
            self, parent_context: Mapping[str, Any] | None = None
        ) -> Mapping[str, Any]:
            page = self.instance
            return super().get_context_data(parent_context) | {
                "page": page,
                "told": in_words(page.problem_list) if page.problems else "",
            }


class NoticesPanel(Panel):
    """Leads from a round that is public to writing how far its problems are."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "supervision/admin/notices_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.live)


class DoorstepPanel(Panel):
    """Leads from a round that asked something to what was answered."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "supervision/admin/doorstep_panel.html"

        def is_shown(self) -> bool:
            page = self.instance
            return bool(page.first_published_at and page.doorstep_questions)
