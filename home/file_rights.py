"""Who may use Wagtail's pictures and documents: who writes pages with pictures uses his own, and
documents are the administrators'.

Photos of residents and attachments of notices are neither: they follow villages, not collections.
"""

from collections.abc import Collection

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet
from wagtail.images.models import AbstractImage
from wagtail.models import Collection as WagtailCollection
from wagtail.models import GroupCollectionPermission
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from areas.rights import is_administrator
from home.page_rights import writes_in_a_branch


class AdministratorsOnly(CollectionOwnershipPermissionPolicy):
    """The policy of a model whose objects lie in collections, without the rights of groups."""

    def get_all_permissions_for_user(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> QuerySet[GroupCollectionPermission]:
        return GroupCollectionPermission.objects.none()

    def _users_with_perm_filter(self, actions: Collection[str], collection: object = None) -> Q:
        return Q(is_active=True, is_superuser=True)


class OwnPictures(AdministratorsOnly):
    """Who writes in a branch (`home/page_rights.py`) adds pictures, and uses, describes and deletes
    those that he added; none that readers see is deleted. Nobody looks through the pictures of
    others: some wait in their drafts."""

    def user_has_permission(self, user: AbstractBaseUser | AnonymousUser, action: str) -> bool:
        return super().user_has_permission(user, action) or writes_in_a_branch(user)

    def user_has_any_permission_for_instance(
        self,
        user: AbstractBaseUser | AnonymousUser,
        actions: Collection[str],
        instance: AbstractImage,
    ) -> bool:
        if is_administrator(user):
            return super().user_has_any_permission_for_instance(user, actions, instance)
        if instance.uploaded_by_user_id != user.pk or not writes_in_a_branch(user):
            return False
        return set(actions) != {"delete"} or not _is_public(instance)

    def instances_user_has_any_permission_for(
        self, user: AbstractBaseUser | AnonymousUser, actions: Collection[str]
    ) -> QuerySet[AbstractImage]:
        if is_administrator(user):
            return self.model._default_manager.all()
        if not writes_in_a_branch(user):
            return self.model._default_manager.none()
        return self.model._default_manager.filter(uploaded_by_user=user.pk)

    def collections_user_has_any_permission_for(
        self, user: AbstractBaseUser | AnonymousUser, actions: Collection[str]
    ) -> QuerySet[WagtailCollection]:
        """All pictures lie in one; it says nothing of whose they are."""
        if writes_in_a_branch(user):
            return WagtailCollection.objects.filter(depth=1)
        return super().collections_user_has_any_permission_for(user, actions)


def _is_public(picture: AbstractImage) -> bool:
    """Whether anything that readers see shows it."""
    return any(getattr(shown_in, "live", True) for shown_in, _ in picture.get_usage())
