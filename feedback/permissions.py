"""Who changes the rules of tickets: the county's inspection, and administrators."""

from collections.abc import Collection

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from wagtail.permission_policies.base import BasePermissionPolicy

from areas.enums import Role
from areas.models import Duty
from areas.querysets import DutyQuerySet
from areas.rights import is_administrator
from feedback.managers import Viewer


class RulesPolicy(BasePermissionPolicy):
    """Categories, deadlines and holidays hold for the whole site: they are the county's."""

    def user_has_permission(self, user: Viewer, action: str) -> bool:
        return is_administrator(user) or _inspecting().for_user(user).exists()

    def user_has_any_permission(self, user: Viewer, actions: Collection[str]) -> bool:
        """One question for all: each menu asks."""
        return self.user_has_permission(user, "change")

    def user_has_permission_for_instance(self, user: Viewer, action: str, instance: Model) -> bool:
        return self.user_has_permission(user, action)

    def instances_user_has_any_permission_for(
        self, user: Viewer, actions: Collection[str]
    ) -> QuerySet[Model]:
        every = self.model._default_manager.all()
        return every if self.user_has_any_permission(user, actions) else every.none()

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet[AbstractBaseUser]:
        may = Q(is_superuser=True) | Q(pk__in=_inspecting().values("user"))
        return get_user_model()._default_manager.filter(may, is_active=True)


class CategoryPolicy(RulesPolicy):
    """No category is deleted: tickets keep theirs, and staff only stop offering it."""

    def user_has_permission(self, user: Viewer, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


def _inspecting() -> DutyQuerySet:
    """Duties of today in the inspection of the county that the site serves."""
    duties = Duty.objects.as_role(Role.COUNTY_INSPECTION).in_force(timezone.localdate())
    return duties.filter(area__code=settings.SERVED_AREA)
