"""Who may see which tickets. The accused never do: rights come from an inspection duty alone."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.http import Http404
from django.utils import timezone

from areas.enums import Role
from areas.models import Area
from areas.selectors import areas_of_user, inside

if TYPE_CHECKING:
    from feedback.models import Ticket, TicketPhoto

INSPECTION = (Role.TOWN_INSPECTION, Role.COUNTY_INSPECTION)

Viewer = AbstractBaseUser | AnonymousUser


class ViewerRequiredError(Http404):
    """Tickets were asked for without saying who looks at them.

    Views of Wagtail's that take any model from their address do: they find nothing.
    """


def inspected_areas(viewer: Viewer) -> list[Area]:
    """The towns and counties that `viewer` inspects today.

    Being a superuser gives nothing here: an accused official may be the technical administrator.
    """
    return areas_of_user(viewer, INSPECTION, timezone.localdate())


class TicketManager(models.Manager["Ticket"]):
    """Gives no tickets until it is told who looks: there is only `visible_to`."""

    def get_queryset(self) -> models.QuerySet["Ticket"]:
        raise ViewerRequiredError(
            "Use Ticket.objects.visible_to(user); services use Ticket.unscoped."
        )

    def visible_to(self, viewer: Viewer) -> models.QuerySet["Ticket"]:
        """Tickets from the towns and counties that `viewer` inspects today; contacts deferred."""
        areas = inspected_areas(viewer)
        if not areas:
            return self.model.unscoped.none()
        return (
            self.model.unscoped.filter(inside(areas, "village__path"))
            .select_related("village")
            .defer("contact")
        )


class TicketPhotoManager(models.Manager["TicketPhoto"]):
    """Gives photos as `TicketManager` gives tickets; those that wait for theirs to nobody."""

    def get_queryset(self) -> models.QuerySet["TicketPhoto"]:
        raise ViewerRequiredError(
            "Use TicketPhoto.objects.visible_to(user); services use TicketPhoto.unscoped."
        )

    def visible_to(self, viewer: Viewer) -> models.QuerySet["TicketPhoto"]:
        """Photos of the tickets from the towns and counties that `viewer` inspects today."""
        areas = inspected_areas(viewer)
        if not areas:
            return self.model.unscoped.none()
        return self.model.unscoped.filter(inside(areas, "ticket__village__path"))
