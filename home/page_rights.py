"""The permission policy of pages: rights follow from duties, by way of the areas' pages."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from areas.enums import Role
from areas.models import Duty
from areas.querysets import DutyQuerySet
from areas.rights import PAGE_RIGHTS, roles_with_any
from home.models import AreaPage


@dataclass(frozen=True, slots=True)
class PageRight:
    """What Wagtail reads of a permission: its name, such as change_page."""

    codename: str


@dataclass(frozen=True, slots=True)
class PagePermission:
    """One right, on one page and all below it: what Wagtail reads of a group's permission."""

    page: Page
    permission: PageRight

    @property
    def page_id(self) -> int:
        return int(self.page.pk)


class DutyPagePolicy(PagePermissionPolicy):
    """A duty on an area is a right on its page and on those below; groups count for nothing.

    Pages of areas have the area's code in their address, and that is how they are found.
    """

    def get_all_permissions_for_user(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> list[PagePermission]:
        if not user.is_active or user.is_anonymous or getattr(user, "is_superuser", False):
            return []
        duties = Duty.objects.for_user(user).as_role(*PAGE_RIGHTS).in_force(timezone.localdate())
        roles = list(duties.values_list("area__code", "role").distinct())
        pages = {
            page.slug: page
            for page in Page.objects.type(AreaPage).filter(slug__in={code for code, _ in roles})
        }
        return [
            PagePermission(pages[code], PageRight(f"{action}_page"))
            for code, role in roles
            if code in pages
            for action in sorted(PAGE_RIGHTS[Role(role)])
        ]

    def users_with_any_permission(
        self, actions: Collection[str], include_superusers: bool = True
    ) -> QuerySet[AbstractBaseUser]:
        return _holders(_duties_with_any(actions), include_superusers)

    def users_with_any_permission_for_instance(
        self, actions: Collection[str], instance: Page, include_superusers: bool = True
    ) -> QuerySet[AbstractBaseUser]:
        above = instance.get_ancestors(inclusive=True).type(AreaPage).values("slug")
        duties = _duties_with_any(actions).filter(area__code__in=above)
        return _holders(duties, include_superusers)


def _duties_with_any(actions: Collection[str]) -> DutyQuerySet:
    return Duty.objects.as_role(*roles_with_any(set(actions))).in_force(timezone.localdate())


def _holders(duties: DutyQuerySet, include_superusers: bool) -> QuerySet[AbstractBaseUser]:
    chosen = Q(pk__in=duties.values("user"))
    if include_superusers:
        chosen |= Q(is_superuser=True)
    return get_user_model()._default_manager.filter(chosen, is_active=True)
