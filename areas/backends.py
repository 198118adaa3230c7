"""Who may log in, and with what rights outside the page tree: that follows from duties alone."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Permission, User
from django.db.models import QuerySet
from django.utils import timezone

from areas.models import Duty
from areas.querysets import DutyQuerySet
from areas.rights import ADMIN_ROLES


class DutyBackend(ModelBackend):
    """Lets superusers in, and those with a duty in force; groups and flags give nothing.

    Django asks at each request, so that an open session ends with the last duty.
    """

    def user_can_authenticate(self, user: User | AnonymousUser | None) -> bool:
        if user is None or not super().user_can_authenticate(user):
            return False
        return user.is_superuser or _duties_today(user).exists()

    def _get_user_permissions(self, user_obj: AbstractBaseUser) -> QuerySet[Permission]:
        """The one right that Wagtail asks for at its door, for those who have work behind it."""
        if not _duties_today(user_obj).as_role(*ADMIN_ROLES).exists():
            return Permission.objects.none()
        return Permission.objects.filter(
            content_type__app_label="wagtailadmin", codename="access_admin"
        )

    def _get_group_permissions(self, user_obj: AbstractBaseUser) -> QuerySet[Permission]:
        return Permission.objects.none()


def _duties_today(user: AbstractBaseUser | AnonymousUser) -> DutyQuerySet:
    return Duty.objects.for_user(user).in_force(timezone.localdate())
