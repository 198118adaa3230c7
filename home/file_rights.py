"""Who may use Wagtail's pictures and documents: administrators, as no duty writes pages with them.

Photos of residents and attachments of notices are neither: they follow villages, not collections.
"""

from collections.abc import Collection

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet
from wagtail.models import GroupCollectionPermission
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy


class AdministratorsOnly(CollectionOwnershipPermissionPolicy):
    """The policy of a model whose objects lie in collections, without the rights of groups."""

    def get_all_permissions_for_user(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> QuerySet[GroupCollectionPermission]:
        return GroupCollectionPermission.objects.none()

    def _users_with_perm_filter(self, actions: Collection[str], collection: object = None) -> Q:
        return Q(is_active=True, is_superuser=True)
