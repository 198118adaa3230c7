"""What the editor of an inspection's page says first: whom it waits for, or what is missing."""

from typing import Any

from wagtail.admin.panels import Panel

from disclosure.models.reviews import review_context


class ReviewPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "disclosure/admin/state.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            page = self.instance
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {
                "page": page,
                "objection": page.objection,
                "takedown": None if page.live else page.takedowns.first(),
                **review_context(page, self.request.user),
            }
