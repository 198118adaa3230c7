"""The permission policy of tickets in the admin."""

from collections.abc import Collection

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.permission_policies.base import BasePermissionPolicy

from areas.models import Duty
from feedback.managers import INSPECTION, Viewer, inspected_areas
from feedback.models import Ticket


class InspectionPolicy(BasePermissionPolicy):
    """Who inspects a place may view its tickets; nobody may add, change or delete one.

    Neither groups nor the superuser flag count, so that no administrator can grant it in passing.
    """

    def user_has_permission(self, user: Viewer, action: str) -> bool:
        return action == "view" and bool(inspected_areas(user))

    def user_has_permission_for_instance(self, user: Viewer, action: str, instance: Ticket) -> bool:
        visible = Ticket.objects.visible_to(user)
        return action == "view" and visible.filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(
        self, user: Viewer, actions: Collection[str]
    ) -> QuerySet[Ticket]:
        visible = Ticket.objects.visible_to(user)
        return visible if "view" in actions else visible.none()

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet[AbstractBaseUser]:
        users = get_user_model()._default_manager.all()
        duties = Duty.objects.as_role(*INSPECTION).in_force(timezone.localdate())
        return users.filter(pk__in=duties.values("user")) if "view" in actions else users.none()
