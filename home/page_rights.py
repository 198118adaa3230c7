"""The permission policy of pages: rights follow from duties, by way of the areas' pages."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.query import PageQuerySet

from areas.enums import Role
from areas.models import Duty
from areas.querysets import DutyQuerySet
from areas.rights import PAGE_RIGHTS, is_administrator, roles_with_any
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
        if not user.is_active or user.is_anonymous or is_administrator(user):
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

    def instances_user_has_any_permission_for(
        self, user: AbstractBaseUser | AnonymousUser, actions: Collection[str]
    ) -> PageQuerySet:
        everything_or_nothing = self._base_queryset_for_user(user)
        if everything_or_nothing is not None:
            return everything_or_nothing
        wanted = self._get_permission_codenames(set(actions))
        permissions = self.get_cached_permissions_for_user(user)
        pages = [each.page for each in permissions if each.permission.codename in wanted]
        return self.model._default_manager.filter(_below(pages))

    def explorable_instances(self, user: AbstractBaseUser | AnonymousUser) -> PageQuerySet:
        """All pages with rights, and those on the way down to them from where the ways part."""
        everything_or_nothing = self._base_queryset_for_user(user)
        if everything_or_nothing is not None:
            return everything_or_nothing
        pages = [each.page for each in self.get_cached_permissions_for_user(user)]
        return self.model._default_manager.filter(_below(pages) | _on_the_way_to(pages))

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


def _below(pages: Iterable[Page]) -> Q:
    """Those pages and all below them, as ranges: an index finds these, but no LIKE on SQLite."""
    below = Q(pk__in=[])
    for page in pages:
        below |= Q(path__gte=page.path, path__lt=page._inc_path())
    return below


def _on_the_way_to(pages: Sequence[Page]) -> Q:
    """What lies above those pages, from the deepest page that is above them all."""
    lineages = [
        {page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)}
        for page in pages
    ]
    if not lineages:
        return Q(pk__in=[])
    where_ways_part = max(set.intersection(*lineages))
    return Q(path__in=[path for path in set.union(*lineages) if path >= where_ways_part])


def _duties_with_any(actions: Collection[str]) -> DutyQuerySet:
    return Duty.objects.as_role(*roles_with_any(set(actions))).in_force(timezone.localdate())


def _holders(duties: DutyQuerySet, include_superusers: bool) -> QuerySet[AbstractBaseUser]:
    chosen = Q(pk__in=duties.values("user"))
    if include_superusers:
        chosen |= Q(is_superuser=True)
    return get_user_model()._default_manager.filter(chosen, is_active=True)
