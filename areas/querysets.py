"""The verbs with which areas and duties are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.db.models import Expression, Q, QuerySet
from treebeard.mp_tree import MP_NodeManager, MP_NodeQuerySet

from areas.enums import Level, Role

if TYPE_CHECKING:
    from areas.models import Area, Duty  # noqa: F401 (Duty types the queryset below)


class AreaQuerySet(MP_NodeQuerySet):
    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """All or nothing: treebeard counts the children anew before it knows that it may delete."""
        return super().delete(*args, **kwargs)

    def at_level(self, *levels: Level) -> AreaQuerySet:
        """Only areas of one of `levels`."""
        return self.filter(level__in=levels)

    def within(self, area: Area) -> AreaQuerySet:
        """`area` itself and everything below it."""
        return self.filter(path__startswith=area.path)

    def above(self, area: Area) -> AreaQuerySet:
        """`area` itself and everything that it lies in, up to the city."""
        return self.filter(path__in=area.lineage_paths)


class AreaManager(MP_NodeManager.from_queryset(AreaQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> AreaQuerySet:
        """In tree order, which treebeard's own manager keeps for its own queryset only."""
        return AreaQuerySet(self.model, using=self._db).order_by("path")

    def full_names(self, areas: Iterable[Area]) -> dict[str, str]:
        """By the code of each area its `full_name`, for many in one query."""
        places = list(areas)
        paths = {path for place in places for path in place.lineage_paths[:-1]}
        named = self.filter(path__in=paths).at_level(Level.TOWN, Level.VILLAGE, Level.GRID)
        names = dict(named.values_list("path", "short_name"))
        return {
            place.code: "".join(
                [*(names.get(path, "") for path in place.lineage_paths[:-1]), place.short_name]
            )
            for place in places
        }


class DutyQuerySet(QuerySet["Duty"]):
    def in_force(self, day: date | Expression) -> DutyQuerySet:
        """Duties that run on `day`; the last day of a duty still counts."""
        still_running = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
        return self.filter(still_running, starts_on__lte=day)

    def for_user(self, user: AbstractBaseUser | AnonymousUser) -> DutyQuerySet:
        """Duties of the account `user`; none for a visitor who is not logged in."""
        return self.filter(user_id=user.pk) if user.is_authenticated else self.none()

    def as_role(self, *roles: Role) -> DutyQuerySet:
        """Duties held as one of `roles`."""
        return self.filter(role__in=roles)

    def within(self, area: Area) -> DutyQuerySet:
        """Duties on `area` and on everything below it."""
        return self.filter(area__path__startswith=area.path)

    def covering(self, area: Area) -> DutyQuerySet:
        """Duties on `area` or on any area that it lies in: who is responsible here."""
        return self.filter(area__path__in=area.lineage_paths)

    def of_the_same_people(self) -> DutyQuerySet:
        """Every duty, over or not, of whoever holds one of these, under any of his accounts."""
        phones = self.exclude(bare_phone="").values("bare_phone")
        accounts = self.filter(user__isnull=False).values("user")
        names = self.values("bare_name")
        return self.model._default_manager.filter(
            Q(user__in=accounts) | Q(bare_phone__in=phones) | Q(bare_name__in=names)
        )
