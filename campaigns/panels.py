"""What the editor of a campaign says first: whom it waits for, or why it cannot go public yet."""

from typing import Any

from wagtail.admin.panels import Panel

from disclosure.models.reviews import turn_of
from disclosure.states import say_waits_for


class ReviewPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "campaigns/admin/state.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            page = self.instance
            context: dict[str, Any] = super().get_context_data(parent_context)
            context |= {"page": page, "objection": page.objection}
            review = page.last_review()
            if review is None or page.current_workflow_state is None:
                return context
            if review.status != review.STATUS_IN_PROGRESS:
                return context | {"returned": review}
            turn = turn_of(review, page)
            is_asked = self.request.user.pk in turn.users
            return context | {
                "waits_for": say_waits_for(turn.role),
                "turn": turn,
                "is_asked": is_asked,
            }
