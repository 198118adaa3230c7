"""What an office finds of its own branches on the first page of the admin."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState

from areas.enums import Role
from areas.selectors import areas_of_user, inside
from disclosure.models import ReviewState
from disclosure.models.inspection import InspectionPage
from disclosure.models.reviews import CountyTask
from home.branches import BranchPage

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Writing:
    """A kind of branch: who writes which pages on it, and by which task they go public."""

    name: str
    title: str
    branch: type[BranchPage]
    pages: tuple[type[InspectionPage], ...]
    task: type[CountyTask]
    rights: Mapping[Role, frozenset[str]]
    begin: str  # what the button says that begins a page of the first kind
    icon: str


class BranchPanel(Component):
    """What waits for one's yes, what one's office has begun, and beginning something."""

    template_name = "disclosure/admin/branch.html"

    def __init__(
        self, writing: Writing, user: AbstractBaseUser | AnonymousUser, order: int
    ) -> None:
        self.writing, self.user, self.name, self.order = writing, user, writing.name, order
        self.areas = list(areas_of_user(user, tuple(writing.rights), timezone.localdate()))

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> Mapping[str, Any]:
        if not self.areas:
            return {"branches": ()}
        own = self.writing.branch._default_manager.filter(area__in=self.areas)
        return {
            "writing": self.writing,
            "begins": self.writing.pages[0]._meta,
            "branches": own.select_related("area"),
            "to_review": self._to_review(),
            "begun": self._begun(),
        }

    def _begun(self) -> list[InspectionPage]:
        """The newest of what has something that is not public yet."""
        begun = [
            page
            for kind in self.writing.pages
            for page in kind._default_manager.filter(
                area__in=self.areas, has_unpublished_changes=True
            ).order_by("-latest_revision_created_at")[:SHOWN]
        ]
        return sorted(begun, key=lambda page: page.latest_revision_created_at, reverse=True)[:SHOWN]

    def _to_review(self) -> list[InspectionPage]:
        """What came first, first."""
        waiting = ReviewState.objects.filter(
            task__in=self.writing.task._default_manager.all(), status=TaskState.STATUS_IN_PROGRESS
        )
        reviews = {
            int(state.workflow_state.object_id): state
            for state in waiting.select_related("workflow_state").order_by("pk")
        }
        found: dict[int, InspectionPage] = {}
        for kind in self.writing.pages:
            pages = kind._default_manager.filter(inside(self.areas, "area__path"))
            found |= pages.select_related("area").in_bulk(reviews)
        task = self.writing.task()
        return [
            found[pk]
            for pk, state in reviews.items()
            if pk in found and self.user.pk in task.turn(state, found[pk]).users
        ]
