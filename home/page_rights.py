"""The permission policy of pages: rights follow from duties, by way of the areas' pages."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.query import PageQuerySet

from areas.enums import Role
from areas.models import Area, Duty
from areas.querysets import DutyQuerySet
from areas.rights import PAGE_RIGHTS, is_administrator, roles_with_any
from areas.selectors import inside
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


@dataclass(frozen=True, slots=True)
class Branch:
    """Pages below those of areas, on which duties give rights of their own."""

    root: type[Page]
    rights: Mapping[Role, frozenset[str]]

    def roles_with_any(self, actions: Collection[str]) -> list[Role]:
        return [role for role, rights in self.rights.items() if rights & set(actions)]

    def rights_of(self, duties: Collection[Duty]) -> list[PagePermission]:
        """By these duties, on the roots in their areas; without a query where none gives any."""
        giving = [duty for duty in duties if duty.role in self.rights]
        if not giving:
            return []
        roots = self.root._default_manager.select_related("area")
        return [
            right
            for root in roots.filter(inside([duty.area for duty in giving], "area__path"))
            for right in _permissions(root, self._actions_on(root.area, giving))
        ]

    def _actions_on(self, area: Area, duties: Collection[Duty]) -> set[str]:
        roles = {Role(duty.role) for duty in duties if area.path.startswith(duty.area.path)}
        return set().union(*(self.rights[role] for role in roles))

    def duties_on(self, root: Page, actions: Collection[str]) -> DutyQuerySet:
        """The duties by which somebody has one of these rights on a root today."""
        return _duties_as(self.roles_with_any(actions)).covering(root.area)


_branches: list[Branch] = []


def register_branch(root: type[Page], rights: Mapping[Role, frozenset[str]]) -> None:
    """Give these roles these rights on the pages of class `root` of their area and of all places in
    it, and on what lies below those pages. The class has an `area`."""
    branch = Branch(root, rights)
    if branch not in _branches:
        _branches.append(branch)


def writes_in_a_branch(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether a duty of today lets somebody add pages to a branch."""
    roles = [role for branch in _branches for role in branch.roles_with_any({"add"})]
    return user.is_active and _duties_as(roles).for_user(user).exists()


class DutyPagePolicy(PagePermissionPolicy):
    """A duty on an area is a right on its page and on those below; groups count for nothing.

    Pages of areas have the area's code in their address, and that is how they are found. Some
    duties have rights on a branch alone (`register_branch`).
    """

    def get_all_permissions_for_user(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> list[PagePermission]:
        if not user.is_active or user.is_anonymous or is_administrator(user):
            return []
        duties = Duty.objects.for_user(user).in_force(timezone.localdate())
        held = list(duties.select_related("area"))
        return [
            *_rights_on_areas([duty for duty in held if duty.role in PAGE_RIGHTS]),
            *(right for branch in _branches for right in branch.rights_of(held)),
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
        branches = [role for branch in _branches for role in branch.roles_with_any(actions)]
        duties = _duties_as([*roles_with_any(set(actions)), *branches])
        return _holders(duties, include_superusers)

    def users_with_any_permission_for_instance(
        self, actions: Collection[str], instance: Page, include_superusers: bool = True
    ) -> QuerySet[AbstractBaseUser]:
        above = instance.get_ancestors(inclusive=True)
        duties = _duties_as(roles_with_any(set(actions))).filter(
            area__code__in=above.type(AreaPage).values("slug")
        )
        for branch in _branches:
            for root in branch.root._default_manager.filter(pk__in=above.values("pk")):
                duties |= branch.duties_on(root, actions)
        return _holders(duties, include_superusers)


def _rights_on_areas(duties: Collection[Duty]) -> list[PagePermission]:
    codes = {duty.area.code for duty in duties}
    found = Page.objects.type(AreaPage).filter(slug__in=codes)
    pages = {page.slug: page for page in found}
    return [
        right
        for code, role in sorted({(duty.area.code, duty.role) for duty in duties})
        if code in pages
        for right in _permissions(pages[code], PAGE_RIGHTS[Role(role)])
    ]


def _permissions(page: Page, actions: Collection[str]) -> list[PagePermission]:
    return [PagePermission(page, PageRight(f"{action}_page")) for action in sorted(actions)]


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


def _duties_as(roles: Collection[Role]) -> DutyQuerySet:
    return Duty.objects.as_role(*roles).in_force(timezone.localdate())


def _holders(duties: DutyQuerySet, include_superusers: bool) -> QuerySet[AbstractBaseUser]:
    chosen = Q(pk__in=duties.values("user"))
    if include_superusers:
        chosen |= Q(is_superuser=True)
    return get_user_model()._default_manager.filter(chosen, is_active=True)
