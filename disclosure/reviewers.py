"""Whom the review of a notice falls to: never to who made it.

The village's supervision committee reviews. Where it has nobody who may, the town's inspection
does, and the public reads why.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import TextChoices
from django.utils import timezone

from areas.enums import Role
from areas.models import Area, Duty
from areas.querysets import DutyQuerySet

REVIEWING = (Role.SUPERVISION_COMMITTEE, Role.TOWN_INSPECTION)


class WhyTown(TextChoices):
    """Why the town reviews in the committee's place, in words that the public reads."""

    NOBODY = "nobody", "本村村务监督委员会现在没有人能审核"
    INVOLVED = "involved", "本村村务监督委员会的人参与了编制，要回避"


@dataclass(frozen=True, slots=True)
class Reviewers:
    """The office that is asked, the accounts that may answer for it, and why it is the town (empty
    where it is its own turn)."""

    role: Role
    users: frozenset[int]
    why: WhyTown | None = None


def reviewers(
    asked: Role, holders: Mapping[Role, Collection[int]], makers: Collection[int | None]
) -> Reviewers:
    """Who may answer a review asked of `asked`.

    `holders` are the accounts in office, by role; `makers` those of who handed the notice in, wrote
    it or accepted its table, and of who reviewed it before.
    """
    able = frozenset(holders.get(asked, ())) - frozenset(makers)
    if able or asked is Role.TOWN_INSPECTION:
        return Reviewers(asked, able)
    why = WhyTown.INVOLVED if holders.get(asked) else WhyTown.NOBODY
    town = frozenset(holders.get(Role.TOWN_INSPECTION, ())) - frozenset(makers)
    return Reviewers(Role.TOWN_INSPECTION, town, why)


Holders = dict[Role, set[int]]


def in_office(villages: Collection[Area]) -> dict[int, Holders]:
    """By the villages' ids the accounts of those who may review for them, by the role that they
    have today; in one query."""
    paths = {path for village in villages for path in village.lineage_paths}
    duties = Duty.objects.as_role(*REVIEWING).in_force(timezone.localdate())
    found = list(
        duties.filter(area__path__in=paths, user__is_active=True).values_list(
            "area__path", "role", "user"
        )
    )
    offices: dict[int, Holders] = {}
    for village in villages:
        holders = offices[village.pk] = {role: set() for role in REVIEWING}
        for path, role, user in found:
            if village.path.startswith(path):
                holders[Role(role)].add(user)
    return offices


def name_in_office(user: User, role: Role, village: Area) -> str:
    """The name under which somebody has an office today, as the public may read it."""
    duty = _duties_today(village).for_user(user).as_role(role).first()
    return duty.person_name if duty else ""


def say_who(user: User | None, village: Area) -> str:
    """Office and name of who handed a notice in; empty where a command did."""
    if user is None:
        return ""
    if user.is_superuser:
        return "系统管理员"
    duty = _duties_today(village).for_user(user).first()
    return f"{duty.get_role_display()} {duty.person_name}" if duty else ""


def _duties_today(village: Area) -> DutyQuerySet:
    return Duty.objects.covering(village).in_force(timezone.localdate())
