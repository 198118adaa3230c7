"""Actions on many pages at once, which say of each page that stays why it does: Wagtail gives one
reason for all, and reports of 0 pages where none may go."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from home.refused_actions import instead


class SaysWhyNot(PageBulkAction):
    """In front of one of Wagtail's."""

    def why_not(self, page: Page) -> str:
        """Behind the title of a page that stays; empty where there is nothing to say."""
        return instead(page.permissions_for_user(self.request.user), self.action_type)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        for refused in context["items_with_no_access"]:
            refused["why_not"] = self.why_not(refused["item"])
        return context

    def prepare_action(
        self, pages: Sequence[Page], without_access: Mapping[str, Sequence[Page]]
    ) -> HttpResponse | None:
        """Where none may go, what says why once more."""
        if pages:
            return None
        shown: HttpResponse = self.render_to_response(self.get_context_data())
        return shown


class DeleteMany(SaysWhyNot, DeleteBulkAction):
    pass
