"""That the holidays of a year are still to be written down, on the first page of the admin."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from areas.models import SpecialDay
from areas.working_days import unknown_year
from feedback.models import DeadlineRule


class CalendarPanel(Component):
    """For those who keep the calendar, where deadlines are counted in working days; else nothing:
    without the holidays a deadline would fall on one, or a day too early."""

    name = "calendar"
    order = 85
    template_name = "feedback/admin/calendar.html"

    def __init__(self, user: AbstractBaseUser | AnonymousUser) -> None:
        self.user = user

    def get_context_data(
        self, parent_context: Mapping[str, Any] | None = None
    ) -> Mapping[str, Any]:
        policy = policy_registry.get_by_type(SpecialDay)
        told = (
            policy.user_has_permission(self.user, "add")
            and DeadlineRule.objects.filter(in_working_days=True).exists()
        )
        return {"year": unknown_year(timezone.localdate()) if told else None}
