"""Who may see which tickets. The accused never do, and duties alone give the right."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from areas.enums import Level, Role
from areas.models import Area, Duty
from areas.selectors import areas_of_user
from feedback.rules.routing import ACCUSED_LEVELS, CHAIN

if TYPE_CHECKING:
    from feedback.models import Ticket, TicketPhoto

PLAIN = Q(about="", once_accused=False)
"""Tickets that accuse nobody, and never did: of others the database reads no word
(`TicketTextField`)."""

INSPECTION = (Role.TOWN_INSPECTION, Role.COUNTY_INSPECTION)

Viewer = AbstractBaseUser | AnonymousUser


class ViewerRequiredError(Http404):
    """Tickets were asked for without saying who looks at them.

    Views of Wagtail's that take any model from their address do: they find nothing.
    """


def handled_areas(viewer: Viewer) -> list[Area]:
    """The areas whose tickets `viewer` handles today, in tree order.

    Being a superuser gives nothing here: an accused official may be the technical administrator.
    """
    duties = Duty.objects.for_user(viewer).as_role(*CHAIN.values()).in_force(timezone.localdate())
    return list(Area.objects.filter(pk__in=duties.values("area")))


def inspected_areas(viewer: Viewer) -> list[Area]:
    """The towns and counties that `viewer` inspects today."""
    return areas_of_user(viewer, INSPECTION, timezone.localdate())


def visible(viewer: Viewer, prefix: str = "") -> Q | None:
    """Which tickets `viewer` may see, by the name of the way to the ticket; None if there are none.

    Those of the areas that the viewer serves, from the level on from which they may be seen. Never
    an accusation of a level, in a place, at which the viewer serves or ever served, under whatever
    account, or above which the viewer does not stand.
    """
    areas = handled_areas(viewer)
    if not areas:
        return None
    seen = Q(pk__in=[])
    for area in areas:
        seen |= Q(
            **{
                f"{prefix}area__path__startswith": area.path,
                f"{prefix}seen_from__in": _at_or_below(Level(area.level)),
            }
        )
    his = Duty.objects.for_user(viewer).of_the_same_people()
    served = Area.objects.filter(pk__in=his.values("area"))
    return seen & ~_accusing(served, prefix)


def _at_or_below(level: Level) -> list[Level]:
    return [each for each in Level if each.rank >= level.rank]


def _accusing(served: Iterable[Area], prefix: str) -> Q:
    """Accusations of a level at which, or below which, somebody served one of the areas.

    They keep the village at most: of its grids nobody knows which is meant.
    """
    accusing = Q(pk__in=[])
    for area in served:
        for about in ACCUSED_LEVELS:
            if about.rank <= Level(area.level).rank:
                path = area.lineage_paths[min(about.rank, Level.VILLAGE.rank)]
                accusing |= Q(**{f"{prefix}about": about, f"{prefix}area__path__startswith": path})
    return accusing


class TicketManager(models.Manager["Ticket"]):
    """Gives no tickets until it is told who looks: there is only `visible_to`."""

    def get_queryset(self) -> models.QuerySet["Ticket"]:
        raise ViewerRequiredError(
            "Use Ticket.objects.visible_to(user); services use Ticket.unscoped."
        )

    def visible_to(self, viewer: Viewer) -> models.QuerySet["Ticket"]:
        """The tickets that `viewer` may see today; contacts deferred."""
        seen = visible(viewer)
        if seen is None:
            return self.model.unscoped.none()
        return self.model.unscoped.filter(seen).select_related("village").defer("contact")


class TicketPhotoManager(models.Manager["TicketPhoto"]):
    """Gives photos as `TicketManager` gives tickets; those that wait for theirs to nobody."""

    def get_queryset(self) -> models.QuerySet["TicketPhoto"]:
        raise ViewerRequiredError(
            "Use TicketPhoto.objects.visible_to(user); services use TicketPhoto.unscoped."
        )

    def visible_to(self, viewer: Viewer) -> models.QuerySet["TicketPhoto"]:
        """Photos of the tickets that `viewer` may see today."""
        seen = visible(viewer, "ticket__")
        return self.model.unscoped.none() if seen is None else self.model.unscoped.filter(seen)
