"""What a duty allows in the admin. Nothing else gives rights there, but being a superuser."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from areas.enums import Role

ADMIN_ROLES = frozenset(
    {
        Role.ACCOUNTANT,
        Role.SUPERVISION_COMMITTEE,
        Role.TOWN_INSPECTION,
        Role.COUNTY_INSPECTION,
    }
)
"""Whose work is in the admin: who publishes, and who reads what residents say."""

PAGE_RIGHTS: Mapping[Role, frozenset[str]] = {
    Role.ACCOUNTANT: frozenset({"add", "change"}),
    Role.SUPERVISION_COMMITTEE: frozenset({"change", "publish"}),
    Role.TOWN_INSPECTION: frozenset({"publish"}),
}
"""What a role may do with the pages of its area and below. To publish is to say yes to what was
handed in: `disclosure/reviewers.py` tells whom a review falls to."""


def is_administrator(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether `user` keeps the site, and so needs no duty."""
    return bool(getattr(user, "is_superuser", False))


def roles_with_any(actions: set[str]) -> list[Role]:
    """The roles that may do one of `actions` with pages."""
    return [role for role, rights in PAGE_RIGHTS.items() if rights & actions]
