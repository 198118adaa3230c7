"""That somebody who serves a micro-grid came by."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from areas.models import Area
from feedback.fields import EncryptedTextField
from feedback.models.codes import Code
from feedback.models.tickets import Ticket

NOTE_LIMIT = 500  # characters
MENDED_WITHIN = timedelta(days=1)
NOTES_KEPT_FOR = timedelta(days=365)


class VisitQuerySet(models.QuerySet["Visit"]):
    def standing(self) -> Self:
        """Those that were neither mended since nor withdrawn."""
        return self.filter(withdrawn_at=None)

    def mendable_by(self, user: User) -> Self:
        """Those that `user` wrote down a day ago at most."""
        since = timezone.now() - MENDED_WITHIN
        return self.standing().filter(by=user, created_at__gt=since)


class Visit(models.Model):
    """A visit to a door, or to a micro-grid as a whole: then there is no door.

    `position` is "latitude,longitude" in degrees, and empty unless the town has it kept. A mended
    visit is a new one that `mends` the old, and was written down when that was; the old one is
    `withdrawn_at` that moment, and so is one that was a mistake.
    """

    area = models.ForeignKey(Area, models.PROTECT, verbose_name="微网格", related_name="+")
    door = models.ForeignKey(
        Code, models.PROTECT, verbose_name="哪一家门口", null=True, related_name="+"
    )
    at = models.DateTimeField("什么时候", db_index=True)
    note = models.CharField("记一笔", max_length=NOTE_LIMIT, blank=True)
    position = EncryptedTextField("位置", blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="谁走的",
        null=True,
        related_name="+",
    )
    created_at = models.DateTimeField("什么时候记的", default=timezone.now, editable=False)
    mends = models.OneToOneField("self", models.SET_NULL, null=True, related_name="mended_by")
    withdrawn_at = models.DateTimeField("什么时候撤回的", null=True)

    objects = VisitQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "走访"
        verbose_name_plural = "走访"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M} {self.place}"

    @property
    def place(self) -> str:
        """Where it was, in words."""
        return f"{self.area.short_name} {self.door.title if self.door else '走了一圈'}"


class RaisedTicket(models.Model):
    """A ticket that was raised on a visit: for the eyes of who wrote the visit down."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="raised")
    ticket = models.OneToOneField(Ticket, models.CASCADE, related_name="+")

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.visit_id} → {self.ticket_id}"


class PositionRule(models.Model):
    """That a town has phones' positions kept with visits. Without one nothing is kept."""

    town = models.OneToOneField(Area, models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.town}"
