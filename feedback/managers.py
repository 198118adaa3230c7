"""Who may see which tickets. The accused never do: rights come from an inspection duty alone."""

from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

from areas.enums import Role
from areas.models import Duty

if TYPE_CHECKING:
    from feedback.models import Ticket

INSPECTION = (Role.TOWN_INSPECTION, Role.COUNTY_INSPECTION)

Viewer = AbstractBaseUser | AnonymousUser


class ViewerRequiredError(RuntimeError):
    """Tickets were asked for without saying who looks at them."""


def inspected_paths(viewer: Viewer, day: date | None = None) -> list[str]:
    """Tree paths of the areas that `viewer` inspects on `day` (today); each covers what is below.

    Being a superuser gives nothing here: an accused official may be the technical administrator.
    """
    duties = Duty.objects.for_user(viewer).as_role(*INSPECTION)
    in_force = duties.in_force(day or timezone.localdate())
    return list(in_force.values_list("area__path", flat=True).distinct())


class TicketManager(models.Manager["Ticket"]):
    """Gives no tickets until it is told who looks: there is only `visible_to`."""

    def get_queryset(self) -> models.QuerySet["Ticket"]:
        raise ViewerRequiredError(
            "Use Ticket.objects.visible_to(user); services use Ticket.unscoped."
        )

    def visible_to(self, viewer: Viewer) -> models.QuerySet["Ticket"]:
        """Tickets from the towns and counties that `viewer` inspects today; contacts deferred."""
        paths = inspected_paths(viewer)
        if not paths:
            return self.model.unscoped.none()
        covered = reduce(or_, (Q(village__path__startswith=path) for path in paths))
        return self.model.unscoped.filter(covered).defer("contact")
